import { type Change, isBookkeeping } from './change.ts';
import { type ChangeClass, heaviest } from './change-class.ts';
import { ruleFor } from './rules.ts';

/** What a version's changes mean, all in all. Other words for the same facts are editorial, and so is nothing at all. */
export const classify = (changes: readonly Change[]): ChangeClass => heaviest(changes.map(classOf));

/** What one change means. Where no rule speaks of its path, the worst is taken to be true. */
export function classOf(change: Change): ChangeClass {
  if (change.kind === 'reordered') return ORDER_COUNTS.has(change.path.join('.')) ? 'material' : 'editorial';
  return ruleFor(change.path)?.(change) ?? 'material';
}

/** Whether it is anything to tell people: not the version's own line, and not another order that means nothing. */
export const isFact = (change: Change): boolean =>
  !isBookkeeping(change) && !(change.kind === 'reordered' && classOf(change) === 'editorial');

/** The first language is the one that counts when two differ. */
const ORDER_COUNTS: ReadonlySet<string> = new Set(['languages']);
