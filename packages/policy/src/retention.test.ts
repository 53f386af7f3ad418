import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manifestFor } from './manifest-for.ts';
import { PROFILE_NAMES } from './profile-names.ts';
import { cutOff, type Period, retentionDays } from './retention.ts';

const days = (amount: number): Period => ({ kind: 'period', length: { amount, unit: 'days' }, from: 'written' });

describe('the cut-off of a period', () => {
  it('is the instant at which something still kept can have started at the earliest', () => {
    expect(cutOff(days(90), new Date('2026-11-22T03:00:00Z'))).toEqual(new Date('2026-08-24T03:00:00Z'));
  });

  it('gives back the days that the period names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (amount) => {
        expect(retentionDays(days(amount), new Date('2026-11-22T03:00:00Z'))).toBe(amount);
      }),
    );
  });

  it.each(PROFILE_NAMES)('can be read for reports and counts of %s', (profile) => {
    const { data } = manifestFor(profile);
    const now = new Date('2026-11-22T03:00:00Z');
    expect(cutOff(data.reports.retention, now).getTime()).toBeLessThan(now.getTime());
    expect(cutOff(data.counts.retention, now).getTime()).toBeLessThan(now.getTime());
  });
});
