import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeyedHash } from './keyed-hash.ts';

const latin1 = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 512 });

it('is HMAC-SHA256, cut to 8 bytes, whatever was hashed before', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.array(latin1, { minLength: 1, maxLength: 5 }), (key, texts) => {
      const keyed = new KeyedHash(key);
      for (const text of texts) {
        const expected = createHmac('sha256', key).update(Buffer.from(text, 'latin1')).digest().readBigUInt64BE();
        expect(keyed.tag(text)).toBe(expected);
      }
    }),
  );
});

it('is what RFC 4231 says in its case 2', () => {
  expect(new KeyedHash(Buffer.from('Jefe')).tag('what do ya want for nothing?').toString(16)).toBe('5bdcc146bf60754e');
});

it('takes neither a longer key nor a longer text', () => {
  expect(() => new KeyedHash(new Uint8Array(65))).toThrow(RangeError);
  expect(() => new KeyedHash(new Uint8Array(32)).tag('x'.repeat(513))).toThrow(RangeError);
});
