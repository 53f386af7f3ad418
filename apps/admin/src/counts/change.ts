import type { Compared, Figure } from './answers.ts';
import { countWords } from './figure-words.tsx';

/** What a number did since the range before. */
export type Change =
  /** `at-most`, `at-least`: how far up or down is known to one side only. */
  | { readonly kind: 'up' | 'down'; readonly percent: number; readonly bound: 'none' | 'at-most' | 'at-least' }
  /** `within-error`: the two are closer than either is known. */
  | { readonly kind: 'same'; readonly why: 'equal' | 'within-error' }
  /** There was none before, so no share can be said. */
  | { readonly kind: 'new' }
  /** Bounds that say nothing of the difference. */
  | { readonly kind: 'unknown' };

export function changeOf({ before, now }: Compared): Change {
  return isKnown(now) && isKnown(before) ? changeBetween(now, before) : { kind: 'unknown' };
}

type Known = Figure & { readonly count: number };

const isKnown = (figure: Figure): figure is Known => figure.count !== null;

function changeBetween(now: Known, before: Known): Change {
  switch (boundOf(now, before)) {
    case 'none':
      return changeOfKnown(now, before);
    case 'upper':
      return boundedChange(now.count - (before.count - margin(before)), { base: before.count - margin(before), isUpper: true });
    case 'lower':
      return boundedChange(now.count - (before.count + margin(before)), { base: before.count + margin(before), isUpper: false });
    case 'unknown':
      return { kind: 'unknown' };
  }
}

/** Words that need no colour and no arrow. */
export function changeWords(change: Change): string {
  switch (change.kind) {
    case 'up':
      return boundWords(change.bound) + (change.percent >= 300 ? `${times(change.percent)} times as many` : `${percentWords(change.percent)} more`);
    case 'down':
      return `${boundWords(change.bound)}${percentWords(change.percent)} fewer`;
    case 'same':
      return change.why === 'equal' ? 'the same' : 'the same, within the error';
    case 'new':
      return 'none before';
    case 'unknown':
      return 'cannot be compared';
  }
}

/** A whole number of percent, one digit behind the point below 10. */
export function percentWords(percent: number): string {
  if (percent > 0 && percent < 0.1) return 'below 0.1 %';
  return `${percent < 9.95 ? trimmed(percent.toFixed(1)) : countWords(Math.round(percent))} %`;
}

/** Which bound the two numbers are to their difference. */
function boundOf(now: Figure, before: Figure): 'none' | 'upper' | 'lower' | 'unknown' {
  const [one, other] = [side(now), side(before)];
  if (one === 'unknown' || other === 'unknown') return 'unknown';
  const isUpper = one === 'upper' || other === 'lower';
  const isLower = one === 'lower' || other === 'upper';
  if (isUpper && isLower) return 'unknown';
  return isUpper ? 'upper' : isLower ? 'lower' : 'none';
}

function side({ error }: Figure): 'none' | 'upper' | 'lower' | 'unknown' {
  switch (error.kind) {
    case 'exact':
    case 'about':
      return 'none';
    case 'at-most':
      return 'upper';
    case 'at-least':
      return 'lower';
    case 'rough':
    case 'not-counted':
    case 'part-of-day':
      return 'unknown';
  }
}

function changeOfKnown(now: Known, before: Known): Change {
  const difference = now.count - before.count;
  if (difference === 0 && margin(now) + margin(before) === 0) return { kind: 'same', why: 'equal' };
  if (Math.abs(difference) <= Math.hypot(margin(now), margin(before))) return { kind: 'same', why: 'within-error' };
  if (before.count === 0) return { kind: 'new' };
  return { kind: difference > 0 ? 'up' : 'down', percent: percentOf(difference, before.count), bound: 'none' };
}

/** The true difference is at most this one, or at least. */
function boundedChange(difference: number, { base, isUpper }: { readonly base: number; readonly isUpper: boolean }): Change {
  if (base <= 0 || difference === 0) return { kind: 'unknown' };
  const isUp = difference > 0;
  return { kind: isUp ? 'up' : 'down', percent: percentOf(difference, base), bound: isUp === isUpper ? 'at-most' : 'at-least' };
}

const boundWords = (bound: 'none' | 'at-most' | 'at-least'): string => (bound === 'none' ? '' : `${bound.replace('-', ' ')} `);
const trimmed = (text: string): string => text.replace(/\.0$/, '');
/** From 300 % more, which is 4 times as many. */
const times = (percent: number): string => countWords(Math.round(percent / 100 + 1));
const percentOf = (difference: number, base: number): number => (100 * Math.abs(difference)) / base;
const margin = ({ error }: Figure): number => (error.kind === 'about' ? error.plusMinus : 0);
