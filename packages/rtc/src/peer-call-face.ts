import type { IceServer, ServerMessage } from '@visavis/protocol';
import type { CallConnection } from './call-connection.ts';
import type { PeerCallEvent } from './call-events.ts';
import type { TextCrypto } from './call-texts.ts';
import type { Clock } from './clock.ts';
import type { SigningKeys } from './evidence/signing-keys.ts';
import type { TextLine } from './kept-texts.ts';
import type { TrackKind } from './local-media.ts';
import type { CallSummary } from './quality/quality-reading.ts';
import type { PeerContent } from './sealed-channel.ts';
import type { SealingKeys } from './sealing.ts';
import type { SendingDevice } from './send-plan.ts';
import type { SpareConnection } from './spare-connection.ts';
import type { CodeCrypto } from './verification/short-code.ts';

export interface PeerCallSettings {
  readonly matched: Extract<ServerMessage, { type: 'matched' }>;
  /** The keys that the `find` before this match named. */
  readonly keys: SealingKeys;
  /** To sign texts with; null: this call has none. */
  readonly signing: SigningKeys | null;
  readonly iceServers: readonly IceServer[];
  /** Own camera and microphone; null in a text call. The call never stops its tracks. */
  readonly stream: MediaStream | null;
  readonly createConnection: (configuration: RTCConfiguration) => CallConnection;
  /** What the partner's tracks are gathered in; without it a `MediaStream` of the browser. */
  readonly createStream?: () => MediaStream;
  /** A connection made beforehand, taken when it fits. */
  readonly spare?: Pick<SpareConnection, 'certificate' | 'take'>;
  /** What the own picture is fitted to; without it nothing is known of the device. */
  readonly device?: SendingDevice;
  /** Whether this service lets both agree to a direct connection; without it it does not. */
  readonly mayGoDirect?: boolean;
  readonly subtle: CodeCrypto & TextCrypto;
  readonly random: (bytes: number) => Uint8Array;
  readonly clock: Clock;
  /** Carries a message to the partner, in order. */
  readonly send: (content: PeerContent) => void;
  readonly onEvent: (event: PeerCallEvent) => void;
}

export interface Devices {
  readonly camera: boolean;
  readonly microphone: boolean;
  /** The page is hidden. */
  readonly paused: boolean;
}

export interface PeerCall {
  /** One message of the partner; they must come in order. */
  handle(content: PeerContent): void;
  /** Whether what is sent can reach the partner now. */
  handleSignaling(up: boolean): void;
  /** Fresh relay credentials, used from the next ICE restart or rebuild on. */
  renewIce(servers: readonly IceServer[]): void;
  /** Sends another track of its kind from now on; null: none. Never rejects. */
  setTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void>;
  /** Its sequence; 0 when it cannot be sent. Waits for the channel, and goes again over a rebuilt one. */
  sayText(text: string): number;
  /** Again while it goes on, no more often than a partner has to hear it. */
  sayTyping(on: boolean): void;
  sayDevices(devices: Devices): void;
  agreeToDirect(agreed: boolean): void;
  /** Other signs; there are three runs in a match. */
  verifyAgain(): void;
  /** The plaintext of a report's evidence; empty without a token. Kept until `close`, also when the call is over. */
  proofOf(lines: readonly TextLine[]): string;
  summary(): CallSummary;
  /** The way to the partner's client cannot be trusted any more. */
  breakSealing(): void;
  /** Says `bye` where it can, unless the path is lost, and frees everything. No event follows. */
  close(reason?: 'lost'): void;
}
