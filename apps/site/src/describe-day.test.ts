import { expect, it } from 'vitest';
import { describeDay } from './describe-day.ts';

it.each([
  ['2026-11-22', '22 November 2026'],
  ['2027-01-01', '1 January 2027'],
])('says %s as people do', (day, said) => {
  expect(describeDay(day)).toBe(said);
});
