import { initTRPC } from '@trpc/server';
import { read } from '@visavis/policy/personal';
import * as v from 'valibot';
import type { Owner, RequestContext } from './context.ts';
import { BreakdownInput, DaysInput, HoursInput, NewReadKeyInput, QuantilesInput, ReadKeyId, StepsInput, TotalsInput } from './counts/inputs.ts';
import { Email, NewPassword, OneTimeCode, SealedDraft, SetUpToken } from './inputs.ts';
import { Refusal, refusalAnswer } from './refusal.ts';

const t = initTRPC.context<RequestContext>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const { reason, status, retryAfterSeconds } = refusalAnswer(error);
    return { code: shape.code, message: reason, data: { code: shape.data.code, reason, httpStatus: status, retryAfterSeconds } };
  },
});

const forOwners = t.procedure.use(async ({ ctx, next }) => {
  const owner = await ctx.owner();
  if (owner === null) throw new Refusal('unauthorized');
  return next({ ctx: { signedIn: owner } });
});

const setUp = t.router({
  check: t.procedure
    .input(v.object({ token: SetUpToken }))
    .mutation(({ ctx, input }) => ctx.setUp.check(input.token)),
  begin: t.procedure
    .input(v.object({ token: SetUpToken, email: Email, password: NewPassword }))
    .mutation(({ ctx, input }) => ctx.setUp.begin(input)),
  finish: t.procedure
    .input(v.object({ token: SetUpToken, draft: SealedDraft, code: OneTimeCode }))
    .mutation(async ({ ctx, input }) => shown(await ctx.setUp.finish(input))),
});

const counts = t.router({
  offered: forOwners.query(({ ctx }) => ctx.counts.offered()),
  totals: forOwners.input(TotalsInput).query(({ ctx, input }) => ctx.counts.totals(input)),
  breakdown: forOwners.input(BreakdownInput).query(({ ctx, input }) => ctx.counts.breakdown(input)),
  pages: forOwners.input(DaysInput).query(({ ctx, input }) => ctx.counts.pages(input)),
  quantiles: forOwners.input(QuantilesInput).query(({ ctx, input }) => ctx.counts.quantiles(input)),
  steps: forOwners.input(StepsInput).query(({ ctx, input }) => ctx.counts.steps(input)),
  quality: forOwners.input(HoursInput).query(({ ctx, input }) => ctx.counts.quality(input)),
  proof: forOwners.query(({ ctx }) => ctx.counts.proof()),
});

const keys = t.router({
  list: forOwners.query(({ ctx }) => ctx.readKeys.list()),
  create: forOwners.input(NewReadKeyInput).mutation(({ ctx, input }) => ctx.readKeys.create(input)),
  revoke: forOwners.input(ReadKeyId).mutation(({ ctx, input }) => ctx.readKeys.revoke(input.id)),
});

export const appRouter = t.router({
  setup: setUp,
  session: t.router({
    me: forOwners.query(({ ctx }) => ({ email: shown(ctx.signedIn).email })),
  }),
  overview: t.router({
    live: forOwners.query(({ ctx }) => ctx.overview()),
  }),
  counts,
  keys,
});

export type AppRouter = typeof appRouter;

/** An owner as the own dashboard shows them. */
function shown({ id, email }: Owner): { id: string; email: string } {
  return { id, email: read(email, 'run-service') };
}
