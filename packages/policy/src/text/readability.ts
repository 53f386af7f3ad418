import type { PolicyDocument } from './document.ts';
import { piecesOf } from './words-of.ts';

/** How hard a document is to read. */
export interface Readability {
  readonly words: number;
  readonly sentences: number;
  readonly wordsPerSentence: number;
  /** Björnsson, Läsbarhet (1968): words per sentence, plus the share of words longer than 6 letters, in percent. */
  readonly lix: number;
  /** Kincaid, Fishburne, Rogers and Chissom, Derivation of new readability formulas (1975): years at a US school. */
  readonly grade: number;
}

/**
 * No formula measures CEFR levels, so the limits lie on the safe side of B1: LIX under 30 is "very easy" on its
 * author's scale (newspapers: 40 to 50), and holds for German and Spanish, too; grade 6 is what twelve-year-olds read.
 */
export const EASY_ENOUGH = { lix: 30, grade: 6 } as const;

/** The figures for a document's running text. Lists of single things and cells of tables are no sentences. */
export const readability = (document: PolicyDocument): Readability =>
  readabilityOf(piecesOf(document).flatMap(({ kind, text }) => (kind === 'sentence' && wordsIn(text).length > SHORTEST ? [text] : [])));

/** An item such as "Your IP address." would flatter the figure. */
const SHORTEST = 3;

/** The figures for some text, a piece at a time. */
export function readabilityOf(texts: readonly string[]): Readability {
  const sentences = texts.flatMap((text) => text.split(/(?<=[.:;?])\s+/)).filter((part) => wordsIn(part).length > 0);
  const words = sentences.flatMap(wordsIn);
  const perSentence = words.length / Math.max(1, sentences.length);
  const share = (count: number) => count / Math.max(1, words.length);
  const long = words.filter((word) => word.length > 6).length;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return {
    words: words.length,
    sentences: sentences.length,
    wordsPerSentence: round(perSentence),
    lix: round(perSentence + 100 * share(long)),
    grade: round(0.39 * perSentence + 11.8 * share(syllables) - 15.59),
  };
}

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+(?:[’'@.-][\p{L}\p{N}]+)*/gu) ?? [];

/** By vowel groups, less a silent e: right for nine English words of ten, which is what the formula needs. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const groups = letters.replace(/(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$/, '').replace(/^y/, '').match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 0);
}

const round = (figure: number): number => Math.round(figure * 10) / 10;
