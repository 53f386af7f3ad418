import { randomBytes } from 'node:crypto';
import { connectDatabase } from '@visavis/db';
import { createSetupLink } from '@visavis/services';
import { postgres } from '@visavis/testkit';
import { Secret, TOTP } from 'otpauth';
import { startAdminApi } from '../start-admin-api.ts';
import { Browser } from './browser.ts';

export const ORIGIN = 'http://localhost:8080';
export const PASSWORD = 'four random words here';

export interface Credentials {
  readonly email: string;
  readonly totp: TOTP;
  readonly recoveryCodes: readonly string[];
}

/** The real server on a real database, as one login of the database may use it. */
export async function startDashboard({ metricsUrl = 'http://127.0.0.1:9', numbersShell = '' } = {}) {
  const database = await postgres();
  const { db, close } = connectDatabase(database.urls.admin);
  // Codes are checked against the real time by better-auth, so this is an offset to it.
  let offsetMs = 0;
  let stillAt: number | undefined;
  const now = () => stillAt ?? Date.now() + offsetMs;
  const api = await startAdminApi({
    database: db,
    now,
    settings: {
      VISAVIS_PROFILE: 'visavis',
      VISAVIS_ORIGIN: ORIGIN,
      HOST: '127.0.0.1',
      PORT: 0,
      TRUSTED_PROXIES: ['127.0.0.1'],
      SIGNALING_METRICS_URL: [metricsUrl],
      AUTH_SECRET: randomBytes(32).toString('base64url'),
      NUMBERS_SHELL: numbersShell,
    },
  });
  const browser = (options: { address?: string; userAgent?: string } = {}) =>
    new Browser({ port: api.port, origin: ORIGIN, ...options });

  const owner = async (email = 'owner@example.org'): Promise<Credentials> => {
    // Set-up's clock stands still: else a half minute that ends in between makes the code one too old.
    stillAt = now();
    const { token } = await createSetupLink(db, { now: new Date(stillAt), randomBytes });
    const visitor = browser({ address: '203.0.113.77' });
    const begun = await visitor.begin({ token, email, password: PASSWORD });
    const totp = totpOf(begun.totpUri);
    // The code of the last half minute is taken, so that the test has two more to sign in with.
    const code = totp.generate({ timestamp: stillAt - 30_000 });
    const finished = await visitor.trpc('setup.finish', { token, draft: begun.draft, code });
    stillAt = undefined;
    if (finished.reason !== undefined) throw new Error(`set-up was refused: ${finished.reason}`);
    return { email, totp, recoveryCodes: begun.recoveryCodes };
  };

  return {
    db,
    ownerUrl: database.ownerUrl,
    collectorUrl: database.urls.collector,
    port: api.port,
    browser,
    link: async () => (await createSetupLink(db, { now: new Date(now()), randomBytes })).token,
    pass: (ms: number) => {
      offsetMs += ms;
    },
    /** An owner who went through set-up and is signed out again. */
    owner,
    /** The browser of an owner who signed in. */
    signedIn: async (): Promise<Browser> => {
      const { email, totp } = await owner();
      const signedIn = browser();
      await signedIn.auth('sign-in/email', { email, password: PASSWORD });
      await signedIn.auth('two-factor/verify-totp', { code: totp.generate() });
      return signedIn;
    },
    close: async () => {
      await api.close();
      await close();
      await database.close();
    },
  };
}

export function totpOf(uri: string): TOTP {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
}

/** A code that is wrong now and half a minute from now. */
export function wrongCode(totp: TOTP): string {
  const near = new Set([-60_000, -30_000, 0, 30_000, 60_000].map((by) => totp.generate({ timestamp: Date.now() + by })));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.has(code)) ?? '666666';
}
