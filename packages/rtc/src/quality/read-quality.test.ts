import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallStats, InboundStats } from './call-stats.ts';
import { rankOf, readQuality } from './read-quality.ts';

const inbound: InboundStats = {
  packetsReceived: 0,
  packetsLost: 0,
  bytesReceived: 0,
  frozenMs: 0,
  height: 480,
  framesPerSecond: 24,
};
const begin: CallStats = {
  atMs: 0,
  roundTripMs: 50,
  inbound,
  remoteLostPercent: 0,
  limitedBy: 'none',
  captured: { video: null, audio: null },
};
const later = (change: Partial<CallStats>, media: Partial<InboundStats> = {}): CallStats => ({
  ...begin,
  atMs: 2_000,
  inbound: { ...inbound, packetsReceived: 100, bytesReceived: 250_000, ...media },
  ...change,
});

describe('readQuality', () => {
  it('reads a good way', () => {
    expect(readQuality(begin, later({}))).toEqual({
      level: 'good',
      roundTripMs: 50,
      lostPercent: 0,
      height: 480,
      framesPerSecond: 24,
      kilobitsPerSecond: 1_000,
      limitedBy: 'none',
    });
  });

  it.each([
    ['good', later({ roundTripMs: 300 })],
    ['fair', later({ roundTripMs: 301 })],
    ['poor', later({ roundTripMs: 801 })],
    ['good', later({}, { packetsReceived: 98, packetsLost: 2 })],
    ['fair', later({}, { packetsReceived: 90, packetsLost: 10 })],
    ['poor', later({}, { packetsReceived: 89, packetsLost: 11 })],
    ['poor', later({ remoteLostPercent: 11 })],
    ['fair', later({}, { frozenMs: 200 })],
    ['poor', later({}, { frozenMs: 500 })],
    ['good', later({}, { frozenMs: 2_000, framesPerSecond: 1 })],
    ['fair', later({ limitedBy: 'network' })],
    ['good', later({ limitedBy: 'processor' })],
    ['good', later({}, { height: 90, framesPerSecond: 1 })],
  ])('says %s at its limit (%#)', (level, now) => {
    expect(readQuality(begin, now)?.level).toBe(level);
  });

  it('reads a text call from its round trip alone', () => {
    const text: CallStats = { ...begin, inbound: null, remoteLostPercent: null };
    expect(readQuality(text, { ...text, atMs: 2_000, roundTripMs: 900 })).toEqual({
      level: 'poor',
      roundTripMs: 900,
      lostPercent: null,
      height: null,
      framesPerSecond: null,
      kilobitsPerSecond: null,
      limitedBy: 'none',
    });
  });

  it('says nothing before anything is measured', () => {
    const nothing = { ...begin, roundTripMs: null, remoteLostPercent: null, inbound: null };
    expect(readQuality(null, nothing)).toBeNull();
    expect(readQuality(null, { ...nothing, inbound })).toBeNull();
  });

  it('lets the first seconds be narrow, in which every sender starts low', () => {
    expect(readQuality(null, later({ limitedBy: 'network' }))?.level).toBe('good');
  });

  it('begins anew where a rebuilt connection counts from nothing', () => {
    const before = later({}, { packetsReceived: 9_000, packetsLost: 800, bytesReceived: 9_000_000 });
    const after = { ...later({}, { packetsReceived: 95, packetsLost: 5 }), atMs: 4_000 };
    expect(readQuality(before, after)).toMatchObject({ lostPercent: 5, kilobitsPerSecond: 1_000 });
  });

  it('is never better where the way is worse', () => {
    const way = fc.record({
      roundTripMs: fc.nat(2_000),
      remoteLostPercent: fc.nat(100),
      packetsLost: fc.nat(200),
      frozenMs: fc.nat(2_000),
    });
    const read = ({ roundTripMs, remoteLostPercent, ...media }: typeof way extends fc.Arbitrary<infer W> ? W : never) =>
      readQuality(begin, later({ roundTripMs, remoteLostPercent }, media));
    fc.assert(
      fc.property(way, way, (one, more) => {
        const worse = {
          roundTripMs: one.roundTripMs + more.roundTripMs,
          remoteLostPercent: one.remoteLostPercent + more.remoteLostPercent,
          packetsLost: one.packetsLost + more.packetsLost,
          frozenMs: one.frozenMs + more.frozenMs,
        };
        const levels = [read(one), read(worse)].map((reading) => rankOf(reading?.level ?? 'poor'));
        expect(levels[1]).toBeGreaterThanOrEqual(levels[0] ?? 0);
      }),
    );
  });
});
