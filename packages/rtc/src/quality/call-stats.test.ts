import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeStats } from './call-stats.ts';

const report = (...entries: object[]) => new Map(entries.map((entry, at) => [`${at}`, entry]));

/** Names and shapes as Chromium 156 reports them; the addresses are documentation's. */
const chromium = [
  { type: 'transport', id: 'T01', timestamp: 5_000, selectedCandidatePairId: 'CP2' },
  { type: 'candidate-pair', id: 'CP1', timestamp: 5_000, nominated: true, state: 'succeeded', currentRoundTripTime: 0.9 },
  { type: 'candidate-pair', id: 'CP2', timestamp: 5_000, nominated: true, state: 'succeeded', currentRoundTripTime: 0.08, availableOutgoingBitrate: 500_000 },
  { type: 'local-candidate', id: 'L', timestamp: 5_000, address: '192.0.2.2', port: 9, relatedAddress: '203.0.113.9' },
  { type: 'remote-candidate', id: 'R', timestamp: 5_000, ip: '198.51.100.4', url: 'turn:relay.example' },
  { type: 'inbound-rtp', kind: 'audio', timestamp: 5_000, packetsReceived: 100, packetsLost: 1, bytesReceived: 4_000 },
  { type: 'inbound-rtp', kind: 'video', timestamp: 5_000, packetsReceived: 300, packetsLost: 3, bytesReceived: 90_000, frameHeight: 480, framesPerSecond: 24, totalFreezesDuration: 1.5 },
  { type: 'remote-inbound-rtp', kind: 'video', timestamp: 4_000, fractionLost: 0.05, roundTripTime: 0.2 },
  { type: 'outbound-rtp', kind: 'video', timestamp: 5_000, qualityLimitationReason: 'bandwidth', targetBitrate: 420_000 },
  { type: 'media-source', kind: 'video', timestamp: 5_000, frames: 120 },
  { type: 'media-source', kind: 'audio', timestamp: 5_000, totalSamplesDuration: 4.9 },
] as const;

describe('takeStats', () => {
  it('takes the numbers of the pair in use, of both kinds, and of both directions', () => {
    expect(takeStats(report(...chromium))).toEqual({
      atMs: 5_000,
      roundTripMs: 80,
      inbound: {
        packetsReceived: 400,
        packetsLost: 4,
        bytesReceived: 94_000,
        frozenMs: 1_500,
        height: 480,
        framesPerSecond: 24,
      },
      remoteLostPercent: 5,
      limitedBy: 'network',
      captured: { video: 120, audio: 4.9 },
    });
  });

  it('finds the pair in use where a browser has no transport entries', () => {
    const pairs = [
      { type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: 0.9 },
      { type: 'candidate-pair', selected: true, nominated: true, state: 'succeeded', currentRoundTripTime: 0.05 },
    ];
    expect(takeStats(report(...pairs)).roundTripMs).toBe(50);
    expect(takeStats(report(...pairs.slice(0, 1))).roundTripMs).toBe(900);
  });

  it('takes the round trip of the media where the pair does not say', () => {
    expect(takeStats(report({ type: 'remote-inbound-rtp', roundTripTime: 0.25 })).roundTripMs).toBe(250);
  });

  it('has nothing but the pair in a text call', () => {
    expect(takeStats(report(...chromium.slice(0, 5)))).toEqual({
      atMs: 5_000,
      roundTripMs: 80,
      inbound: null,
      remoteLostPercent: null,
      limitedBy: 'none',
      captured: { video: null, audio: null },
    });
  });

  it('calls a slow processor before a narrow way', () => {
    const outbound = (qualityLimitationReason: string) => ({ type: 'outbound-rtp', qualityLimitationReason });
    expect(takeStats(report(outbound('bandwidth'), outbound('cpu'))).limitedBy).toBe('processor');
    expect(takeStats(report(outbound('other'))).limitedBy).toBe('none');
  });

  it('does not blame the network for what our own plan holds down', () => {
    const limitAt = (targetBitrate: number, availableOutgoingBitrate?: number) =>
      takeStats(
        report(
          { type: 'candidate-pair', selected: true, availableOutgoingBitrate },
          { type: 'outbound-rtp', qualityLimitationReason: 'bandwidth', targetBitrate },
        ),
      ).limitedBy;
    expect(limitAt(225_000, 3_558_857)).toBe('none');
    expect(limitAt(225_000, 280_000)).toBe('network');
    expect(limitAt(225_000)).toBe('none');
  });

  it('keeps no address, and nothing but numbers and one of three words', () => {
    const value = fc.oneof(fc.double(), fc.ipV4(), fc.ipV6(), fc.boolean(), fc.constant(null));
    const entry = fc.record({
      type: fc.constantFrom(...chromium.map(({ type }) => type)),
      kind: fc.constantFrom('audio', 'video', 'text'),
      timestamp: value,
      id: fc.string(),
      selectedCandidatePairId: value,
      currentRoundTripTime: value,
      availableOutgoingBitrate: value,
      targetBitrate: value,
      roundTripTime: value,
      fractionLost: value,
      packetsReceived: value,
      packetsLost: value,
      bytesReceived: value,
      frameHeight: value,
      framesPerSecond: value,
      totalFreezesDuration: value,
      frames: value,
      totalSamplesDuration: value,
      qualityLimitationReason: value,
      address: value,
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(entry, fc.constant(null), fc.string())), (entries) => {
        const { limitedBy, inbound, captured, ...rest } = takeStats(entries);
        expect(['network', 'processor', 'none']).toContain(limitedBy);
        for (const one of Object.values({ ...rest, ...inbound, ...captured }))
          expect(one === null || (typeof one === 'number' && one >= 0)).toBe(true);
      }),
    );
  });
});
