import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import * as v from 'valibot';
import { Refusal } from './refusal.ts';

const CHALLENGE_COOKIE = 'two_factor';

/** A better-auth plugin with two calls for our own server; neither has a path, so nobody outside reaches them. */
export const ownerSessions = () => ({
  id: 'owner-sessions',
  endpoints: {
    /** Whose second factor the browser's cookie waits for; null when it waits for nobody's. */
    challengedUser: createAuthEndpoint.serverOnly(
      { method: 'POST', requireHeaders: true },
      async (ctx): Promise<string | null> => {
        const cookie = ctx.context.createAuthCookie(CHALLENGE_COOKIE);
        const identifier = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
        if (!identifier) return null;
        const challenge = await ctx.context.internalAdapter.findVerificationValue(identifier);
        return challenge?.value ?? null;
      },
    ),

    /** Signs in an owner who has just proven the second factor at set-up. */
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: v.object({ userId: v.string() }) },
      async (ctx): Promise<null> => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
        if (user === null) throw new Refusal('internal');
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return null;
      },
    ),
  },
});
