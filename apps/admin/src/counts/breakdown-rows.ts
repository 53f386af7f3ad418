import type { BeforeAndNow, Breakdown, Counted, FigureError, Span } from './answers.ts';
import { type Change, changeOf, changeWords } from './change.ts';
import { isBeforeCounted } from './counted-part.ts';
import { errorNote, errorSentence, errorWords } from './figure-words.tsx';
import { dayCountWords } from './range-words.ts';

export interface BreakdownRow {
  readonly value: string;
  readonly words: string;
  readonly count: number;
  /** On how many of the days it was shown; on the others it is among all others. */
  readonly days: number;
  /** `null`: in the range before it was not shown on any day, which is not to say that there was none. */
  readonly before: { readonly count: number; readonly days: number } | null;
}

/** A range's days, and how exact its numbers are. */
export interface Worth {
  readonly days: number;
  readonly error: FigureError;
}

export function breakdownRows({ before, now }: BeforeAndNow<Breakdown>, wordsOf: (value: string) => string): readonly BreakdownRow[] {
  const known = new Map(before.cells.map(({ count, days, value }) => [value, { count, days }]));
  return now.cells.map(({ count, days, value }) => ({ value, words: wordsOf(value), count, days, before: known.get(value) ?? null }));
}

/** Values in an order of their own; as they are without one. */
export const inOrder = (rows: readonly BreakdownRow[], order: readonly string[] | undefined): readonly BreakdownRow[] =>
  order === undefined ? rows : rows.toSorted((one, other) => order.indexOf(one.value) - order.indexOf(other.value));

/** Both ranges have to be as long, and counted from their first hour: else there is nothing fair to compare with. */
export const isComparable = ({ before, now }: BeforeAndNow<Pick<Worth, 'days'>>, { countedSince, span }: Pick<Counted, 'countedSince'> & { readonly span: Span }): boolean =>
  before.days === now.days && isBeforeCounted(span, countedSince);

/**
 * How a row compares with the range before; in words, why it does not. A row that was folded on some days would be
 * compared in how often it was shown.
 */
export function rowChange({ before, count, days }: Pick<BreakdownRow, 'before' | 'count' | 'days'>, parts: BeforeAndNow<Worth>): Change | string {
  if (before === null) return 'not shown before';
  if (days < parts.now.days || before.days < parts.before.days) return 'not shown every day';
  return changeOf({ now: { count, error: parts.now.error }, before: { count: before.count, error: parts.before.error } });
}

/** The same in words, for a file. */
export function rowChangeWords(row: Pick<BreakdownRow, 'before' | 'count' | 'days'>, parts: BeforeAndNow<Worth>): string {
  const change = rowChange(row, parts);
  return typeof change === 'string' ? change : changeWords(change);
}

/** What `All others` is, said once under a table. */
export const othersExplanation = (threshold: number): string =>
  `All others: on each day, whatever has fewer than ${threshold} is added up here, and with it one more where needed, so that nothing can be had back by subtraction. A name that is shown on some days only is in here on the rest.`;

/** How to read a breakdown, a paragraph each; `own` is what this one adds. */
export const breakdownNotes = (error: FigureError, threshold: number, ...own: readonly string[]): readonly string[] => [
  errorSentence(error),
  ...own,
  othersExplanation(threshold),
  'A change is said only of what is shown on every day of both ranges. The files hold what stands here, and nothing else.',
];

/** What `All others` is, in the row itself. */
export const othersNote = (threshold: number): string => `fewer than ${threshold} on a day, and one more where needed`;

/** `shown on 12 of 28 days`; empty for all of them. */
export const shownOnWords = (shown: number, days: number): string => (shown >= days ? '' : `shown on ${shown} of ${dayCountWords(days)}`);

/** What the numbers of a table are worth, for its caption. */
export function captionError(error: FigureError): string {
  switch (error.kind) {
    case 'exact':
      return 'exact';
    case 'about':
      return 'estimates';
    case 'at-least':
      return 'lower bounds';
    case 'at-most':
      return `upper bounds, ${errorNote(error) ?? ''}`;
    case 'rough':
    case 'not-counted':
    case 'part-of-day':
      return errorWords(error);
  }
}
