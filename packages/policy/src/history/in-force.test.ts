import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { before as instantBefore } from '../duration.ts';
import type { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { dayOf, startOf } from './calendar.ts';
import { currentOf, cutOffInForce, inForce } from './in-force.ts';

const DAY = 86_400_000;
const VISAVIS = manifestFor('visavis');
const keeping = (amount: number): Manifest => ({
  ...VISAVIS,
  data: { ...VISAVIS.data, reports: { ...VISAVIS.data.reports, retention: { ...VISAVIS.data.reports.retention, length: { amount, unit: 'days' } } } },
});
const releases = [
  { effective: '2026-01-01', manifest: keeping(30) },
  { effective: '2026-03-01', manifest: keeping(45) },
];
const at = (day: string): Date => new Date(`${day}T12:00:00Z`);

test('a version counts from the start of its day, never before', () => {
  expect(inForce(releases, new Date('2026-02-28T23:59:59.999Z'))).toBe(releases[0]);
  expect(inForce(releases, startOf('2026-03-01'))).toBe(releases[1]);
  expect(inForce(releases, at('2020-01-01'))).toBe(releases[0]);
  expect(inForce([], at('2026-01-01'))).toBeNull();
  const sameDay = [{ effective: '2026-01-01' }, { effective: '2026-01-01' }].map(({ effective }) => ({ effective, manifest: VISAVIS }));
  expect(inForce(sameDay, at('2026-01-01'))).toBe(sameDay[1]);
});

test('the source counts, also unpublished, but never before the day of the newest version', () => {
  const source = keeping(46);
  expect(currentOf(releases, { source, at: at('2026-02-20') })).toBe(releases[0]?.manifest);
  expect(currentOf(releases, { source, at: at('2026-03-01') })).toBe(source);
  expect(currentOf([], { source, at: at('2020-01-01') })).toBe(source);
});

test('an announced longer period does not lengthen anything yet', () => {
  expect(cutOffInForce(releases, 'reports', at('2026-02-20'))).toEqual(new Date('2026-01-21T12:00:00Z'));
});

test('a longer period holds only for what came after it', () => {
  expect(cutOffInForce(releases, 'reports', at('2026-03-10'))).toEqual(new Date('2026-02-08T12:00:00Z'));
  expect(cutOffInForce(releases, 'reports', at('2026-04-05'))).toEqual(new Date('2026-02-28T23:59:59.999Z'));
  expect(cutOffInForce(releases, 'reports', at('2026-06-01'))).toEqual(new Date('2026-04-17T12:00:00Z'));
});

test('a shorter period holds at once, for everything', () => {
  const shorter = [{ effective: '2026-01-01', manifest: keeping(30) }, { effective: '2026-03-01', manifest: keeping(10) }];
  expect(cutOffInForce(shorter, 'reports', at('2026-03-02'))).toEqual(new Date('2026-02-20T12:00:00Z'));
});

test('what is kept without an end, in memory or not at all has no cut-off', () => {
  const anoncam = [{ effective: '2026-01-01', manifest: manifestFor('anoncam') }];
  expect(cutOffInForce(anoncam, 'counts', at('2026-06-01'))).toBeNull();
  expect(cutOffInForce(anoncam, 'visitorAccounts', at('2026-06-01'))).toBeNull();
  expect(cutOffInForce(anoncam, 'address', at('2026-06-01'))).toBeNull();
});

test('nothing outlives any promise that was in force while it was kept', () => {
  const history = fc.array(fc.record({ gap: fc.nat({ max: 60 }), amount: fc.integer({ min: 1, max: 120 }) }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(history, fc.nat({ max: 500 }), fc.nat({ max: 500 * 24 }), (steps, age, hour) => {
      let day = startOf('2026-01-01').getTime();
      const versions = steps.map(({ amount, gap }) => {
        day += gap * DAY;
        return { effective: dayOf(new Date(day)), amount, manifest: keeping(amount) };
      });
      const now = new Date(startOf('2026-01-01').getTime() + hour * 3_600_000);
      const start = new Date(now.getTime() - age * DAY);
      const held = versions.filter(({ effective }, index) => {
        const from = index === 0 ? Number.NEGATIVE_INFINITY : startOf(effective).getTime();
        const until = versions[index + 1] === undefined ? Number.POSITIVE_INFINITY : startOf(versions[index + 1]?.effective ?? '').getTime();
        return from <= now.getTime() && start.getTime() < until;
      });
      const mustGo = held.some(({ amount }) => start <= instantBefore(now, { amount, unit: 'days' }));
      const cutOff = cutOffInForce(versions, 'reports', now);
      expect(cutOff !== null && start <= cutOff).toBe(mustGo);
    }),
    { numRuns: 3_000 },
  );
});
