import type { Role } from '@visavis/protocol';

/** Milliseconds [L3, L4]. */
export const LINE_TIMES = {
  /** How often a node says that it is there. */
  beat: 1_000,
  /** A node that was not heard of for so long is gone. */
  gone: 3_000,
  /** A node that did not hear itself for so long judges nobody. */
  deaf: 1_500,
  /** A message waits no longer than this. */
  waits: 30_000,
} as const;
/** Messages to one node that wait at most [L3]. */
export const LINE_BUFFER = 1_000;

/** What one node tells another about a call that both have a seat of. */
export type NodeMessage =
  /** A sealed frame for whoever sits at this role, as it is. */
  | { readonly kind: 'frame'; readonly match: string; readonly to: Role; readonly frame: Uint8Array }
  /** Whoever sat opposite left; the call is over. */
  | { readonly kind: 'left'; readonly match: string; readonly to: Role }
  /** The opposite seat's connection broke; it is kept until its time is over. */
  | { readonly kind: 'away'; readonly match: string; readonly to: Role }
  /** The opposite seat's time is over, and so is the call. */
  | { readonly kind: 'lost'; readonly match: string; readonly to: Role }
  /**
   * The opposite seat is taken at the sender's node, so often as the generation says. What is no answer is answered with
   * `here` when this seat is taken, else with `away` or `lost`.
   */
  | { readonly kind: 'here'; readonly match: string; readonly to: Role; readonly generation: number; readonly isAnswer: boolean };

export type LineEvent =
  | { readonly kind: 'heard'; readonly from: string; readonly message: NodeMessage }
  /** Something that this node sent here was lost, or may have been: what is under way between the two is to be sent again. */
  | { readonly kind: 'gap'; readonly from: string }
  /** A node is silent. What it held comes back elsewhere, or not at all; or it speaks again. */
  | { readonly kind: 'gone'; readonly node: string };

/**
 * Messages between nodes [L]. In the order sent for each pair of nodes, each at most once; what is lost is noticed by
 * the receiver, at the latest a second after the line works again. Nothing is kept but by the sender, and not for long.
 */
export interface NodeLine {
  /** Never throws and never waits. A message to the own node is heard like others. */
  send(node: string, message: NodeMessage): void;
  /** Whether a node has been heard of within `LINE_TIMES.gone`. */
  isThere(node: string): boolean;
  close(): Promise<void>;
}

/** Opens the line of one node. `hear` is called in order, and not before this resolves. */
export type OpenLine = (node: string, hear: (events: readonly LineEvent[]) => void) => Promise<NodeLine>;
