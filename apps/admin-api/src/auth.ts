import { drizzleAdapter } from '@better-auth/drizzle-adapter';
import type { Database } from '@visavis/db';
import { authSchema } from '@visavis/db/schema';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { PASSWORD_MAX, PASSWORD_MIN } from './inputs.ts';
import { ownerSessions } from './owner-sessions.ts';

const SESSION_SECONDS = 12 * 60 * 60;
const CHALLENGE_SECONDS = 10 * 60;
export const AUTH_PATH = '/api/auth';

export interface AuthOptions {
  readonly database: Database;
  /** Public origin, such as https://example.org. */
  readonly origin: string;
  readonly secret: string;
  /** The name that authenticator apps show. */
  readonly brandName: string;
}

export type Auth = ReturnType<typeof createAuth>;

/** Sign-in with a password and a one-time code. Never learns an address or a User-Agent, and has no columns for them. */
export function createAuth({ database, origin, secret, brandName }: AuthOptions) {
  const sameSite = { httpOnly: true, sameSite: 'strict', secure: origin.startsWith('https:') } as const;
  return betterAuth({
    appName: brandName,
    baseURL: origin,
    basePath: AUTH_PATH,
    secret,
    trustedOrigins: [origin],
    database: drizzleAdapter(database, { provider: 'pg', schema: authSchema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    databaseHooks: {
      session: {
        create: {
          // No session without a second factor. And better-auth gives every session an address and a
          // User-Agent, if only empty ones; undefined keeps both out of the statement.
          before: async ({ userId }, ctx) => {
            const user = await ctx?.context.internalAdapter.findUserById(userId);
            if (!hasSecondFactor(user)) return false;
            return { data: { ipAddress: undefined, userAgent: undefined } };
          },
        },
      },
    },
    plugins: [
      twoFactor({ issuer: brandName, twoFactorCookieMaxAge: CHALLENGE_SECONDS }),
      ownerSessions(),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'visavis',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: sameSite,
      // The session is for two paths, which one cookie cannot name; the challenge is for one.
      cookies: { two_factor: { attributes: { path: AUTH_PATH } } },
      ipAddress: { disableIpTracking: true },
      // Its check asks for the two columns that we leave out on purpose.
      database: { validateSchema: false },
    },
  });
}

/** The plugin's column is not in better-auth's own user type. */
export function hasSecondFactor(user: object | null | undefined): boolean {
  return typeof user === 'object' && user !== null && 'twoFactorEnabled' in user && user.twoFactorEnabled === true;
}
