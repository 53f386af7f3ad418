import type { CountName } from '@visavis/analytics';
import type { BlockList } from '@visavis/consent';
import type { coverTrack, PictureGuard } from '@visavis/guard';
import type {
  CallConnection,
  CallSummary,
  checkRelay,
  Clock,
  createLocalMedia,
  createSealingKeys,
  createSigningKeys,
  createSpareConnection,
  LinkSocket,
  LocalMediaSettings,
  sealEvidence,
  SendingDevice,
  startSealedCall,
  watchLevel,
} from '@visavis/rtc';
import type { Rules } from '../view.ts';
import type { createCallRunner } from './call-runner.ts';
import type { createGuardRunner } from './guard-runner.ts';
import type { LateSteps } from './late-steps.ts';

/** What a visit needs once it is past the gate, loaded together. */
export interface CallMachinery {
  readonly checkRelay: typeof checkRelay;
  readonly createLocalMedia: typeof createLocalMedia;
  readonly createSealingKeys: typeof createSealingKeys;
  readonly createSigningKeys: typeof createSigningKeys;
  readonly createSpareConnection: typeof createSpareConnection;
  readonly sealEvidence: typeof sealEvidence;
  readonly startSealedCall: typeof startSealedCall;
  readonly createCallRunner: typeof createCallRunner;
  readonly createGuardRunner: typeof createGuardRunner;
  readonly lateSteps: LateSteps;
  readonly watchLevel: typeof watchLevel;
  /** Whether the word filter hides a text at first. */
  readonly isRude: (text: string) => boolean;
  /** What a call adds to the numbers at its end. */
  readonly countsOf: (summary: CallSummary) => readonly CountName[];
}

/** What pictures are checked with. */
export interface GuardMachinery {
  readonly createGuard: () => PictureGuard;
  readonly coverTrack: typeof coverTrack;
}

/** What a visit needs of the browser. One object of real things in main.tsx, of fakes in tests. */
export interface World {
  readonly gate: {
    isAccepted(): boolean;
    accept(): void;
  };
  /** Who was blocked on this device. */
  readonly blocked: BlockList;
  /** What this service's policy lets a visit ask and wish for. */
  readonly rules: Rules;
  /** Loads what calls are made with; rejects when it does not come. */
  readonly loadCalls: () => Promise<CallMachinery>;
  /** Loads what pictures are checked with; null where this service checks none. */
  readonly loadGuard: (() => Promise<GuardMachinery>) | null;
  /** Solves a puzzle of the server, both as JSON [L7]; null when it can't. */
  readonly onChallenge: (puzzle: string) => Promise<string | null>;
  readonly clock: Clock;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** From the source that keys come from. */
  readonly randomBytes: (bytes: number) => Uint8Array;
  readonly subtle: SubtleCrypto;
  readonly media: LocalMediaSettings['media'];
  /** What tells of devices besides their tracks: the visitor is back, a permission was taken. */
  readonly deviceSignals: Pick<LocalMediaSettings, 'page' | 'permissions'>;
  /** What the own picture is fitted to; it stays on this page. */
  readonly device: SendingDevice;
  readonly openSocket: (subprotocol: string) => LinkSocket;
  readonly createConnection: (configuration: RTCConfiguration) => CallConnection;
  readonly generateCertificate: () => Promise<RTCCertificate>;
  readonly createAudioContext: () => AudioContext;
  /** Adds one to a number; no more than this name leaves the page. */
  readonly count: (name: CountName) => void;
  /** Loads the home page in place of this one. */
  readonly goHome: () => void;
  /** Loads this page anew. */
  readonly reload: () => void;
}
