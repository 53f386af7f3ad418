import type { Change } from './change.ts';
import { isParts } from './piece.ts';

/** Puts one change into a sentence. */
export type Describe = (change: Change) => string;

export const beforeOf = (change: Change): unknown => (change.kind === 'added' ? undefined : change.before);
export const afterOf = (change: Change): unknown => (change.kind === 'removed' ? undefined : change.after);

/** The name or key at a place of the path. */
export const at = ({ path }: Change, index: number): string => path[index] ?? '';

/** "45 days instead of 30 days". */
export const instead = (change: Change, words: (value: unknown) => string): string =>
  `${words(afterOf(change))} instead of ${words(beforeOf(change))}`;

/** The same for values that take half a sentence each. */
export const nowAndBefore = (change: Change, words: (value: unknown) => string): string =>
  `now ${words(afterOf(change))}; before, ${words(beforeOf(change))}`;

/** For an item that comes or goes. */
export const comesOrGoes =
  (comes: (item: unknown, change: Change) => string, goes: (item: unknown, change: Change) => string): Describe =>
  (change) =>
    change.kind === 'removed' ? goes(change.before, change) : comes(afterOf(change), change);

/** A part of a value by its name. */
export const part = (value: unknown, name: string): unknown => (isParts(value) ? value[name] : undefined);

/** A yes or no, or one of two words, each with its own sentence. */
export const either =
  (value: unknown, yes: string, no: string): Describe =>
  (change) =>
    afterOf(change) === value ? yes : no;
