import { FRAME_SIZES, type Mode } from '@visavis/protocol';
import type { SeededRandom, Weighted } from '@visavis/bench/seeded-random';

/** What kind of visitor a client is. Times in milliseconds. */
export interface Behaviour {
  readonly name: BehaviourName;
  /** Whether it ever searches. */
  readonly searches: boolean;
  /** Between two searches. */
  readonly restMs: (random: SeededRandom) => number;
  /** In a call, until it presses Next. */
  readonly talkMs: (random: SeededRandom) => number;
  /** How long it waits for a partner whose connection broke, before it presses Next. */
  readonly patienceMs: number;
  /** After so long it ends a search and begins anew. */
  readonly cancelsAfterMs: (random: SeededRandom) => number;
  /** How likely it blocks a partner. */
  readonly blocks: number;
  /** How often its connection breaks, per minute. */
  readonly breaksPerMinute: number;
  readonly modes: readonly Mode[];
  readonly framesPerSecond: number;
  readonly frameSizes: Weighted<number>;
}

const [SMALLEST, SMALL, LARGE, LARGEST] = FRAME_SIZES;
const NEVER = (): number => Infinity;
/** Sizes of a call as browsers make it: candidates and acknowledgements, now and then a description. */
const CALL_SIZES: Weighted<number> = [[SMALLEST, 2], [SMALL, 6], [LARGE, 2]];

const TALKER = {
  searches: true,
  restMs: (random: SeededRandom) => random.below(300),
  talkMs: (random: SeededRandom) => random.spread(8_000, 0.7),
  patienceMs: 35_000,
  cancelsAfterMs: NEVER,
  blocks: 0,
  breaksPerMinute: 0,
  modes: ['video', 'text'],
  framesPerSecond: 1,
  frameSizes: CALL_SIZES,
} as const;

export const BEHAVIOURS = {
  /** Connected, and nothing else. */
  idle: { ...TALKER, name: 'idle', searches: false },
  talker: { ...TALKER, name: 'talker' },
  /** Presses Next as soon as somebody is there. */
  leaver: { ...TALKER, name: 'leaver', talkMs: (random: SeededRandom) => random.below(1_000) },
  blocker: { ...TALKER, name: 'blocker', blocks: 0.5 },
  /** Gives up a search now and then. */
  hesitant: { ...TALKER, name: 'hesitant', cancelsAfterMs: (random: SeededRandom) => random.spread(4_000, 1) },
  /** Its connection breaks, and comes back. */
  stumbler: { ...TALKER, name: 'stumbler', breaksPerMinute: 4 },
  /** Stays in its call, and sends. */
  sender: { ...TALKER, name: 'sender', talkMs: (random: SeededRandom) => random.spread(60_000, 0.5), framesPerSecond: 10, frameSizes: [[SMALL, 9], [LARGEST, 1]] },
} as const satisfies Record<string, Behaviour>;

export type BehaviourName = 'idle' | 'talker' | 'leaver' | 'blocker' | 'hesitant' | 'stumbler' | 'sender';

export type Mix = Weighted<BehaviourName>;

export const isBehaviour = (name: string): name is BehaviourName => Object.hasOwn(BEHAVIOURS, name);
