/** Pages of one visitor-day that the public numbers count: its first three. */
export const MAX_PUBLIC_PAGES = 3;

/**
 * Which newly viewed pages count publicly, as a mask. `before` holds the pages that the tag had viewed
 * on that day until now, `added` those that are new. Over a whole day a tag gets `MAX_PUBLIC_PAGES` at
 * most, whoever counts it, because the answer depends on its mask alone. A tag that was not remembered
 * (`crowded`) has no mask, and must not count publicly at all.
 */
export function publicPages(before: number, added: number): number {
  let room = MAX_PUBLIC_PAGES - bitCount(before);
  let counted = 0;
  for (let left = added & ~before; left !== 0 && room > 0; left &= left - 1, room -= 1) counted |= left & -left;
  return counted >>> 0;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}
