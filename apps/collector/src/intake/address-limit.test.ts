import { personal } from '@visavis/policy/personal';
import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { AddressLimit } from './address-limit.ts';

const limitOf = (sizes: { perTurn?: number; maxPrefixes?: number } = {}) =>
  new AddressLimit({ perTurn: 2, maxPrefixes: 3, ...sizes });

const from = (last: number) => personal('ip-address', new Uint8Array([192, 0, 2, last]));
const [ANN, BEN, CID, DOT] = [from(1), from(2), from(3), from(4)] as const;

describe('AddressLimit', () => {
  it(proves('refuses a prefix over its share, and nobody else', 'ANC-09-05'), () => {
    const limit = limitOf();
    expect([limit.take(ANN), limit.take(ANN), limit.take(ANN)]).toEqual(['taken', 'taken', 'spent']);
    expect(limit.take(BEN)).toBe('taken');
  });

  it('forgets everybody at a turn, without anybody coming', () => {
    const limit = limitOf({ perTurn: 1 });
    limit.take(ANN);
    expect([limit.take(ANN), limit.size]).toEqual(['spent', 1]);
    limit.turn();
    expect(limit.size).toBe(0);
    expect(limit.take(ANN)).toBe('taken');
  });

  it('remembers no more prefixes than it may, and still serves those it knows', () => {
    const limit = limitOf();
    for (const address of [ANN, BEN, CID]) expect(limit.take(address)).toBe('taken');
    expect(limit.take(DOT)).toBe('full');
    expect(limit.take(ANN)).toBe('taken');
  });
});
