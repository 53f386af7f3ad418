import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collected } from './data.ts';
import { manifestFor } from './manifest-for.ts';
import { PROFILE_NAMES } from './profile-names.ts';
import { cutOff, type Period } from './retention.ts';

const days = (amount: number): Period => ({ kind: 'period', length: { amount, unit: 'days' }, from: 'written' });

describe('the cut-off of a period', () => {
  it('is the instant at which something still kept can have started at the earliest', () => {
    expect(cutOff(days(90), new Date('2026-11-22T03:00:00Z'))).toEqual(new Date('2026-08-24T03:00:00Z'));
  });

  it('lies as many days back as the period names', () => {
    const now = new Date('2026-11-22T03:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (amount) => {
        expect(now.getTime() - cutOff(days(amount), now).getTime()).toBe(amount * 86_400_000);
      }),
    );
  });

  it.each(PROFILE_NAMES)('lies in the past for everything that %s writes down for a time', (profile) => {
    const now = new Date('2026-11-22T03:00:00Z');
    const periods = collected(manifestFor(profile).data).flatMap(([, { retention }]) => (retention.kind === 'period' ? [retention] : []));
    expect(periods.length).toBeGreaterThan(3);
    for (const period of periods) expect(cutOff(period, now).getTime()).toBeLessThan(now.getTime());
  });
});
