import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUDE_WORDS } from './rude-words.ts';
import { isRude, normalised } from './word-filter.ts';

const WORDS = RUDE_WORDS.map((word) => word.replace(/[*-]/g, ''));

describe('the word filter', () => {
  it.each([
    'fuck', 'FUCK you', 'fuuuuck', 'f.u.c.k', 'f u c k you', 'fu\u200bck', 'fùçk', 'ＦＵＣＫ', 'sh1t', '5hit', 'a$$hole', 'с\u043ent no, cunt', 'with a сunt here',
    'send nudes!', 'n-u-d-e-s', 'b!tch', 'pu\u0336ssy', '\u202efuck', 'fuck\ufe0f', 'you fucking idiot',
  ])('hides %j at first', (text) => {
    expect(isRude(text)).toBe(true);
  });

  it.each([
    'hello', 'Scunthorpe', 'I am from Essex', 'class and glass', 'a cocktail, please', 'a Dickens novel', 'the assassin passed', 'analysis', 'I grapes', 'therapist',
    'Nigeria', 'Niger and Chad', 'document', 'cucumber', 'a bit chilly', '1, 2, 3, 5', 'titans', 'shiitake? no: a mushroom', 'I am a student', 'a b c d', 'Was machst du?', 'Как дела?', 'Τι κάνεις;',
    'spicy food', 'the pride of raccoons', 'snigger', '',
  ])('leaves %j', (text) => {
    expect(isRude(text)).toBe(false);
  });

  it('finds each of its words, however it is dressed up', () => {
    const dressed = fc.tuple(
      fc.constantFrom(...WORDS),
      fc.array(fc.constantFrom('\u200b', '\u00ad', '\u0301', '.', '-', ''), { minLength: 20, maxLength: 20 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(dressed, fc.constantFrom('', 'hey ', 'you, '), ([word, between, loud], before) => {
        const text = [...word].map((letter, at) => (loud ? letter.toUpperCase() : letter) + (at < word.length - 1 ? (between[at] ?? '') : '')).join('');
        expect(isRude(`${before}${text}`)).toBe(true);
      }),
    );
  });

  it('judges any text in its time, and never fails', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 1_000 }), (text) => typeof isRude(text) === 'boolean'));
    const before = performance.now();
    isRude('a.'.repeat(500));
    isRude('f '.repeat(500));
    expect(performance.now() - before).toBeLessThan(200);
  });

  it('takes off what is drawn over letters, and what is not drawn at all', () => {
    expect(normalised('H\u0336\u0353é\u200dl\u00adL0\ufe0f ')).toBe('hello');
  });
});
