import { manifestFor } from '@visavis/policy';
import { describe, expect, it } from 'vitest';
import type { Totals } from '../counts/answers.ts';
import { csvOf } from '../counts/export-text.ts';
import { totalExplanation, totalsOffered, totalTitle } from './total-words.ts';
import { totalsExport } from './totals-export.ts';

const exact = (count: number) => ({ count, error: { kind: 'exact' } }) as const;
const compared = (now: number, before: number) => ({ now: exact(now), before: exact(before) });
const step = { loads: 9, visits: 4, visitors: 3, started: 2, matches: 1, dropped: 5 };
const NOW: Totals = {
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

  it('are saved by step, with what their sums are worth', () => {
    const table = totalsExport({ names: ['visits', 'visitors'], now: NOW, span: { from: Date.UTC(2026, 10, 21), to: Date.UTC(2026, 10, 23) }, step: 'day' });
    expect(csvOf(table)).toBe('day (UTC),visits,visitors\r\n2026-11-21T00:00:00.000Z,4,3\r\n');
    expect(table.notes).toContain('visitors: at least 3, before: 2');
  });
});
