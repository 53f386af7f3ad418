import { manifestFor } from '@visavis/policy';
import { describe, expect, it } from 'vitest';
import type { Totals } from '../counts/answers.ts';
import { countedPart } from '../counts/counted-part.ts';
import { csvOf } from '../counts/export-text.ts';
import { HOUR_MS } from '../counts/span.ts';
import { totalsExport } from '../counts/totals-export.ts';
import { droppedTodayWords } from './dropped-today.ts';
import { totalExplanation, totalsOffered, totalTitle } from './total-words.ts';

const exact = (count: number) => ({ count, error: { kind: 'exact' } }) as const;
const compared = (now: number, before: number) => ({ now: exact(now), before: exact(before) });
const step = { loads: 9, visits: 4, visitors: 3, started: 2, matches: 1, dropped: 5 };
const NOW: Totals = {
  countedSince: Date.UTC(2026, 10, 1),
  countedUntil: Date.UTC(2026, 10, 22),
  steps: [{ start: Date.UTC(2026, 10, 21), ...step }],
  sums: {
    loads: compared(9, 8),
    visits: compared(4, 4),
    visitors: { now: { count: 3, error: { kind: 'at-least' } }, before: exact(2) },
    started: compared(2, 0),
    matches: compared(1, 0),
    dropped: compared(5, 1),
  },
};

describe('totals', () => {
  it('are those that the profile counts', () => {
    expect(totalsOffered(manifestFor('visavis').analytics.tables)).toEqual(['visits', 'visitors', 'loads', 'matches']);
    expect(totalsOffered(['chat'])).toEqual(['matches']);
  });

  it('of visitors over several days are called what they are', () => {
    expect([totalTitle('visitors', 1), totalTitle('visitors', 7)]).toEqual(['Visitors', 'Visitor-days']);
    expect(totalExplanation('visitors', { days: 7, step: 'day' })).toMatch(/who comes on two days counts twice/);
    expect(totalExplanation('visitors', { days: 1, step: 'hour' })).toMatch(/once a day/);
  });

  it('are saved by step and in sum, each beside what it is worth and what it was before', () => {
    const table = totalsExport({
      name: 'totals',
      before: NOW,
      canCompare: true,
      notes: [],
      now: NOW,
      span: { from: Date.UTC(2026, 10, 21), to: Date.UTC(2026, 10, 22) },
      step: 'day',
      totals: [{ name: 'loads', title: 'Page views' }, { name: 'visitors', title: 'Visitor-days' }],
    });
    expect(csvOf(table).split('\r\n').slice(0, 3)).toEqual([
      'Day (UTC),Page views,Page views: how exact,Page views before,Page views before: how exact,Page views: change,' +
        'Visitor-days,Visitor-days: how exact,Visitor-days before,Visitor-days before: how exact,Visitor-days: change',
      '2026-11-21T00:00:00.000Z,9,exact,9,exact,,3,at least,3,at least,',
      'Total,9,exact,8,exact,13 % more,3,at least,2,exact,at least 50 % more',
    ]);
  });

  it('are saved as exact until the hour that runs', () => {
    const now: Totals = { ...NOW, countedUntil: Date.UTC(2026, 10, 21, 16) };
    const span = { from: Date.UTC(2026, 10, 21), to: Date.UTC(2026, 10, 22) };
    const { rows } = totalsExport({ name: 'totals', before: NOW, canCompare: false, notes: [], now, span, step: 'day', totals: [{ name: 'visits', title: 'Visits' }] });
    expect(rows.map(([, ...cells]) => cells)).toEqual([[4, 'exact until 16:00 UTC'], [4, 'exact until 16:00 UTC']]);
  });

  it('are saved as exact until a restart, and as nothing before counting began', () => {
    const since = Date.UTC(2026, 10, 21, 2);
    const none = { loads: null, visits: null, visitors: null, started: null, matches: null, dropped: null };
    const steps = [{ start: since - 2 * HOUR_MS, ...none }, { start: since - HOUR_MS, ...step }, { start: since, ...step }];
    const now: Totals = { ...NOW, steps, sums: { ...NOW.sums, visitors: { ...NOW.sums.visitors, now: { count: 5, error: { kind: 'at-most', since } } } } };
    const span = { from: Date.UTC(2026, 10, 21), to: Date.UTC(2026, 10, 22) };
    const { rows } = totalsExport({ name: 'totals', before: NOW, canCompare: false, notes: [], now, span, step: 'hour', totals: [{ name: 'visitors', title: 'Visitors' }] });
    expect(rows.map(([, ...cells]) => cells)).toEqual([[null, 'not counted'], [3, 'exact'], [3, 'at most'], [5, 'at most']]);
  });
});

describe('the chosen days', () => {
  const SPAN = { from: Date.UTC(2026, 10, 22), to: Date.UTC(2026, 10, 23) };
  const at = (hour: number): number => SPAN.from + hour * HOUR_MS;

  it.each([
    ['all of it', at(-48), at(30), { kind: 'whole' }],
    ['some, while an hour runs', at(14), at(16), { kind: 'running', until: at(16) }],
    ['none yet on the first day', at(16), at(16), { kind: 'first-hour', until: at(16) }],
    ['none yet right after midnight', at(-48), at(0), { kind: 'first-hour', until: at(0) }],
    ['none before counting began', at(40), at(42), { kind: 'before', since: at(40) }],
    ['none ever', null, at(16), { kind: 'nothing' }],
  ] as const)('have numbers of %s', (_, countedSince, countedUntil, part) => {
    expect(countedPart(SPAN, { countedSince, countedUntil })).toEqual(part);
  });
});

it('says how many requests were not counted today, and why most of them', () => {
  expect(droppedTodayWords({ count: 1, mostOften: null })).toBe('1 request was not counted today.');
  expect(droppedTodayWords({ count: 1_200, mostOften: 'bot' })).toBe('1,200 requests were not counted today, most often: “A robot by its own name”.');
});
