import { expect, it } from 'vitest';
import { RulesInForce, rulesOf } from './counting-rules.ts';

const HOUR_MS = 3_600_000;

it.each(['visavis', 'onevone', 'talk1v1', 'anoncam'] as const)('of %s are those of its manifest', (profile) => {
  const rules = rulesOf(profile, Date.now());
  expect(rules.threshold).toBeGreaterThanOrEqual(10);
  expect(rules.tables.has('countries')).toBe(profile !== 'visavis');
  expect(rules.tables.has('views')).toBe(true);
});

it('are asked for again when an hour begins, and not before', () => {
  let now = 10 * HOUR_MS;
  const asked: number[] = [];
  const empty = { tables: new Set<never>(), threshold: 20, campaigns: new Set<string>() };
  const rules = new RulesInForce((instant) => {
    asked.push(instant / HOUR_MS);
    return { ...empty, threshold: asked.length };
  }, () => now);
  now = 11 * HOUR_MS - 1;
  rules.refresh();
  expect([asked, rules.current.threshold]).toEqual([[10], 1]);
  now = 11 * HOUR_MS;
  for (let times = 0; times < 3; times += 1) rules.refresh();
  expect([asked, rules.current.threshold]).toEqual([[10, 11], 2]);
});
