import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AdminApiSettings, ownOrigins } from '@visavis/config';
import type { Database } from '@visavis/db';
import { securityHeaders } from '@visavis/policy';
import { currentManifest, promisesOf } from '@visavis/policy/history';
import type { ClientAddress } from '@visavis/uws';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import { Attempts } from './attempts.ts';
import { AUTH_PATH, createAuth } from './auth.ts';
import { authEndpoints } from './auth-endpoints.ts';
import { addressReader } from './client-address.ts';
import { ownerReadKeys } from './counts/owner-read-keys.ts';
import { readCounts } from './counts/read-counts.ts';
import { numbersDoor, NUMBERS_PATH } from './numbers-door.ts';
import { numbersOutage } from './numbers/numbers-outage.ts';
import { numbersPage } from './numbers/numbers-page.ts';
import { numbersShell } from './numbers-shell.ts';
import { readOverview } from './overview.ts';
import { requireOwnPage } from './own-page.ts';
import { BadParameter } from './read-api/bad-parameter.ts';
import { READ_PATH, readApi } from './read-api/read-api.ts';
import { Refusal, refusalAnswer } from './refusal.ts';
import { BODY_LIMIT } from './request-body.ts';
import { appRouter } from './router.ts';
import { createSetUp } from './set-up.ts';
import { signedInOwner } from './signed-in-owner.ts';

export interface AdminApiOptions {
  readonly settings: Omit<AdminApiSettings, 'DATABASE_URL'>;
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface RunningAdminApi {
  readonly port: number;
  /** Answers what is being asked, then closes every connection. */
  readonly close: () => Promise<void>;
}

const TRPC_PATH = '/trpc';

/** Serves set-up, sign-in and the dashboard's questions on HOST:PORT. Rejects when the port cannot be had. */
export async function startAdminApi(options: AdminApiOptions): Promise<RunningAdminApi> {
  const answer = answerer(options);
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 10_000 });
  server.on('request', (request, response) => void answer(request, response));
  const { HOST, PORT } = options.settings;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : PORT,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function answerer({ settings, database, now }: AdminApiOptions) {
  const manifest = currentManifest(settings.VISAVIS_PROFILE, new Date(now()));
  const { VISAVIS_ORIGIN: origin, AUTH_SECRET: secret } = settings;
  const origins = ownOrigins(origin);
  const brandName = manifest.brand.name;
  const secure = origin.startsWith('https:');
  const headers = { ...securityHeaders({ manifest, place: 'api', secure }), 'cache-control': 'no-store' };
  const attempts = new Attempts(now);
  const auth = createAuth({ database, origin, secret, brandName });
  const askAuth = authEndpoints({ auth, origin, attempts });
  const setUp = createSetUp({ auth, database, attempts, secret, brandName, now });
  const addressOf = addressReader(settings.TRUSTED_PROXIES);
  const counts = readCounts({ database, analytics: manifest.analytics, promises: promisesOf(settings.VISAVIS_PROFILE), now });
  const readKeys = ownerReadKeys(database, now);
  const answerRead = readApi({ database, counts, addressOf: requireAddress, now });
  const shell = numbersShell(settings.NUMBERS_SHELL);
  const answerNumbers = numbersDoor({
    page: shell === null ? null : numbersPage({ database, manifest, shell, now }),
    outage: shell === null ? null : numbersOutage(shell),
    headers: securityHeaders({ manifest, place: 'site', secure }),
    now,
  });

  async function answerAuth(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    requireOwnPage(request, origins);
    const answer = await askAuth(path, request, requireAddress(request));
    if (answer === undefined) throw new Refusal('not-found');
    for (const cookie of answer.cookies) response.appendHeader('set-cookie', cookie);
    sendJson(response, 200, { next: answer.next });
  }

  async function answerTrpc(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    requireOwnPage(request, origins);
    const address = requireAddress(request);
    await nodeHTTPRequestHandler({
      router: appRouter,
      req: request,
      res: response,
      path,
      maxBodySize: BODY_LIMIT,
      // Questions come as POST too: a set-up token must never be part of an address.
      allowMethodOverride: true,
      allowBatching: false,
      createContext: async () => ({
        owner: () => signedInOwner(auth, request.headers.cookie),
        setUp: setUp({
          address,
          setCookies: (cookies) => cookies.forEach((cookie) => response.appendHeader('set-cookie', cookie)),
        }),
        overview: () => readOverview({ database, metricsUrls: settings.SIGNALING_METRICS_URL, threshold: manifest.analytics.threshold, now }),
        counts,
        readKeys,
      }),
    });
  }

  function requireAddress(request: IncomingMessage): ClientAddress {
    const address = addressOf(request);
    if (address === null) throw new Refusal('bad-request');
    return address;
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    try {
      if (path === '/healthz') sendJson(response, 200, { ok: true });
      else if (path.startsWith(`${AUTH_PATH}/`)) await answerAuth(path.slice(AUTH_PATH.length), request, response);
      else if (path.startsWith(`${TRPC_PATH}/`)) await answerTrpc(path.slice(TRPC_PATH.length + 1), request, response);
      else if (path.startsWith(`${READ_PATH}/`)) await answerRead(path.slice(READ_PATH.length), request, response);
      else if (path === NUMBERS_PATH) await answerNumbers(request, response);
      else throw new Refusal('not-found');
    } catch (thrown) {
      sendRefusal(response, thrown);
    }
  };
}

function sendRefusal(response: ServerResponse, thrown: unknown): void {
  const { reason, status, retryAfterSeconds } = refusalAnswer(thrown);
  if (response.headersSent) return void response.destroy();
  if (reason === 'key-unknown' || reason === 'key-revoked') response.setHeader('www-authenticate', 'Bearer');
  if (retryAfterSeconds > 0) response.setHeader('retry-after', retryAfterSeconds);
  // What is left of a body that was not read must not be taken for the next request.
  if (!response.req.complete) response.setHeader('connection', 'close');
  const parameter = thrown instanceof BadParameter ? { parameter: thrown.parameter } : {};
  sendJson(response, status, { reason, ...parameter, retryAfterSeconds });
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
