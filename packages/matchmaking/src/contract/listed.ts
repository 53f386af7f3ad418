import type { Entry, PoolEvent } from '../pool.ts';
import type { Ticket } from '../ticket.ts';

/** A node, as the plain list knows it. */
export interface Node {
  readonly name: string;
  readonly hear: (events: readonly PoolEvent[]) => void;
  spokeAt: number;
  isSetAside: boolean;
}

/** A ticket, and where it stands. */
export interface Listed {
  readonly ticket: Ticket;
  readonly entry: Entry;
  generation: number;
  /** `null`: nobody's [N5]. */
  node: Node | null;
  place: { readonly kind: 'waiting' } | { readonly kind: 'suspended'; readonly until: number } | { readonly kind: 'proposed'; readonly pair: ListedPair };
}

export interface ListedPair {
  readonly name: string;
  readonly deadline: number;
  /** The first waited longer. */
  readonly both: readonly [Listed, Listed];
  readonly yes: Set<Listed>;
}
