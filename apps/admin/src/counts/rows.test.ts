import { describe, expect, it } from 'vitest';
import { OFFLINE } from '../problem.ts';
import type { Breakdown } from './answers.ts';
import { breakdownRows, inOrder, isComparable, othersExplanation, rowChange } from './breakdown-rows.ts';
import { answered, asked, lastKnown, type Loaded, UNASKED } from './loaded.ts';
import { orderedBy, toggled } from './row-order.ts';

const breakdown = (cells: Breakdown['cells'], change: Partial<Breakdown> = {}): Breakdown => ({
  cells,
  other: 12,
  total: 12 + cells.reduce((sum, { count }) => sum + count, 0),
  days: 7,
  error: { kind: 'exact' },
  ...change,
});

describe('rows of a breakdown', () => {
  const parts = {
    now: breakdown([
      { value: 'phone', count: 300, days: 7 },
      { value: 'tablet', count: 40, days: 2 },
      { value: 'desktop', count: 30, days: 7 },
    ]),
    before: breakdown([
      { value: 'phone', count: 200, days: 7 },
      { value: 'desktop', count: 25, days: 1 },
    ]),
  };
  const rows = breakdownRows(parts, (value) => value.toUpperCase());

  it('stand in the order of the answer, with what was shown before', () => {
    expect(rows.map(({ before, count, words }) => [words, count, before?.count ?? null])).toEqual([
      ['PHONE', 300, 200],
      ['TABLET', 40, null],
      ['DESKTOP', 30, 25],
    ]);
  });

  it('are compared only where both ranges show them on every day: otherwise it would be how often they were folded', () => {
    expect(rows.map((row) => rowChange(row, parts))).toEqual([{ kind: 'up', percent: 50, bound: 'none' }, 'not shown before', 'not shown every day']);
  });

  it('stand in an order of their own where there is one', () => {
    expect(inOrder(rows, ['desktop', 'tablet', 'phone']).map(({ value }) => value)).toEqual(['desktop', 'tablet', 'phone']);
    expect(inOrder(rows, undefined)).toBe(rows);
  });

  it('are not compared with a range that has not all its hours', () => {
    const span = { from: Date.UTC(2026, 10, 8), to: Date.UTC(2026, 10, 15) };
    expect(isComparable(parts, { span, countedSince: 0 })).toBe(true);
    expect(isComparable({ ...parts, before: breakdown([], { days: 3 }) }, { span, countedSince: 0 })).toBe(false);
    expect(isComparable(parts, { span, countedSince: Date.UTC(2026, 10, 1, 16) })).toBe(false);
  });

  it('say what is folded, and that it cannot be had back', () => {
    expect(othersExplanation(20)).toMatch(/fewer than 20 .* nothing can be had back/);
  });
});

describe('sorting', () => {
  it('goes one way, then the other, then back to the order of the answer', () => {
    const first = toggled(null, 1, 'descending');
    const second = toggled(first, 1, 'descending');
    expect([first, second, toggled(second, 1, 'descending')]).toEqual([
      { column: 1, direction: 'descending' },
      { column: 1, direction: 'ascending' },
      null,
    ]);
    expect(toggled(first, 0, 'ascending')).toEqual({ column: 0, direction: 'ascending' });
  });

  it('puts numbers by size and names by the alphabet', () => {
    expect(orderedBy([3, 20, 1], (row) => row, 'descending')).toEqual([20, 3, 1]);
    expect(orderedBy(['b', 'Ä', 'c', 'a'], (row) => row, 'ascending')).toEqual(['a', 'Ä', 'b', 'c']);
  });
});

describe('an answer', () => {
  const failed = { ok: false, problem: OFFLINE } as const;
  const fresh: Loaded<number> = answered<number>(UNASKED, { ok: true, value: 1 });

  it('stays while the next is asked for, and when asking for the same fails', () => {
    expect(lastKnown(asked(fresh, 'another'))).toBe(1);
    expect(answered(fresh, failed)).toEqual({ kind: 'failed', problem: OFFLINE, old: 1 });
    expect(lastKnown(answered(asked(fresh, 'same'), failed))).toBe(1);
  });

  it('of another question goes when the new one fails, so that no number stands under the wrong heading', () => {
    expect(lastKnown(answered(asked(fresh, 'another'), failed))).toBeNull();
  });

  it('ends with the session, and stays ended', () => {
    const over = answered(fresh, { ok: false, problem: { reason: 'unauthorized', retryAfterSeconds: 0 } });
    expect(answered(asked(over, 'same'), { ok: true, value: 2 })).toEqual({ kind: 'signed-out' });
  });
});
