import { Percentiles } from './percentiles.ts';

const COUNTS = [
  'connects',
  'connectsFailed',
  'breaks',
  'searches',
  'matches',
  'unavailable',
  'stalled',
  'resumed',
  'notHeld',
  /** A search that had not begun because of many Nexts; only its own node keeps it. */
  'notHeldCooling',
  'rejoined',
  'returnedAlone',
  'callsLost',
  'callsLeft',
  'awayTold',
  'noPartner',
  'framesSent',
  'framesAgain',
  'framesTaken',
  'framesRepeated',
  'framesGap',
  'searchesCancelled',
] as const;
export type CountName = (typeof COUNTS)[number];

/** What a process of the load hands over. */
export interface TallyParts {
  readonly counts: Record<string, number>;
  readonly times: Record<string, number[]>;
}

/** What happened to a crowd. Times in milliseconds. */
export class Tally {
  readonly findToMatch = new Percentiles();
  readonly frameLatency = new Percentiles();
  readonly connecting = new Percentiles();
  /** From a broken connection to having the place or the seat again. */
  readonly comingBack = new Percentiles();
  readonly #counts = new Map<CountName, number>(COUNTS.map((name) => [name, 0]));

  count(name: CountName): void {
    this.#counts.set(name, this.of(name) + 1);
  }

  of(name: CountName): number {
    return this.#counts.get(name) ?? 0;
  }

  parts(): TallyParts {
    const times = Object.entries(this.#times()).map(([name, one]) => [name, one.parts()] as const);
    return { counts: Object.fromEntries(this.#counts), times: Object.fromEntries(times) };
  }

  add({ counts, times }: TallyParts): void {
    for (const name of COUNTS) this.#counts.set(name, this.of(name) + (counts[name] ?? 0));
    for (const [name, one] of Object.entries(this.#times())) one.addParts(times[name] ?? []);
  }

  #times(): Readonly<Record<string, Percentiles>> {
    const { findToMatch, frameLatency, connecting, comingBack } = this;
    return { findToMatch, frameLatency, connecting, comingBack };
  }
}
