import { RUDE_WORDS } from './rude-words.ts';

/** Written in place of letters: signs, then Cyrillic and Greek letters that look like Latin ones. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g', '@': 'a', '$': 's', '!': 'i', '|': 'i', '€': 'e', '+': 't',
  а: 'a', в: 'b', с: 'c', е: 'e', н: 'h', і: 'i', к: 'k', м: 'm', о: 'o', р: 'p', ѕ: 's', т: 't', у: 'y', х: 'x',
  α: 'a', β: 'b', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x',
};

/** Nothing that is drawn by itself: zero-width and direction marks, soft hyphens, strokes through letters. */
const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}]/gu;
/** A sign at the end of a word is what it says it is. */
const LOOKALIKE = /[!|+](?=[\p{L}\d@$€])|[\d@$€]|[а-яіѕα-ω]/gu;

/** Whether a text holds one of the words, however it is dressed up: case, accents, digits, look-alikes, repeated or spaced letters. */
export function isRude(text: string): boolean {
  const plain = normalised(text);
  return RUDE.test(` ${plain} `) || RUDE.test(` ${spelledOut(plain)} `);
}

/** Small letters and single spaces. */
export function normalised(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(UNSEEN, '')
      .toLowerCase()
      .replace(LOOKALIKE, (sign) => LOOKALIKES[sign] ?? sign)
      // A dot or a dash between letters is dressing; a comma and a space are not.
      .replace(/(?<=\p{L})['’._*-]+(?=\p{L})/gu, '')
      .replace(/[^\p{L}]+/gu, ' ')
      .trim()
  );
}

/** Single letters in a row, as in `f u c k`, put together. */
const spelledOut = (plain: string): string =>
  plain
    .split(' ')
    .map((word) => (word.length === 1 ? word : ` ${word} `))
    .join('');

/** Each letter as often as anybody likes, but never less often than the word has it: one country has a letter less than a slur. */
const RUDE = new RegExp(` (?:${RUDE_WORDS.map(patternOf).join('|')}) `, 'u');

function patternOf(word: string): string {
  const letters = word.replace(/[*-]/g, '').replace(/(.)\1*/g, (run) => `${run.charAt(0)}{${run.length},}`);
  return word.endsWith('*') ? `${letters}\\p{L}*` : letters;
}
