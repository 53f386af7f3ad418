import type { CountName } from '@visavis/analytics';
import type {
  CallConnection,
  Clock,
  createSealingKeys,
  LinkSocket,
  LocalMediaSettings,
  SealingCrypto,
  SessionCrypto,
  startSealedCall,
} from '@visavis/rtc';
import type { Rules } from '../view.ts';

/** What calls are made with. */
export interface CallMachinery {
  readonly createSealingKeys: typeof createSealingKeys;
  readonly startSealedCall: typeof startSealedCall;
}

/** What a visit needs of the browser. One object of real things in main.tsx, of fakes in tests. */
export interface World {
  readonly gate: {
    isAccepted(): boolean;
    accept(): void;
  };
  /** What this service's policy lets a visit ask and wish for. */
  readonly rules: Rules;
  /** Loads what calls are made with; rejects when it does not come. */
  readonly loadCalls: () => Promise<CallMachinery>;
  /** Solves a puzzle of the server, both as JSON [L7]; null when it can't. */
  readonly onChallenge: (puzzle: string) => Promise<string | null>;
  readonly clock: Clock;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly subtle: SealingCrypto & SessionCrypto;
  readonly media: LocalMediaSettings['media'];
  readonly openSocket: (subprotocol: string) => LinkSocket;
  readonly createConnection: (configuration: RTCConfiguration) => CallConnection;
  readonly createAudioContext: () => AudioContext;
  /** Adds one to a number; no more than this name leaves the page. */
  readonly count: (name: CountName) => void;
  /** Loads the home page in place of this one. */
  readonly goHome: () => void;
  /** Loads this page anew. */
  readonly reload: () => void;
}
