/** One visitor's wish to meet somebody. Holds only what was stated for this search. */
export interface Ticket {
  /** The session's random tag; unique in a pool. */
  readonly tag: string;
  readonly mode: 'video' | 'text';
  /** The most the visitor allows; `direct` also takes `shielded`. */
  readonly connection: 'shielded' | 'direct';
  /** Tags of sessions not to be met (recent partners). */
  readonly avoid: readonly string[];
  /** Milliseconds of the pool's clock; the order of service. */
  readonly since: number;
}
