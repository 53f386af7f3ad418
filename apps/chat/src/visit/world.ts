import type { CountName } from '@visavis/analytics';
import type {
  CallConnection,
  Clock,
  LinkSocket,
  LocalMediaSettings,
  SealingCrypto,
} from '@visavis/rtc';
import type { ConnectionPolicy } from '../view.ts';

/** What a visit needs of the browser. One object of real things in main.tsx, of fakes in tests. */
export interface World {
  readonly gate: {
    isAccepted(): boolean;
    accept(): void;
  };
  /** How calls connect under this service's policy. */
  readonly policy: ConnectionPolicy;
  readonly clock: Clock;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly subtle: SealingCrypto;
  readonly media: LocalMediaSettings['media'];
  readonly openSocket: (subprotocol: string) => LinkSocket;
  readonly createConnection: (configuration: RTCConfiguration) => CallConnection;
  readonly createAudioContext: () => AudioContext;
  /** Adds one to a number; no more than this name leaves the page. */
  readonly count: (name: CountName) => void;
  /** Loads the home page in place of this one. */
  readonly goHome: () => void;
}
