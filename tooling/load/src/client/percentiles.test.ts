import { expect, test } from 'vitest';
import { Percentiles } from './percentiles.ts';

test('percentiles are right to within two hundredths, and the worst exactly', () => {
  const times = new Percentiles();
  for (let ms = 1; ms <= 1_000; ms += 1) times.add(ms);
  expect(times.at(0.5)).toBeGreaterThanOrEqual(500);
  expect(times.at(0.5)).toBeLessThan(511);
  expect(times.at(0.99)).toBeLessThan(1_000);
  expect(times.at(1)).toBe(1_000);
});

test('the times of several processes count as if they were of one', () => {
  const [one, other, both] = [new Percentiles(), new Percentiles(), new Percentiles()];
  for (const ms of [0.2, 3, 40]) one.add(ms);
  for (const ms of [5, 600]) other.add(ms);
  for (const ms of [0.2, 3, 40, 5, 600]) both.add(ms);
  one.addParts(other.parts());
  expect([0.1, 0.5, 0.9, 1].map((share) => one.at(share))).toEqual([0.1, 0.5, 0.9, 1].map((share) => both.at(share)));
  expect(one.count).toBe(5);
});

test('without times there is no percentile', () => {
  expect(new Percentiles().at(0.5)).toBeNull();
});
