import type { HeadCount, NodeLine, SeatDirectory } from '@visavis/calls';
import type { Pool, WishKind } from '@visavis/matchmaking';
import type { Connection, Mode } from '@visavis/protocol';
import type { Admission } from '../admission/admission.ts';
import type { SignMatch } from '../calls/match-token.ts';
import type { Ice } from '../calls/turn-credentials.ts';
import type { Meters } from '../counting/meters.ts';
import type { MatchedSide } from '../counting/tally.ts';
import type { Report } from './report-desk.ts';
import type { Proving } from './session-key.ts';

/** All that a switchboard has to do with: what nodes share, time and chance, and whom it tells. */
export interface SwitchboardOptions {
  readonly pools: Readonly<Record<Mode, Pool>>;
  /** Where the seats of all nodes' calls are. */
  readonly directory: SeatDirectory;
  readonly headCount: HeadCount;
  /** To other nodes; what they say comes to `hearNodes`. */
  readonly line: Pick<NodeLine, 'send'>;
  /** This node's name, drawn when it starts. */
  readonly node: string;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /** Random bytes as base64url. */
  readonly token: (bytes: number) => string;
  readonly connections: readonly Connection[];
  /** What visitors may wish for here [M11]. */
  readonly wishes: readonly WishKind[];
  /** Servers for the session that the relay is to know by this name. */
  readonly mintIce: (name: string) => Ice;
  /** Stores a report; rejects when it is not stored. */
  readonly fileReport: (report: Report) => Promise<void>;
  /** Told once for each side that is of this node. */
  readonly onMatch: (side: MatchedSide) => void;
  readonly meters: Meters;
  readonly isProved: Proving;
  /** Makes the token of a match [M13]; `null`: there are none here. */
  readonly signMatch: SignMatch | null;
  /** The moderators' public key, base64url [P4]; `null`: no texts go with reports. */
  readonly evidenceKey: string | null;
  readonly admission: Admission;
}
