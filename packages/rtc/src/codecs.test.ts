import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderCodecs, preferCodecs } from './codecs.ts';

const codec = (name: string, sdpFmtpLine?: string): RTCRtpCodec => ({
  mimeType: `video/${name}`,
  clockRate: 90_000,
  ...(sdpFmtpLine === undefined ? {} : { sdpFmtpLine }),
});
/** What Chromium lists, in its order. */
const CHROMIUM = [
  codec('VP8'),
  codec('rtx'),
  codec('VP9', 'profile-id=0'),
  codec('VP9', 'profile-id=2'),
  codec('H264', 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f'),
  codec('H264', 'level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f'),
  codec('AV1', 'level-idx=5;profile=0;tier=0'),
  codec('AV1', 'level-idx=5;profile=1;tier=0'),
  codec('red'),
  codec('ulpfec'),
];
const names = (codecs: readonly RTCRtpCodec[]) => codecs.map(({ mimeType }) => mimeType.slice(6));
const first = (codecs: readonly RTCRtpCodec[]) => [...new Set(names(codecs))];

describe('orderCodecs', () => {
  it('prefers the fewest bits on a computer, and hardware on a phone', () => {
    expect(first(orderCodecs(CHROMIUM, false))).toEqual(['VP9', 'AV1', 'H264', 'VP8', 'rtx', 'red', 'ulpfec']);
    expect(first(orderCodecs(CHROMIUM, true))).toEqual(['H264', 'VP8', 'VP9', 'AV1', 'rtx', 'red', 'ulpfec']);
  });

  it('takes the common kind of a codec before its rare ones', () => {
    const formats = orderCodecs(CHROMIUM, false).map(({ sdpFmtpLine }) => sdpFmtpLine);
    expect(formats.slice(0, 4)).toEqual([
      'profile-id=0',
      'profile-id=2',
      'level-idx=5;profile=0;tier=0',
      'level-idx=5;profile=1;tier=0',
    ]);
    expect(formats[4]).toContain('packetization-mode=1');
  });

  it('orders a list that another browser gives the other way round just so', () => {
    const reversed = orderCodecs(CHROMIUM.toReversed(), false);
    expect(first(reversed).slice(0, 4)).toEqual(['VP9', 'AV1', 'H264', 'VP8']);
    expect(reversed.slice(0, 7)).toEqual(orderCodecs(CHROMIUM, false).slice(0, 7));
  });

  it('leaves none out, and keeps what mends behind all pictures, whatever a browser lists', () => {
    const any = fc
      .constantFrom('VP8', 'vp9', 'H264', 'AV1', 'H265', 'rtx', 'red', 'ulpfec', 'flexfec-03', 'VP10')
      .map((name) => codec(name));
    fc.assert(
      fc.property(fc.array(any), fc.boolean(), (list, phone) => {
        const ordered = orderCodecs(list, phone);
        expect(names(ordered).toSorted()).toEqual(names(list).toSorted());
        const mends = names(ordered).map((name) => /^(rtx|red|ulpfec|flexfec)/.test(name));
        expect(mends).toEqual(mends.toSorted());
      }),
    );
  });
});

describe('preferCodecs', () => {
  const transceiver = (kind: string, act?: (codecs: RTCRtpCodec[]) => void) => ({
    receiver: { track: { kind } },
    ...(act === undefined ? {} : { setCodecPreferences: act }),
  });
  const capabilities = () => ({ codecs: CHROMIUM, headerExtensions: [] });

  it('sets the order of pictures and leaves sound alone', () => {
    const set: string[][] = [];
    const take = (codecs: RTCRtpCodec[]) => set.push(names(codecs));
    const connection = { getTransceivers: () => [transceiver('audio', take), transceiver('video', take)] };
    expect(preferCodecs(connection, { capabilities })).toBe(1);
    expect(set.map(([name]) => name)).toEqual(['VP9']);
    preferCodecs(connection, { capabilities, phone: true });
    expect(set.map(([name]) => name)).toEqual(['VP9', 'H264']);
  });

  it('changes nothing in a browser that cannot, will not, or does not say', () => {
    const refuse = () => {
      throw new DOMException('', 'InvalidModificationError');
    };
    const connection = { getTransceivers: () => [transceiver('video'), transceiver('video', refuse)] };
    expect(preferCodecs(connection, { capabilities })).toBe(0);
    expect(preferCodecs(connection, { capabilities: () => null })).toBe(0);
    // As here, where there is no RTCRtpReceiver at all.
    expect(preferCodecs(connection)).toBe(0);
  });
});
