import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QualityLevel } from './quality-reading.ts';
import { LOOKS_TO_FALL, LOOKS_TO_RISE, type SettledLevel, settleLevel } from './settle-level.ts';

const LETTERS: Record<string, QualityLevel> = { g: 'good', f: 'fair', p: 'poor' };

/** What is shown after each look, by first letters. */
function shown(looks: string): string {
  let settled: SettledLevel | null = null;
  return [...looks]
    .map((letter) => {
      settled = settleLevel(settled, LETTERS[letter] ?? 'good');
      return settled.level[0];
    })
    .join('');
}

describe('settleLevel', () => {
  it.each([
    ['the first look is shown', 'p', 'p'],
    ['one bad look is nothing yet', 'gpgpg', 'ggggg'],
    ['two in a row are', 'gpp', 'ggp'],
    ['no further down than both', 'gpf', 'ggf'],
    ['four better ones in a row bring it back', 'pggggg', 'ppppgg'],
    ['no further up than all four', 'pggfgg', 'ppppff'],
    ['a worse one among the better ones starts them anew', 'fgggpgggg', 'ffffffffg'],
  ])('%s', (_, looks, expected) => {
    expect(shown(looks)).toBe(expected);
  });

  it('changes the word at most once in so many looks, up and down', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('g', 'f', 'p'), { minLength: 1, maxLength: 60 }), (looks) => {
        const words = [...shown(looks.join(''))];
        const changes = words.flatMap((word, at) => (at > 0 && word !== words[at - 1] ? [at] : []));
        changes.forEach((at, i) => {
          const fell = 'gfp'.indexOf(words[at] ?? '') > 'gfp'.indexOf(words[at - 1] ?? '');
          const since = at - (changes[i - 1] ?? 0);
          expect(since).toBeGreaterThanOrEqual(fell ? LOOKS_TO_FALL : LOOKS_TO_RISE);
        });
      }),
    );
  });
});
