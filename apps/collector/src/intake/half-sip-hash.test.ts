import { expect, it } from 'vitest';
import { halfSipHash } from './half-sip-hash.ts';

/** The key of the reference's vectors: bytes 0 to 7. */
const KEY = { low: 0x03020100, high: 0x07060504 };

/** `vectors_hsip64` of https://github.com/veorq/SipHash: of the bytes 0, 1, 2 … up to a length. */
it.each([
  [0, '218d1f59b9b83cc8'],
  [1, 'be552412f8387315'],
  [2, '064f39ef7c50eb57'],
  [63, '2ea63c71bf326087'],
])('of %i bytes is what the reference says', (length, expected) => {
  const text = String.fromCharCode(...Array.from({ length }, (_, byte) => byte));
  const { high, low } = halfSipHash(text, KEY);
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(low, 0);
  bytes.writeUInt32LE(high, 4);
  expect(bytes.toString('hex')).toBe(expected);
});
