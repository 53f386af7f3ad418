import type { Ledger, PromiseState } from './state.ts';

/** How many promises of a ledger stand in each state. */
export type Totals = Readonly<Record<PromiseState, number>>;

export function totalsOf(ledger: Ledger): Totals {
  const totals: Record<PromiseState, number> = { proven: 0, measured: 0, declared: 0, text: 0, unproven: 0 };
  for (const { state } of ledger.values()) totals[state] += 1;
  return totals;
}
