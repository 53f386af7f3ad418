import type { NodeMessage } from './node-line.ts';

/** Messages of one node to another, with consecutive numbers; without any it only says that its sender is there. */
export interface Parcel {
  readonly from: string;
  /** Which time its sender numbers messages to this node: higher each time, and each begins with number 0 [L7]. */
  readonly era: number;
  /** Of the first message, or of the one that comes next. */
  readonly first: number;
  /** `null`: what cannot be read, because a later version wrote it. */
  readonly messages: readonly (NodeMessage | null)[];
}

/** What a line needs of whatever lies between nodes. It may lose, repeat and delay. */
export interface Carrier {
  /** Resolves to whether somebody took it, as far as is known. When it rejects, nobody knows. */
  carry(to: string, parcel: Parcel): Promise<boolean>;
  /** Resolves soon: what is sent until then goes as one. */
  nextTurn(): Promise<void>;
}

/** In one parcel, so that others' parcels come in between. */
export const PARCEL_LIMITS = { messages: 256, frameBytes: 262_144 } as const;
