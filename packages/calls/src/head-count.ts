/** A node's word counts for so long, milliseconds [H1]. */
export const HEAD_COUNT_STAYS_MS = 5_000;

/** How many visitors are at all nodes together [H]. Numbers only: it knows nobody. */
export interface HeadCount {
  /** Tells how many are at this node; gives how many are at the others. Rejects with an error of the implementation when it is away. */
  tell(node: string, visitors: number): Promise<number>;
  /** The node ends: what it told counts no more. */
  leave(node: string): Promise<void>;
}
