import { DISTINCT_STANDARD_ERROR } from '@visavis/analytics';
import { expect, it } from 'vitest';
import { sketchTrials } from './sketch-trials.ts';

const TRIALS = 150;

it.each([2_000, 20_000])('of %i visitors about 95 in 100 estimates are within two standard errors, and all within five', (visitors) => {
  const errors = sketchTrials(TRIALS, [visitors], 77).map(({ error }) => Math.abs(error) / DISTINCT_STANDARD_ERROR);
  // 95.4 % are expected; the bounds are five standard deviations of that share away, at most.
  expect(errors.filter((error) => error <= 2).length).toBeGreaterThanOrEqual(TRIALS * 0.87);
  expect(Math.max(...errors)).toBeLessThan(5);
});
