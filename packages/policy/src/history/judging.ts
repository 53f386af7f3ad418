import * as v from 'valibot';
import { atMostMilliseconds, Duration, inMilliseconds } from '../duration.ts';
import type { Change } from './change.ts';
import type { ChangeClass, Rule } from './change-class.ts';
import { isParts } from './piece.ts';

export const always = (judged: ChangeClass): Rule => () => judged;

/** Items of which every one takes something from people: one more is material, one fewer is favourable. */
export const fewerIsBetter: Rule = (change) => byPresence(change, { added: 'material', removed: 'favourable' });

/** Items of which every one gives something to people. */
export const moreIsBetter: Rule = (change) => byPresence(change, { added: 'favourable', removed: 'material' });

/** One of a few words, the best for people first. A word that is not among them is material. */
export const fromBest = (...words: readonly unknown[]): Rule => (change) => byPlace(change, (value) => words.indexOf(value));

/** The same for something whose `part` says of which kind it is, or which is a word itself. */
export const fromBestBy = (part: string, ...words: readonly (string | readonly string[])[]): Rule => (change) =>
  byPlace(change, (value) => {
    const word = isParts(value) ? value[part] : value;
    return words.findIndex((place) => (typeof place === 'string' ? place === word : place.some((one) => one === word)));
  });

/** Less time is better, as with everything that is kept. A time that was not there counts as none. */
export const shorterIsBetter: Rule = (change) => byLength(change, { shorter: 'favourable', longer: 'material' });

/** More time is better, as with a notice beforehand. */
export const longerIsBetter: Rule = (change) => byLength(change, { shorter: 'material', longer: 'favourable' });

/** A number of which less is better for people. */
export const lowerIsBetter: Rule = (change) => byNumber(change, (before, after) => after < before);

/** A number of which more is better for people. */
export const higherIsBetter: Rule = (change) => byNumber(change, (before, after) => after > before);

/** Becomes this word: favourable; anything else: material. */
export const becoming = (word: unknown): Rule => (change) =>
  change.kind === 'changed' && change.after === word ? 'favourable' : 'material';

function byPresence(change: Change, classes: Readonly<Record<'added' | 'removed', ChangeClass>>): ChangeClass {
  return change.kind === 'added' || change.kind === 'removed' ? classes[change.kind] : 'material';
}

function byPlace(change: Change, place: (value: unknown) => number): ChangeClass {
  if (change.kind !== 'changed') return 'material';
  const before = place(change.before);
  const after = place(change.after);
  return after >= 0 && after < before ? 'favourable' : 'material';
}

function byNumber(change: Change, isBetter: (before: number, after: number) => boolean): ChangeClass {
  if (change.kind !== 'changed') return 'material';
  const { after, before } = change;
  return typeof before === 'number' && typeof after === 'number' && isBetter(before, after) ? 'favourable' : 'material';
}

function byLength(change: Change, classes: Readonly<Record<'shorter' | 'longer', ChangeClass>>): ChangeClass {
  if (change.kind === 'added') return classes.longer;
  if (change.kind === 'removed') return classes.shorter;
  if (change.kind !== 'changed' || !v.is(Duration, change.before) || !v.is(Duration, change.after)) return 'material';
  const { after, before } = change;
  if (isNoLonger(before, after) && isNoLonger(after, before)) return 'editorial';
  if (isNoLonger(after, before)) return classes.shorter;
  return isNoLonger(before, after) ? classes.longer : 'material';
}

/** True only where it holds for every month of the calendar. */
function isNoLonger(one: Duration, other: Duration): boolean {
  if (one.unit === other.unit) return one.amount <= other.amount;
  return atMostMilliseconds(one) <= atLeastMilliseconds(other);
}

const SHORTEST_MONTH = 28;

const atLeastMilliseconds = ({ amount, unit }: Duration): number =>
  unit === 'months' ? inMilliseconds({ amount: amount * SHORTEST_MONTH, unit: 'days' }) : inMilliseconds({ amount, unit });
