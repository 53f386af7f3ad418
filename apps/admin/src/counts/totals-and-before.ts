import type { AdminServer } from '../admin-server.ts';
import type { Span } from './answers.ts';
import { spanBefore } from './span.ts';

/** The totals of a range, and of the one before as a range of its own, whose steps the first answer does not hold. */
export async function totalsAndBefore(server: Pick<AdminServer, 'totals'>, { step, ...span }: Span & { readonly step: 'hour' | 'day' }) {
  const [now, before] = await Promise.all([server.totals({ ...span, step }), server.totals({ ...spanBefore(span), step })]);
  if (!now.ok) return now;
  return before.ok ? ({ ok: true, value: { now: now.value, before: before.value } } as const) : before;
}
