import type { Capability } from './capability.ts';

/** How a promise can be shown: Static check, Run-time test, Live number, Attestation, Text. */
export type ProofKind = 'S' | 'R' | 'L' | 'A' | 'T';

export type PromiseCategory =
  | 'age'
  | 'change notice'
  | 'collect'
  | 'collect (purpose)'
  | 'cookies'
  | 'moderation'
  | 'not-collect'
  | 'retention'
  | 'rights'
  | 'rules'
  | 'security'
  | 'sharing'
  | 'sharing (transfer)'
  | 'video';

/** One promise of a published policy, in our own words. */
export interface PromiseRow {
  /** Policy, section, number: 1V1-05-01. */
  readonly id: `${'1V1' | 'T1V' | 'ANC' | 'VIS'}-${number}-${number}`;
  readonly category: PromiseCategory;
  /** The figure in it, as published; null where there is none. */
  readonly number: string | null;
  readonly proof: readonly [ProofKind, ...ProofKind[]];
  /** The part of the product that shows it. */
  readonly capability: Capability;
  /** Other rows that say the same or nearly the same. */
  readonly near: readonly string[];
  /** One plain sentence that a visitor reads on a card. */
  readonly says: string;
}
