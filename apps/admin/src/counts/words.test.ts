import { describe, expect, it } from 'vitest';
import type { FigureError } from './answers.ts';
import { changeOf, changeWords, percentWords } from './change.ts';
import { errorSentence, errorWords, figureWords } from './figure-words.tsx';
import { customProblemWords, spanWords, stepWords } from './range-words.ts';
import { spanBefore } from './span.ts';

const EXACT = { kind: 'exact' } as const;
const SINCE = Date.UTC(2026, 10, 22, 14);
const ERRORS: readonly FigureError[] = [
  EXACT,
  { kind: 'about', plusMinus: 24 },
  { kind: 'at-least' },
  { kind: 'at-most', since: SINCE },
  { kind: 'rough' },
  { kind: 'not-counted' },
];

describe('a number', () => {
  it('always says what it is worth', () => {
    expect(ERRORS.map((error) => figureWords({ count: 12_345, error }))).toEqual([
      '12,345',
      '12,345 ± 24',
      'at least 12,345',
      'at most 12,345',
      'roughly 12,345',
      '12,345',
    ]);
    expect(figureWords({ count: null, error: { kind: 'not-counted' } })).toBe('not counted');
    expect(ERRORS.map(errorWords)).toEqual(['exact', '± 24', 'at least', 'at most', 'rough', 'not counted']);
  });

  it('says since when somebody may be counted again', () => {
    expect(errorSentence({ kind: 'at-most', since: SINCE })).toContain('22 Nov, 14:00 UTC');
  });
});

describe('a change', () => {
  const change = (now: number, before: number, errors: { now?: FigureError; before?: FigureError } = {}): string =>
    changeWords(changeOf({ now: { count: now, error: errors.now ?? EXACT }, before: { count: before, error: errors.before ?? EXACT } }));

  it('is said in words, in shares of what was before', () => {
    expect(change(112, 100)).toBe('12 % more');
    expect(change(50, 100)).toBe('50 % fewer');
    expect(change(1_000, 100)).toBe('10 times as many');
    expect(change(1_013, 1_000)).toBe('1.3 % more');
    expect(change(100, 100)).toBe('the same');
    expect(change(7, 0)).toBe('none before');
    expect(change(0, 0)).toBe('the same');
    expect(change(0, 9)).toBe('100 % fewer');
  });

  it('is none when it is within the error of both', () => {
    expect(change(1_020, 1_000, { now: { kind: 'about', plusMinus: 24 } })).toBe('the same, within the error');
    expect(change(1_100, 1_000, { now: { kind: 'about', plusMinus: 24 } })).toBe('10 % more');
    expect(change(1_000, 1_000, { now: { kind: 'about', plusMinus: 24 } })).toBe('the same, within the error');
  });

  it('is a bound where one of the two numbers is', () => {
    const [atMost, atLeast] = [{ kind: 'at-most', since: SINCE }, { kind: 'at-least' }] as const;
    expect(change(140, 100, { now: atMost })).toBe('at most 40 % more');
    expect(change(80, 100, { now: atMost })).toBe('at least 20 % fewer');
    expect(change(140, 100, { before: atMost })).toBe('at least 40 % more');
    expect(change(140, 100, { now: atLeast })).toBe('at least 40 % more');
    expect(change(80, 100, { now: atLeast })).toBe('at most 20 % fewer');
    expect(change(140, 100, { now: atMost, before: atLeast })).toBe('at most 40 % more');
  });

  it('takes the worse end of an estimate for a bound', () => {
    expect(change(140, 100, { now: { kind: 'at-most', since: SINCE }, before: { kind: 'about', plusMinus: 20 } })).toBe('at most 75 % more');
  });

  it('is not known between two bounds of the same side, or anything rough', () => {
    const atMost = { kind: 'at-most', since: SINCE } as const;
    expect(change(140, 100, { now: atMost, before: atMost })).toBe('cannot be compared');
    expect(change(140, 100, { before: { kind: 'rough' } })).toBe('cannot be compared');
    expect(change(140, 0, { now: atMost })).toBe('cannot be compared');
  });
});

it('says a share as exactly as it is read', () => {
  expect([0, 0.04, 0.25, 3, 9.94, 9.96, 45.6, 100].map(percentWords)).toEqual(['0 %', 'below 0.1 %', '0.3 %', '3 %', '9.9 %', '10 %', '46 %', '100 %']);
});

describe('a range', () => {
  const span = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });

  it('is as short as it stays clear, with its last day in it', () => {
    expect(spanWords(span('2026-11-22', '2026-11-23'))).toBe('22 Nov 2026');
    expect(spanWords(span('2026-11-15', '2026-11-22'))).toBe('15–21 Nov 2026');
    expect(spanWords(span('2026-10-25', '2026-11-22'))).toBe('25 Oct – 21 Nov 2026');
    expect(spanWords(span('2025-12-30', '2026-01-03'))).toBe('30 Dec 2025 – 2 Jan 2026');
    expect(spanWords(spanBefore(span('2026-11-15', '2026-11-22')))).toBe('8–14 Nov 2026');
  });

  it('has steps with the hours that they span, in UTC', () => {
    expect(stepWords(Date.UTC(2026, 10, 22, 23), 'hour')).toBe('22 Nov, 23:00–00:00 UTC');
    expect(stepWords(Date.UTC(2026, 10, 22), 'day')).toBe('Sun 22 Nov 2026');
  });

  it('that cannot be shown says what to do', () => {
    for (const problem of ['no-day', 'backwards', 'future', 'too-long', 'too-old'] as const) {
      expect(customProblemWords(problem)).toMatch(/(Choose|Change) .+\.$/);
    }
  });
});
