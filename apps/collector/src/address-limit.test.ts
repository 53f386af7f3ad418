import { describe, expect, it } from 'vitest';
import { AddressLimit } from './address-limit.ts';

const limitOf = (sizes: { perTurn?: number; maxPrefixes?: number } = {}) =>
  new AddressLimit({ perTurn: 2, maxPrefixes: 3, ...sizes });

describe('AddressLimit', () => {
  it('refuses a prefix over its share, and nobody else', () => {
    const limit = limitOf();
    expect([limit.take('4:a'), limit.take('4:a'), limit.take('4:a')]).toEqual([true, true, false]);
    expect(limit.take('4:b')).toBe(true);
  });

  it('forgets everybody at a turn, without anybody coming', () => {
    const limit = limitOf({ perTurn: 1 });
    limit.take('4:a');
    expect([limit.take('4:a'), limit.size]).toEqual([false, 1]);
    limit.turn();
    expect(limit.size).toBe(0);
    expect(limit.take('4:a')).toBe(true);
  });

  it('remembers no more prefixes than it may, and still serves those it knows', () => {
    const limit = limitOf();
    for (const prefix of ['4:a', '4:b', '4:c']) expect(limit.take(prefix)).toBe(true);
    expect(limit.take('4:d')).toBe(false);
    expect(limit.take('4:a')).toBe(true);
  });
});
