import type { Rate } from './rate.ts';

/** What is counted of one network. */
export type BucketKind = 'connect' | 'find' | 'report';

export interface Draw {
  readonly kind: BucketKind;
  /** A keyed hash of an address prefix, never the prefix itself. */
  readonly network: string;
  readonly rate: Rate;
}

export interface Drawn {
  readonly isTaken: boolean;
  /** In how many milliseconds the bucket is full, this token counted. */
  readonly fullInMs: number;
}

/**
 * Token buckets of networks that all nodes draw from (SPEC.md, B). A call may reject: then nobody can say,
 * and a node goes by what it let in itself.
 */
export interface Buckets {
  draw(draw: Draw): Promise<Drawn>;
}
