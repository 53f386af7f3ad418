import { describe, expect, it } from 'vitest';
import { breakdownTable, pagesTable, qualityTable, quantilesTable, stepsTable, totalsTable } from './answer-tables.ts';

const AT = Date.UTC(2026, 2, 14, 9);
const EXACT = { kind: 'exact' } as const;
const RENEWED = { kind: 'at-most', since: AT } as const;
const ABOUT = { kind: 'about', plusMinus: 12 } as const;
const ISO = '2026-03-14T09:00:00.000Z';
const fold = { cells: [{ value: 'phone', count: 60, days: 1 }], other: 25, total: 85 };
const COUNTED = { countedSince: AT, countedUntil: AT } as const;
const NOTHING = { cells: [], other: 0, total: 0 };

describe('each answer is one table', () => {
  it('totals: sums with their errors, then steps', () => {
    const figure = { now: { count: 3, error: EXACT }, before: { count: 2, error: EXACT } };
    const visitors = { now: { count: 9, error: RENEWED }, before: { count: 8, error: ABOUT } };
    const sums = { loads: figure, visits: figure, visitors, started: figure, matches: figure, dropped: figure };
    const steps = [{ start: AT, loads: 3, visits: 1, visitors: 9, started: 0, matches: 0, dropped: 0 }];
    const { rows } = totalsTable({ ...COUNTED, steps, sums });
    expect(rows).toHaveLength(18);
    expect(rows).toContainEqual(['now', null, 'visitors', 9, 'at-most', null, ISO]);
    expect(rows).toContainEqual(['before', null, 'visitors', 8, 'about', 12, null]);
    expect(rows).toContainEqual(['step', ISO, 'loads', 3, null, null, null]);
  });

  it('breakdowns: cells, what was folded, and all', () => {
    expect(breakdownTable({ ...COUNTED, now: { ...fold, days: 6, error: { kind: 'rough' } }, before: { ...NOTHING, days: 0, error: { kind: 'not-counted' } } }).rows).toEqual([
      ['now', 'value', 'phone', 60, 1, 'rough', null, null],
      ['now', 'other', null, 25, 6, 'rough', null, null],
      ['now', 'total', null, 85, 6, 'rough', null, null],
      ['before', 'other', null, null, 0, 'not-counted', null, null],
      ['before', 'total', null, null, 0, 'not-counted', null, null],
    ]);
  });

  it('pages: only of visitors the error is another than exact', () => {
    const part = { visitors: fold, loads: fold, visits: NOTHING, days: 6, error: { kind: 'at-least' } } as const;
    const { rows } = pagesTable({ ...COUNTED, now: part, before: part });
    expect(rows[0]).toEqual(['now', 'visitors', 'value', 'phone', 60, 1, 'at-least', null, null]);
    expect(rows).toContainEqual(['before', 'loads', 'total', null, 85, 6, 'exact', null, null]);
  });

  it('quantiles: with their bounds, empty where nothing was measured', () => {
    const measured = { count: 40, days: 6, median: { value: 2, low: 1, high: 3 }, p75: { value: 9, low: 8, high: null }, ratings: { good: 30, 'needs-improvement': 10, poor: 0, mixed: 0 } };
    const none = { count: 0, days: 0, median: null, p75: null, ratings: null };
    expect(quantilesTable({ ...COUNTED, now: measured, before: none }).rows).toEqual([
      ['now', 6, 40, 2, 1, 3, 9, 8, null, 30, 10, 0, 0],
      ['before', 0, null, null, null, null, null, null, null, null, null, null, null],
    ]);
  });

  it('steps: with the days that are not in the count', () => {
    expect(stepsTable({ ...COUNTED, now: [{ name: 'gate', count: 40, heldBack: 1, error: RENEWED }], before: [] }).rows).toEqual([['now', 'gate', 40, 1, 'at-most', null, ISO]]);
  });

  it('quality: marks, and what became of days', () => {
    const marks = [{ hour: AT, kind: 'gap', count: 2 }] as const;
    const publicDays = [{ day: AT, epsilon: 2, keys: 2, outcome: 'published' }] as const;
    expect(qualityTable({ ...COUNTED, marks, publicDays }).rows).toEqual([
      ['gap', ISO, 2, null, null],
      ['public-numbers-published', ISO, null, 2, 2],
    ]);
  });
});
