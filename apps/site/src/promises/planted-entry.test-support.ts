import type { LedgerEntry } from '@visavis/policy/ledger';
import { promise, type PromiseId } from '@visavis/policy/promises';

/** Entries of a ledger as tests plant them, on real promises. */
export const proven = (id: PromiseId, over: Partial<Extract<LedgerEntry, { state: 'proven' }>> = {}): LedgerEntry => ({
  promise: promise(id),
  state: 'proven',
  enforcers: ['packages/services/src/sweep-expired.ts#sweepExpired'],
  tests: ['packages/services/src/sweep-expired.test.ts › the sweep › deletes what is over its time'],
  since: { date: '2026-11-22', commit: '0123abc' },
  ...over,
});

export const unproven = (
  id: PromiseId,
  waitsFor: Extract<LedgerEntry, { state: 'unproven' }>['waitsFor'],
  lacks?: string,
): LedgerEntry => ({
  promise: promise(id),
  state: 'unproven',
  enforcers: [],
  tests: [],
  waitsFor,
  ...(lacks === undefined ? {} : { lacks }),
});

export const declared = (id: PromiseId): LedgerEntry => ({
  promise: promise(id),
  state: 'declared',
  enforcers: [],
  tests: [],
  on: '2026-11-02',
  until: '2027-11-02',
  evidence: 'Report 7',
});

export const measured = (id: PromiseId): LedgerEntry => ({
  promise: promise(id),
  state: 'measured',
  enforcers: [],
  tests: [],
  figure: '/numbers/#calls',
});

export const text = (id: PromiseId): LedgerEntry => ({ promise: promise(id), state: 'text', enforcers: [], tests: [] });

export const ledgerOf = (...entries: readonly LedgerEntry[]): ReadonlyMap<string, LedgerEntry> =>
  new Map(entries.map((entry) => [entry.promise.id, entry]));
