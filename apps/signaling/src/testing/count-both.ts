import type { Tally } from '../counting/tally.ts';

/** A match whose two sides are both of this node. */
export function countBoth(tally: Tally, [first, second]: readonly [number, number], unixMs: number): void {
  tally.countMatch({ isFirst: true, waitedMs: first }, unixMs);
  tally.countMatch({ isFirst: false, waitedMs: second }, unixMs);
}
