import type { Mode } from '@visavis/protocol';
import type { UpgradeRefusal } from '../sockets/upgrade.ts';

/** All that may stand in a label of a metric: closed lists, so that no metric can say anything about a person. */

export const POOLS = ['video', 'text'] as const satisfies readonly Mode[];

export const UPGRADE_REFUSALS = ['origin', 'subprotocol', 'address', 'too-many'] as const satisfies readonly UpgradeRefusal[];

export const DROP_REASONS = [
  /** More than the rate of the connection or of its network allows [L3, L5]. */
  'rate',
  /** Larger than a message may be. */
  'size',
  /** No message of the protocol. */
  'malformed',
  /** A frame, and nobody to hear it. */
  'no-partner',
  /** The reader did not keep up and was cut [L6]. */
  'slow-reader',
  /** The pool did not answer, or is full. */
  'unavailable',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export const CHALLENGE_STEPS = ['asked', 'solved', 'failed'] as const;
export type ChallengeStep = (typeof CHALLENGE_STEPS)[number];

export const BAN_POINTS = ['hello', 'match'] as const;
export type BanPoint = (typeof BAN_POINTS)[number];

export const RESUME_OUTCOMES = ['back', 'outdated', 'not-held', 'not-proved', 'unavailable'] as const;
export type ResumeOutcome = (typeof RESUME_OUTCOMES)[number];

export const REJOIN_OUTCOMES = ['back', 'outdated', 'gone', 'not-proved', 'unavailable'] as const;
export type RejoinOutcome = (typeof REJOIN_OUTCOMES)[number];

/** Of the line between nodes (packages/calls/SPEC.md). */
export const LINE_TROUBLES = ['gap', 'gone'] as const;
export type LineTrouble = (typeof LINE_TROUBLES)[number];
