import { describe, expect, it } from 'vitest';
import { AddressLimit } from './address-limit.ts';

function limitAt(start: number, sizes: { perMinute?: number; maxPrefixes?: number } = {}) {
  const clock = { now: start };
  return { clock, limit: new AddressLimit({ perMinute: 2, maxPrefixes: 3, ...sizes, now: () => clock.now }) };
}

describe('AddressLimit', () => {
  it('refuses a prefix over its share, and nobody else', () => {
    const { limit } = limitAt(0);
    expect([limit.take('4:a'), limit.take('4:a'), limit.take('4:a')]).toEqual([true, true, false]);
    expect(limit.take('4:b')).toBe(true);
  });

  it('forgets everybody at the next minute', () => {
    const { clock, limit } = limitAt(60_000, { perMinute: 1 });
    limit.take('4:a');
    clock.now = 119_999;
    expect(limit.take('4:a')).toBe(false);
    clock.now = 120_000;
    expect(limit.take('4:a')).toBe(true);
  });

  it('remembers no more prefixes than it may, and still serves those it knows', () => {
    const { limit } = limitAt(0);
    for (const prefix of ['4:a', '4:b', '4:c']) expect(limit.take(prefix)).toBe(true);
    expect(limit.take('4:d')).toBe(false);
    expect(limit.take('4:a')).toBe(true);
  });
});
