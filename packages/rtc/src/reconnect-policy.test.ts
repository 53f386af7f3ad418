import { CLOSE } from '@visavis/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReconnectContext, reconnectDelay } from './reconnect-policy.ts';

const lost: ReconnectContext = { attempt: 0, closeCode: 1006, movingAfterMs: null, random: 0.999 };

describe('reconnectDelay', () => {
  it('[S7] doubles its ceiling with each failed attempt, up to ten seconds', () => {
    const ceilings = [0, 1, 2, 3, 4, 5, 20].map((attempt) =>
      Math.round(reconnectDelay({ ...lost, attempt })),
    );
    expect(ceilings).toEqual([500, 999, 1998, 3996, 7992, 9990, 9990]);
  });

  it('waits as long as an announced restart asks, then adds jitter', () => {
    expect(reconnectDelay({ ...lost, movingAfterMs: 4_000, random: 0 })).toBe(4_000);
    expect(reconnectDelay({ ...lost, movingAfterMs: 4_000, random: 0.5 })).toBe(4_250);
  });

  it('forgets the announcement once an attempt has failed', () => {
    expect(reconnectDelay({ ...lost, attempt: 1, movingAfterMs: 4_000, random: 0 })).toBe(0);
  });

  it('[S7] [V1] stays away for half a minute or more when the server refused this client, or did not understand it', () => {
    for (const closeCode of [CLOSE.flooding, CLOSE.malformed, CLOSE.version]) {
      expect(reconnectDelay({ ...lost, closeCode, random: 0 })).toBe(30_000);
    }
  });

  it('is never negative and never above 70 seconds, whatever the server says', () => {
    const context = fc.record({
      attempt: fc.nat(),
      closeCode: fc.integer({ min: 1000, max: 4999 }),
      movingAfterMs: fc.option(fc.nat()),
      random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    });
    fc.assert(
      fc.property(context, (given) => {
        const delay = reconnectDelay(given);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(70_000);
      }),
    );
  });
});
