import './figure-words.css';
import type { Figure, FigureError } from './answers.ts';
import { hourWords, shortDayWords } from './range-words.ts';

const whole = new Intl.NumberFormat('en');

/** `12,345` */
export const countWords = (count: number): string => whole.format(count);

/** What stands beside a number: how far it may be from the true one. */
export function errorWords(error: FigureError): string {
  switch (error.kind) {
    case 'exact':
      return 'exact';
    case 'about':
      return `± ${countWords(error.plusMinus)}`;
    case 'at-least':
      return 'at least';
    case 'at-most':
      return 'at most';
    case 'rough':
      return 'rough';
    case 'not-counted':
      return 'not counted';
    case 'part-of-day':
      return 'counted by the day only';
  }
}

/** What made it so, in a few words; `null` when there is nothing to add. */
export const errorNote = (error: FigureError): string | null => (error.kind === 'at-most' ? `counted again since ${sinceWords(error.since)}` : null);

/** The same in a sentence, for a whole table or for those who ask. */
export function errorSentence(error: FigureError): string {
  switch (error.kind) {
    case 'exact':
      return 'Every number here is exact.';
    case 'about':
      return `More came than could be told apart one by one, so visitors are estimated. In 95 of 100 cases the true number is at most ${countWords(error.plusMinus)} away.`;
    case 'at-least':
      return 'On some of these days more came than could be remembered, or more at once than could be taken. Those have no part in these numbers, which are lower bounds.';
    case 'at-most':
      return `A restart forgot who had been counted that day. Who came before and after ${sinceWords(error.since)} may be counted twice, so visitors are upper bounds.`;
    case 'rough':
      return 'More than one thing went wrong on these days: a restart forgot who had been counted, more came than could be remembered, or more at once than could be taken. Visitors may be too high or too low.';
    case 'not-counted':
      return 'There are no numbers of these days.';
    case 'part-of-day':
      return 'Visitors are counted by the day, and this is a part of one.';
  }
}

/** A number as text, such as `at least 1,200` or `1,200 ± 24`: for titles, exports and screen readers. */
export function figureWords({ count, error }: Figure): string {
  if (count === null) return errorWords(error);
  switch (error.kind) {
    case 'exact':
    case 'not-counted':
    case 'part-of-day':
      return countWords(count);
    case 'about':
      return `${countWords(count)} ± ${countWords(error.plusMinus)}`;
    case 'at-least':
      return `at least ${countWords(count)}`;
    case 'at-most':
      return `at most ${countWords(count)}`;
    case 'rough':
      return `roughly ${countWords(count)}`;
  }
}

const sinceWords = (since: number): string => `${shortDayWords(since)}, ${hourWords(since)} UTC`;

interface FigureWordsProps {
  readonly figure: Figure;
  /** Up to when it was counted, such as `until 16:00 UTC`, while its range still runs. */
  readonly until?: string | undefined;
}

/** A number with what it is worth beside it, in this order for eyes and ears. Exact up to an hour is no more than that. */
export function FigureWords({ figure, until }: FigureWordsProps) {
  const note = errorNote(figure.error);
  return (
    <>
      <span class="figure-words__count">{figure.count === null ? '–' : countWords(figure.count)}</span>{' '}
      {until === undefined || figure.error.kind !== 'exact' ? <ErrorWords error={figure.error} /> : <small class="figure-words__until">{until}</small>}
      {note !== null && <small class="figure-words__note">{note}</small>}
    </>
  );
}

/** The same in one line, where what made it so is said elsewhere. */
export function CountAndError({ count, error }: Figure) {
  return (
    <>
      {count === null ? '–' : countWords(count)} <ErrorWords error={error} />
    </>
  );
}

export function ErrorWords({ error }: { readonly error: FigureError }) {
  return (
    <small class={`error-words error-words--${error.kind}`} title={errorSentence(error)}>
      {errorWords(error)}
    </small>
  );
}
