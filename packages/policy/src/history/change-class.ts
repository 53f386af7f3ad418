import type { Change } from './change.ts';

/**
 * What a change means for the people whose data it is about, the lightest first.
 * `editorial`: other words or order. `clarifying`: better described, nothing done otherwise.
 * `favourable`: less of their data, for less long, for fewer. `material`: anything else.
 */
export const CHANGE_CLASSES = ['editorial', 'clarifying', 'favourable', 'material'] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** Judges one change by its values. */
export type Rule = (change: Change) => ChangeClass;

export const isLower = (one: ChangeClass, other: ChangeClass): boolean =>
  CHANGE_CLASSES.indexOf(one) < CHANGE_CLASSES.indexOf(other);

/** A set of changes is as heavy as the heaviest of them. */
export const heaviest = (classes: readonly ChangeClass[]): ChangeClass =>
  CHANGE_CLASSES.findLast((name) => classes.includes(name)) ?? 'editorial';
