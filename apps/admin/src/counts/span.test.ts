import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChosenRange, customRange, DAY_MS, daysIn, firstRange, HOUR_MS, MOST_DAYS, RANGE_NAMES, settledSpan, spanBefore, spanOf, stepFor } from './span.ts';
import { spanWords } from './range-words.ts';

const at = (text: string): number => Date.parse(text);
const NOW = at('2026-11-22T13:00:00Z');
const range = (name: (typeof RANGE_NAMES)[number]): ChosenRange =>
  name === 'custom' ? { name, first: at('2026-10-01'), last: at('2026-10-31') } : { name };
const LONG_AGO = at('2016-01-01');
const instants = fc.integer({ min: at('2020-01-01'), max: at('2060-01-01') });

describe('a chosen range', () => {
  it.each([
    ['today', '2026-11-22', '2026-11-23'],
    ['yesterday', '2026-11-21', '2026-11-22'],
    ['7-days', '2026-11-15', '2026-11-22'],
    ['28-days', '2026-10-25', '2026-11-22'],
    ['90-days', '2026-08-24', '2026-11-22'],
    ['month', '2026-11-01', '2026-11-23'],
    ['custom', '2026-10-01', '2026-11-01'],
  ] as const)('%s, in UTC, whatever clock the reader has', (name, from, to) => {
    expect(spanOf(range(name), NOW)).toEqual({ from: at(from), to: at(to) });
  });

  it('always begins and ends at midnight, holds a day, and is no longer than the server answers', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RANGE_NAMES), instants, (name, now) => {
        const span = spanOf(range(name), now);
        expect(span.from % DAY_MS).toBe(0);
        expect(span.to % DAY_MS).toBe(0);
        expect(daysIn(span)).toBeGreaterThan(0);
        expect(daysIn(span)).toBeLessThanOrEqual(MOST_DAYS);
      }),
    );
  });

  it('is compared with as many days right before it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RANGE_NAMES), instants, (name, now) => {
        const span = spanOf(range(name), now);
        const before = spanBefore(span);
        expect(before.to).toBe(span.from);
        expect(daysIn(before)).toBe(daysIn(span));
      }),
    );
  });

  it('is drawn by the hour up to two days', () => {
    expect((['today', 'yesterday', '7-days'] as const).map((name) => stepFor(spanOf({ name }, NOW)))).toEqual(['hour', 'hour', 'day']);
  });
});

describe('the days of a range that are over', () => {
  it('are none today, and all of yesterday an hour after midnight', () => {
    expect(settledSpan(spanOf({ name: 'today' }, NOW), NOW, LONG_AGO)).toBeNull();
    const early = at('2026-11-22T00:59:00Z');
    expect(settledSpan(spanOf({ name: 'yesterday' }, early), early, LONG_AGO)).toBeNull();
    const later = early + HOUR_MS;
    expect(settledSpan(spanOf({ name: 'yesterday' }, later), later, LONG_AGO)).toEqual({ from: at('2026-11-21'), to: at('2026-11-22') });
  });

  it('leave today out of a month', () => {
    const span = settledSpan(spanOf({ name: 'month' }, NOW), NOW, LONG_AGO);
    expect(span && spanWords(span)).toBe('1–21 Nov 2026');
  });

  it('begin with the day on which counting began, and are none before it', () => {
    const span = spanOf({ name: '7-days' }, NOW);
    expect(settledSpan(span, NOW, at('2026-11-20T16:00:00Z'))).toEqual({ from: at('2026-11-20'), to: at('2026-11-22') });
    expect(settledSpan(span, NOW, at('2026-11-22T09:00:00Z'))).toBeNull();
    expect(settledSpan(span, NOW, null)).toBeNull();
  });

  it('never reach beyond the range or into the last hour', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RANGE_NAMES), instants, (name, now) => {
        const span = spanOf(range(name), now);
        const settled = settledSpan(span, now, LONG_AGO);
        if (settled === null) return;
        expect(settled.from).toBe(span.from);
        expect(settled.to).toBeLessThanOrEqual(Math.min(span.to, now - HOUR_MS));
        expect(settled.to % DAY_MS).toBe(0);
      }),
    );
  });
});

it.each([
  [null, 'today'],
  ['2026-11-22T16:00:00Z', 'today'],
  ['2026-11-20T16:00:00Z', 'today'],
  ['2026-11-19T16:00:00Z', '7-days'],
  ['2026-11-01T16:00:00Z', '28-days'],
] as const)('first, an owner who counts since %s sees what has numbers: %s', (since, name) => {
  expect(firstRange(since === null ? null : at(since), NOW)).toEqual({ name });
});

describe('days that somebody types', () => {
  const typed = (first: string, last: string) => customRange({ first, last }, NOW);

  it('are taken, both of them included', () => {
    const chosen = typed('2026-10-01', '2026-10-31');
    expect(chosen.ok && spanOf(chosen.range, NOW)).toEqual({ from: at('2026-10-01'), to: at('2026-11-01') });
    expect(typed('2026-11-22', '2026-11-22').ok).toBe(true);
  });

  it.each([
    ['', '2026-11-01', 'no-day'],
    ['2026-02-30', '2026-03-01', 'no-day'],
    ['2026-11-02', '2026-11-01', 'backwards'],
    ['2026-11-01', '2026-11-23', 'future'],
    ['2024-01-01', '2026-11-01', 'too-long'],
    ['1970-01-02', '1970-01-03', 'too-old'],
  ] as const)('are refused from “%s” to “%s”: %s', (first, last, problem) => {
    expect(typed(first, last)).toEqual({ ok: false, problem });
  });
});
