import type { IncomingMessage } from 'node:http';
import { read } from '@visavis/policy/personal';
import type { ClientAddress } from '@visavis/uws';
import * as v from 'valibot';
import type { Attempts } from './attempts.ts';
import { type Auth, AUTH_PATH } from './auth.ts';
import { Email, GivenPassword, OneTimeCode, RecoveryCode } from './inputs.ts';
import { Refusal } from './refusal.ts';
import { readJson } from './request-body.ts';

export interface AuthAnswer {
  /** `code`: the password was right and the second factor is next. */
  readonly next: 'code' | 'done';
  readonly cookies: readonly string[];
}

interface AuthEndpointsOptions {
  readonly auth: Auth;
  readonly origin: string;
  readonly attempts: Attempts;
}

const SignIn = v.object({ email: Email, password: GivenPassword });
const Totp = v.object({ code: OneTimeCode });
const Recovery = v.object({ code: RecoveryCode });

/**
 * The few endpoints of better-auth that the dashboard needs. Bodies are parsed and rewritten here, headers are
 * rebuilt: what better-auth gets holds no address, no User-Agent and no option that we did not choose.
 */
export function authEndpoints({ auth, origin, attempts }: AuthEndpointsOptions) {
  async function ask(path: string, request: IncomingMessage, body: object): Promise<AuthAnswer> {
    const headers = new Headers({ origin, 'content-type': 'application/json' });
    if (request.headers.cookie !== undefined) headers.set('cookie', request.headers.cookie);
    const url = `${origin}${AUTH_PATH}${path}`;
    const response = await auth.handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }));
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw refusalOf(answer);
    const needsCode = v.is(v.object({ twoFactorRedirect: v.literal(true) }), answer);
    return { next: needsCode ? 'code' : 'done', cookies: response.headers.getSetCookie() };
  }

  async function challengedUser(request: IncomingMessage): Promise<string> {
    const headers = new Headers({ cookie: request.headers.cookie ?? '' });
    const user = await auth.api.challengedUser({ headers });
    if (user === null) throw new Refusal('challenge-over');
    return user;
  }

  /** Answers undefined for a path that is none of ours. */
  return async (path: string, request: IncomingMessage, address: ClientAddress): Promise<AuthAnswer | undefined> => {
    switch (path) {
      case '/sign-in/email': {
        const { email, password } = parse(SignIn, await readJson(request));
        const attempt = { kind: 'sign-in', subject: read(email, 'stop-abuse'), address } as const;
        return attempts.admit(attempt, () => ask(path, request, { email: read(email, 'run-service'), password }));
      }
      case '/two-factor/verify-totp': {
        const body = parse(Totp, await readJson(request));
        const subject = await challengedUser(request);
        return attempts.admit({ kind: 'code', subject, address }, () => {
          attempts.spendCode(subject, body.code);
          return ask(path, request, body);
        });
      }
      case '/two-factor/verify-backup-code': {
        const body = parse(Recovery, await readJson(request));
        const subject = await challengedUser(request);
        return attempts.admit({ kind: 'code', subject, address }, () => ask(path, request, body));
      }
      case '/sign-out':
        return ask(path, request, {});
      default:
        return undefined;
    }
  };
}

function parse<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const result = v.safeParse(schema, body);
  if (!result.success) throw new Refusal('bad-request');
  return result.output;
}

function refusalOf(answer: unknown): Refusal {
  const parsed = v.safeParse(v.object({ code: v.string() }), answer);
  switch (parsed.success ? parsed.output.code : '') {
    case 'INVALID_EMAIL_OR_PASSWORD':
    case 'FAILED_TO_CREATE_SESSION':
      return new Refusal('sign-in-wrong');
    case 'INVALID_CODE':
      return new Refusal('code-wrong');
    case 'INVALID_BACKUP_CODE':
      return new Refusal('recovery-code-wrong');
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
    case 'TOTP_NOT_ENABLED':
    case 'BACKUP_CODES_NOT_ENABLED':
      return new Refusal('challenge-over');
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return new Refusal('too-many-attempts', LOCK_SECONDS);
    default:
      return new Refusal('internal');
  }
}

/** better-auth locks an account this long after ten wrong codes in a row. */
const LOCK_SECONDS = 15 * 60;
