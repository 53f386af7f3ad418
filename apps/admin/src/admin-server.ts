import { createTRPCClient, httpLink } from '@trpc/client';
import type { AppRouter } from '@visavis/admin-api/router';
import type { inferRouterInputs } from '@trpc/server';
import * as v from 'valibot';
import { OFFLINE, type Problem, problemOf, refusalIn } from './problem.ts';

const TIMEOUT_MS = 8_000;

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

type Questions = inferRouterInputs<AppRouter>;
type Counts = Questions['counts'];

const trpc = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: '/trpc',
      // Nothing that is asked stands in an address, and so in no log of a proxy.
      methodOverride: 'POST',
      fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
    }),
  ],
});

/** Everything that the dashboard can ask for. Nothing here throws. */
export const adminServer = {
  checkLink: (token: string) => answered(trpc.setup.check.mutate({ token })),
  beginSetUp: (input: { token: string; email: string; password: string }) => answered(trpc.setup.begin.mutate(input)),
  finishSetUp: (input: { token: string; draft: string; code: string }) => answered(trpc.setup.finish.mutate(input)),
  whoAmI: () => answered(trpc.session.me.query()),
  overview: () => answered(trpc.overview.live.query()),
  offered: () => answered(trpc.counts.offered.query()),
  totals: (input: Counts['totals']) => answered(trpc.counts.totals.query(input)),
  breakdown: (input: Counts['breakdown']) => answered(trpc.counts.breakdown.query(input)),
  pages: (input: Counts['pages']) => answered(trpc.counts.pages.query(input)),
  quantiles: (input: Counts['quantiles']) => answered(trpc.counts.quantiles.query(input)),
  steps: (input: Counts['steps']) => answered(trpc.counts.steps.query(input)),
  quality: (input: Counts['quality']) => answered(trpc.counts.quality.query(input)),
  proof: () => answered(trpc.counts.proof.query()),
  readKeys: () => answered(trpc.keys.list.query()),
  createReadKey: (input: Questions['keys']['create']) => answered(trpc.keys.create.mutate(input)),
  revokeReadKey: (input: Questions['keys']['revoke']) => answered(trpc.keys.revoke.mutate(input)),
  signIn: (email: string, password: string) => postAuth('sign-in/email', { email, password }),
  verifyCode: (code: string) => postAuth('two-factor/verify-totp', { code }),
  verifyRecoveryCode: (code: string) => postAuth('two-factor/verify-backup-code', { code }),
  signOut: () => postAuth('sign-out', {}),
};

export type AdminServer = typeof adminServer;

const Next = v.object({ next: v.picklist(['code', 'done']) });

async function postAuth(path: string, body: object): Promise<Answer<'code' | 'done'>> {
  try {
    const response = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer: unknown = await response.json();
    if (!response.ok) return { ok: false, problem: refusalIn(answer) };
    return { ok: true, value: v.parse(Next, answer).next };
  } catch {
    return { ok: false, problem: OFFLINE };
  }
}

async function answered<T>(request: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await request };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}
