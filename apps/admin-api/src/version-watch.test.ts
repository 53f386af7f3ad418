import { manifestFor } from '@visavis/policy';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchVersion } from './version-watch.ts';

const numbered = (number: number, effective: string) => ({
  effective,
  manifest: { ...manifestFor('visavis'), version: { number, effective } },
});
const promises = [numbered(1, '2027-01-01'), numbered(2, '2027-03-01')];

beforeEach(() => void vi.useFakeTimers({ now: new Date('2027-02-28T20:30:00Z') }));
afterEach(() => void vi.useRealTimers());

it('tells once when the day of an announced version has come, and not before', async () => {
  const told: number[] = [];
  const watch = watchVersion({ promises, now: Date.now, onVersion: (version) => told.push(version) });
  await vi.advanceTimersByTimeAsync(3 * 3_600_000);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(3 * 3_600_000);
  expect(told).toEqual([2]);
  watch.stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('tells nothing of the version that counted at the start', async () => {
  const told: number[] = [];
  const watch = watchVersion({ promises: [numbered(1, '2027-01-01')], now: Date.now, onVersion: (version) => told.push(version) });
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(told).toEqual([]);
  watch.stop();
});
