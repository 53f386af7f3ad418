import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FRAME_HEADER_BYTES,
  FRAME_SIZES,
  GCM_TAG_BYTES,
  isSealedFrame,
  joinFrame,
  padPayload,
  splitFrame,
  unpadPayload,
} from './sealed-frame.ts';

const OVERHEAD = FRAME_HEADER_BYTES + GCM_TAG_BYTES;
const LARGEST_PAYLOAD = 16_384 - OVERHEAD - 4;

const payloads = fc
  .integer({ min: 0, max: LARGEST_PAYLOAD })
  .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));

describe('padding', () => {
  it('[E5] fills up to the smallest of four sizes, and is taken off again', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const padded = padPayload(payload);
        const size = (padded?.byteLength ?? 0) + OVERHEAD;
        expect(size).toBe(FRAME_SIZES.find((frame) => frame >= payload.byteLength + OVERHEAD + 4));
        expect(padded && unpadPayload(padded)).toEqual(Uint8Array.from(payload));
      }),
    );
  });

  it.each(FRAME_SIZES)('[E5] has no room for a byte more than fits a frame of %i', (size) => {
    const room = size - OVERHEAD - 4;
    expect(padPayload(new Uint8Array(room))?.byteLength).toBe(size - OVERHEAD);
    expect(padPayload(new Uint8Array(room + 1))?.byteLength).not.toBe(size - OVERHEAD);
  });

  it('[E5] takes no more than 16,355 bytes', () => {
    expect(LARGEST_PAYLOAD).toBe(16_355);
    expect(padPayload(new Uint8Array(LARGEST_PAYLOAD + 1))).toBeNull();
  });

  it('[E5] that is not all zeros is refused, wherever the other byte stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 227 }), fc.nat(226), fc.integer({ min: 1, max: 255 }), (length, at, byte) => {
        fc.pre(at >= length);
        const padded = padPayload(new Uint8Array(length)) ?? new Uint8Array();
        expect(unpadPayload(padded.with(4 + at, byte))).toBeNull();
      }),
    );
  });

  it('[E5] with a length that is not true is refused', () => {
    expect(unpadPayload(Uint8Array.of(0, 0, 0, 1))).toBeNull();
    expect(unpadPayload(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1))).toBeNull();
    expect(unpadPayload(Uint8Array.of(0, 0, 0))).toBeNull();
    expect(unpadPayload(Uint8Array.of(0, 0, 0, 1, 7))).toEqual(Uint8Array.of(7));
  });

  it('[E5] is read from any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const payload = unpadPayload(bytes);
        if (payload !== null) expect(payload.byteLength).toBeLessThanOrEqual(bytes.byteLength - 4);
      }),
    );
  });
});

describe('a frame', () => {
  const sequence = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  const ciphertext = fc
    .constantFrom(...FRAME_SIZES)
    .chain((size) => fc.uint8Array({ minLength: size - FRAME_HEADER_BYTES, maxLength: size - FRAME_HEADER_BYTES }));

  it('[E4] is version, number and ciphertext, and comes apart into the same', () => {
    fc.assert(
      fc.property(sequence, ciphertext, (number, sealed) => {
        const frame = joinFrame(number, sealed);
        expect(frame[0]).toBe(1);
        expect(new DataView(frame.buffer).getBigUint64(1)).toBe(number);
        expect(splitFrame(frame)).toEqual({ sequence: number, ciphertext: Uint8Array.from(sealed) });
      }),
    );
  });

  it('[E4] is read where it lies in a larger buffer', () => {
    const frame = joinFrame(258n, new Uint8Array(256 - FRAME_HEADER_BYTES).fill(7));
    const larger = new Uint8Array(300);
    larger.set(frame, 20);
    expect(splitFrame(larger.subarray(20, 276))).toEqual(splitFrame(frame));
  });

  it('[F3] passes only in one of four sizes and with version 1', () => {
    fc.assert(
      fc.property(fc.nat(17_000), fc.nat(255), (size, version) => {
        const frame = new Uint8Array(size).fill(version, 0, 1);
        const passes = version === 1 && [256, 1_024, 4_096, 16_384].includes(size);
        expect(isSealedFrame(frame)).toBe(passes);
        expect(splitFrame(frame) !== null).toBe(passes);
      }),
    );
    for (const size of FRAME_SIZES) expect(isSealedFrame(new Uint8Array(size).fill(1, 0, 1))).toBe(true);
  });
});
