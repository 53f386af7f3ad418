import { DISTINCT_STANDARD_ERROR } from '@visavis/analytics';
import { expect, test } from 'vitest';
import { distinctError, rememberedError } from './counts-figure.ts';

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 14, hour));
const fine = { crowded: false, turnedAway: false, renewedSince: null, visitors: 10, isOver: true };
const full = { ...fine, crowded: true, visitors: 3_000_000 };
const turnedAway = { ...fine, turnedAway: true };
const renewed = (hour: number) => ({ ...fine, renewedSince: at(hour) });
const about = (visitors: number) => ({ kind: 'about', plusMinus: Math.ceil(2 * DISTINCT_STANDARD_ERROR * visitors) });

test.each([
  ['nothing was wrong', [fine, fine], { kind: 'exact' }],
  ['memory was full', [fine, full], { kind: 'at-least' }],
  ['some were turned away', [fine, turnedAway], { kind: 'at-least' }],
  ['a key was renewed, since the first time', [fine, renewed(9), renewed(7)], { kind: 'at-most', since: at(7) }],
  ['both, be it on different days', [full, renewed(9)], { kind: 'rough' }],
])('what was remembered, when %s', (_, days, error) => {
  expect(rememberedError(days)).toEqual(error);
});

test.each([
  ['nothing was wrong', [fine], { kind: 'exact' }],
  ['days were crowded, with the errors of their sketches', [full, { ...full, visitors: 4_000_000 }, fine], about(5_000_000)],
  ['a crowded day is not over, and its sketch is not told yet', [{ ...full, isOver: false }], { kind: 'at-least' }],
  ['one crowded day is over and one is not', [full, { ...full, isOver: false }], { kind: 'rough' }],
  ['a key was renewed', [renewed(9)], { kind: 'at-most', since: at(9) }],
  ['a key was renewed on a crowded day', [{ ...full, renewedSince: at(3) }], { kind: 'rough' }],
  ['some were turned away, who are in no sketch', [fine, turnedAway], { kind: 'at-least' }],
  ['some were turned away on a crowded day or near one', [full, turnedAway], { kind: 'rough' }],
  ['some were turned away, and a key was renewed', [turnedAway, renewed(9)], { kind: 'rough' }],
  ['there is no day', [], { kind: 'exact' }],
])('distinct visitors, when %s', (_, days, error) => {
  expect(distinctError(days)).toEqual(error);
});
