import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BriefHash } from './brief-hash.ts';

it('is the same for the same text, another for another, and another under another key', () => {
  const hash = new BriefHash();
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 600 }), fc.string({ unit: 'binary-ascii', maxLength: 600 }), (one, other) => {
      expect(hash.of(one) === hash.of(other)).toBe(one === other);
      expect(new BriefHash().of(one)).not.toBe(hash.of(one));
    }),
  );
});

it('is a whole number whatever the text', () => {
  const hash = new BriefHash();
  for (const text of ['', 'x'.repeat(10_000), '\u{1F600}']) expect(Number.isSafeInteger(hash.of(text))).toBe(true);
});
