import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interest, interests, isLanguage } from './interests.ts';

/** Where Unicode has characters: planes 0 to 3, and the tags and variation selectors of plane 14. */
const PLACES = [
  [0, 0x3ffff],
  [0xe0000, 0xe0fff],
] as const;
const HIDDEN = /\p{Cc}|\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}|^\s|\s$/u;
/** Any text, lone surrogates too; short enough to be an interest now and then. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom('a', 'Σ', 'İ', 'ﬃ', '\u0301', '\u200d', '\u202e', ' ', '\u00a0', '\n', '\ufdfa', '👩', '\u3164'), { maxLength: 12 }).map((parts) => parts.join('')),
);

describe('an interest', () => {
  test.each([
    ['Jazz', 'jazz'],
    ['  board \t\n games ', 'board games'],
    ['ＣＨＥＳＳ', 'chess'],
    ['cafe\u0301', 'café'],
    ['J\u030c', '\u01f0'],
    ['board\tgames', 'board games'],
    ['İzmir', 'i̇zmir'],
    ['ΟΔΟΣ', 'οδος'],
    ['C++', 'c++'],
    ['日本語', '日本語'],
    ['❤\ufe0f', '❤'],
    ['te\u200ba\u00ad', 'tea'],
    ['\u202eevil\u202c \u2066text\u2069', 'evil text'],
    ['bell\u0007', 'bell'],
    ['\ud800broken', 'broken'],
  ])('[W5] %j is compared as %j', (text, normal) => {
    expect(interest(text)).toBe(normal);
  });

  test.each(['', '   ', '\u200b', '\u3164', '\u202e\u202c', '\0', '\ud800'])('[W5] %j is none', (text) => {
    expect(interest(text)).toBeNull();
  });

  test('[W5] has at most 32 code points, counted in the normal form', () => {
    expect(interest('x'.repeat(32))).toBe('x'.repeat(32));
    expect(interest('x'.repeat(33))).toBeNull();
    expect(interest(` ${'🎲'.repeat(32)} `)).toBe('🎲'.repeat(32));
    expect(interest('ﬃ'.repeat(11))).toBeNull();
  });

  test('[W5] in normal form is its own normal form', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const normal = interest(text);
        if (normal !== null) expect(interest(normal)).toBe(normal);
      }),
      { numRuns: 2_000 },
    );
  });

  test('[W5] of any one code point is nothing, or stays as it is from then on, and shows itself', { timeout: 30_000 }, () => {
    const wrong: number[] = [];
    for (const [first, last] of PLACES) {
      for (let code = first; code <= last; code += 1) {
        const normal = interest(String.fromCodePoint(code));
        if (normal !== null && (interest(normal) !== normal || HIDDEN.test(normal))) wrong.push(code);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('interests', () => {
  test('[W5] are each there once, in the order given, and at most ten', () => {
    expect(interests(['Tea', ' ', 'jazz', 'TEA ', 'x'.repeat(40)])).toEqual(['tea', 'jazz']);
    const many = Array.from({ length: 12 }, (_, index) => `number ${index}`);
    expect(interests(['', ...many])).toEqual(many.slice(0, 10));
  });

  test('[W5] in normal form are their own normal form', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 15 }), (texts) => {
        const normal = interests(texts);
        expect(interests(normal)).toEqual(normal);
        expect(new Set(normal).size).toBe(normal.length);
      }),
    );
  });
});

test.each([
  ['en', true],
  ['ga', true],
  ['gsw', true],
  ['EN', false],
  ['e', false],
  ['engl', false],
  ['en-GB', false],
  ['en\n', false],
  ['é', false],
  ['', false],
] as const)('[W5] %j as a language: %j', (text, expected) => {
  expect(isLanguage(text)).toBe(expected);
});
