import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoted } from './terminal-text.ts';

const HEBREW = '\u05E9\u05DC\u05D5\u05DD';

describe('a stranger’s words on a terminal', () => {
  test.each([
    ['plain', 'Hello there', '"Hello there"'],
    ['of other scripts', `${HEBREW} 你好 é`, `"${HEBREW} 你好 é"`],
    ['a picture', '💸', '"💸"'],
    ['quotes and strokes', 'say "hi" \\n', '"say \\"hi\\" \\\\n"'],
    ['ANSI: red, clear the screen, a title', '\u001B[31mred\u001B[2J\u001B]0;title\u0007', '"\\u{1b}[31mred\\u{1b}[2J\\u{1b}]0;title\\u{7}"'],
    ['eight-bit controls', '\u009B31m\u0085', '"\\u{9b}31m\\u{85}"'],
    ['lines of their own', 'a\r\nproven  "b"\u2028c', '"a\\r\\nproven  \\"b\\"\\u{2028}c"'],
    ['bidi', '\u202Eevil\u202C \u2066x\u2069 \u200F \u061C', '"\\u{202e}evil\\u{202c} \\u{2066}x\\u{2069} \\u{200f} \\u{61c}"'],
    ['nothing to see', 'a\u200B\u200D\uFEFF\u{E0041}b', '"a\\u{200b}\\u{200d}\\u{feff}\\u{e0041}b"'],
    ['half of a pair', 'a\uD83Db', '"a\\u{d83d}b"'],
    ['a heap of marks', `a${'\u0301'.repeat(5)}`, `"a${'\u0301'.repeat(3)}\\u{301}\\u{301}"`],
  ])('%s', (_, words, shown) => {
    expect(quoted(words)).toBe(shown);
  });

  test('never hold a control or a format character, whatever they are, and end where they end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const shown = quoted(words);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(shown).toMatch(/^"(?:[^"\\]|\\.)*"$/u);
      }),
    );
  });
});
