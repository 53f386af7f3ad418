import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { atMostMilliseconds, before, describeDuration, Duration, FixedDuration, inMilliseconds } from './duration.ts';

const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const durations = fc.record<Duration>({
  amount: fc.integer({ min: 1, max: 600 }),
  unit: fc.constantFrom('seconds', 'minutes', 'hours', 'days', 'months'),
});

describe('a duration in words', () => {
  it('has one unit in the singular and many in the plural', () => {
    expect(describeDuration({ amount: 1, unit: 'hours' })).toBe('1 hour');
    expect(describeDuration({ amount: 90, unit: 'days' })).toBe('90 days');
  });
});

describe('a duration in milliseconds', () => {
  it('is the same as looking back by it', () => {
    const now = new Date('2026-11-22T03:00:00Z');
    for (const unit of ['seconds', 'minutes', 'hours', 'days'] as const) {
      const duration = { amount: 7, unit };
      expect(now.getTime() - before(now, duration).getTime()).toBe(inMilliseconds(duration));
    }
  });
});

describe('a duration that can be written down', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '90'])('has a positive whole amount, not %s', (amount) => {
    expect(v.is(Duration, { amount, unit: 'days' })).toBe(false);
  });

  it.each(['a limited period', { unit: 'days' }, { amount: 90 }, { amount: 90, unit: 'years' }, null])('is not %o', (vague) => {
    expect(v.is(Duration, vague)).toBe(false);
  });

  it('may count months, but not where it must be as long in each of them', () => {
    expect(v.is(Duration, { amount: 1, unit: 'months' })).toBe(true);
    expect(v.is(FixedDuration, { amount: 1, unit: 'months' })).toBe(false);
  });

  it('is never longer than what it is compared as', () => {
    fc.assert(
      fc.property(instants, durations, (instant, duration) => {
        expect(instant.getTime() - before(instant, duration).getTime()).toBeLessThanOrEqual(atMostMilliseconds(duration));
      }),
    );
  });
});

describe('the instant one duration before', () => {
  it('counts days as 24 hours', () => {
    expect(before(new Date('2026-03-30T12:00:00Z'), { amount: 90, unit: 'days' })).toEqual(
      new Date('2025-12-30T12:00:00Z'),
    );
  });

  it('counts months by the calendar and stops at the end of a shorter one', () => {
    expect(before(new Date('2026-03-31T10:30:00Z'), { amount: 1, unit: 'months' })).toEqual(
      new Date('2026-02-28T10:30:00Z'),
    );
    expect(before(new Date('2026-11-22T00:00:00Z'), { amount: 25, unit: 'months' })).toEqual(
      new Date('2024-10-22T00:00:00Z'),
    );
  });

  it('lies before, and moves forward as time does', () => {
    fc.assert(
      fc.property(instants, instants, durations, (one, other, duration) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        expect(before(early, duration).getTime()).toBeLessThan(early.getTime());
        expect(before(early, duration).getTime()).toBeLessThanOrEqual(before(late, duration).getTime());
      }),
    );
  });
});
