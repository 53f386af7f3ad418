import type { Connection } from '@visavis/protocol';
import type { CallState } from './call-state.ts';
import type { TrackKind } from './local-media.ts';
import type { QualityReading } from './quality/quality-reading.ts';
import type { VerificationState } from './verification/start-verification.ts';

/** What a call tells its host. */
export type PeerCallEvent =
  | { readonly type: 'state'; readonly state: CallState }
  /** The partner's media has begun to arrive; again with another stream after a rebuild. */
  | { readonly type: 'partner-stream'; readonly stream: MediaStream }
  /** Texts and devices arrive from now on; again after each rebuild. */
  | { readonly type: 'channel-open' }
  /** How far comparing signs has come; `waiting` again after a rebuild [D8]. */
  | { readonly type: 'verification'; readonly state: VerificationState }
  | { readonly type: 'quality'; readonly reading: QualityReading }
  /** A device of ours has given nothing for a while, as iOS leaves it after a phone call; so does one that is off. */
  | { readonly type: 'dead-capture'; readonly kind: TrackKind }
  /** Its signature holds: what is not signed by the partner's key of this match never comes here [D5]. */
  | { readonly type: 'text'; readonly sequence: number; readonly text: string }
  /** The partner's browser has our texts up to and with this one [D6]. */
  | { readonly type: 'delivered'; readonly sequence: number }
  | { readonly type: 'typing'; readonly on: boolean }
  | { readonly type: 'partner-devices'; readonly camera: boolean; readonly microphone: boolean; readonly paused: boolean }
  /** Who agrees to a direct connection, and what is used now [D7]. */
  | { readonly type: 'direct'; readonly mine: boolean; readonly theirs: boolean; readonly connection: Connection }
  /** Fresh relay credentials are wanted; answer with `renewIce`. */
  | { readonly type: 'need-ice' };
