import fc from 'fast-check';
import { expect, it } from 'vitest';
import { messagesRoom } from './evidence-room.ts';

/** As rtc writes it, at its longest: the token, and each text with its signature. */
const plaintextOf = (texts: readonly string[]): string =>
  JSON.stringify({
    v: 1,
    token: 'x'.repeat(600),
    texts: texts.map((text) => ({ role: 'impolite', sequence: 4_294_967_295, text, signature: 'x'.repeat(86) })),
  });

it('what is said to fit fits, whatever is written', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 1_000 }), { maxLength: 40 }), (texts) => {
      if (messagesRoom(texts.map((text) => ({ text }))) < 0) return;
      expect(new TextEncoder().encode(plaintextOf(texts)).byteLength).toBeLessThanOrEqual(8_188);
    }),
  );
});

it('six long messages fit, and so do forty short ones; five hundred do not', () => {
  const many = (count: number, text: string) => Array.from({ length: count }, () => ({ text }));
  expect(messagesRoom(many(6, 'a'.repeat(1_000)))).toBeGreaterThan(0);
  expect(messagesRoom(many(40, 'Hello there'))).toBeGreaterThan(0);
  expect(messagesRoom(many(500, 'Hello there'))).toBeLessThan(0);
});
