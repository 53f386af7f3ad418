import type { WishKind } from '@visavis/protocol';
import type { Wishes } from './view.ts';

/** With another list. Who names the first one means something by it: it comes first, until the visitor says otherwise. */
export function withList(wishes: Wishes, kind: Exclude<WishKind, 'country'>, list: readonly string[]): Wishes {
  const begins = wishes[kind].length === 0 && list.length > 0 && wishes.weight[kind] === 'any';
  const weight = begins ? { ...wishes.weight, [kind]: 'first' as const } : wishes.weight;
  return { ...wishes, [kind]: list, weight };
}

/** With the language that is picked and was not added yet. */
export function withPicked(wishes: Wishes): Wishes {
  const { picked = '', languages } = wishes;
  if (picked === '') return wishes;
  return { ...withList(wishes, 'languages', [...new Set([...languages, picked])]), picked: '' };
}
