import type { RandomBytes } from './random-integers.ts';
import type { ReleasedCell } from './public-release.ts';
import { seededBytes } from './seeded-random.test-support.ts';
import { type Interval, probability } from './statistics.test-support.ts';

/** One day's data, ready to be released as often as asked. */
export type Mechanism = (randomBytes: RandomBytes) => readonly ReleasedCell[];

export interface Trial {
  /** The same mechanism on neighbouring data. */
  readonly left: Mechanism;
  readonly right: Mechanism;
  /** Where shown values are cut in two, cell by cell. */
  readonly cuts: readonly number[];
  readonly runs: number;
  readonly seed: number;
}

/** ln(P(outcome | one side) / P(outcome | other side)) of the outcome, and the direction, that tells most. */
export interface Loss {
  /** The loss is at least this much; wrong with a probability of at most `RISK`. */
  readonly atLeast: number;
  /** From the bare frequencies. */
  readonly estimate: number;
  /** The loss of this outcome is at most this much; wrong with a probability of at most `RISK`. */
  readonly atMost: number;
}

const RISK = 1e-6;
/** Of one cell: `few`, shown up to its cut, shown above it. */
const CLASSES = 3;

/**
 * Runs both sides and compares how often each outcome came, an outcome being one class for every cell. ε-differential
 * privacy bounds the loss of every outcome by ε, so a mechanism that has it shows an `atLeast` over ε in fewer than `RISK` trials.
 */
export function privacyLoss({ cuts, left, right, runs, seed }: Trial): Loss {
  const leftSeen = outcomes(left, { cuts, runs, seed });
  const rightSeen = outcomes(right, { cuts, runs, seed: seed + 1 });
  // Two bounds of two sides for every outcome: together they are wrong as rarely as RISK says.
  const risk = RISK / (4 * leftSeen.length);
  const compared = leftSeen.flatMap((hits, outcome) => {
    const otherHits = rightSeen[outcome] ?? 0;
    const one = { hits, ...probability(hits, runs, risk) };
    const other = { hits: otherHits, ...probability(otherHits, runs, risk) };
    return [lossBetween(one, other), lossBetween(other, one)];
  });
  return compared.reduce((most, loss) => (loss.atLeast > most.atLeast ? loss : most));
}

interface Seen extends Interval {
  readonly hits: number;
}

const lossBetween = (one: Seen, other: Seen): Loss => ({
  atLeast: Math.log(one.low / other.high),
  estimate: Math.log(one.hits / other.hits),
  atMost: Math.log(one.high / other.low),
});

function outcomes(mechanism: Mechanism, { cuts, runs, seed }: Pick<Trial, 'cuts' | 'runs' | 'seed'>): readonly number[] {
  const seen = Array.from({ length: CLASSES ** cuts.length }, () => 0);
  const randomBytes = seededBytes(seed);
  for (let run = 0; run < runs; run += 1) {
    let outcome = 0;
    for (const [at, { shown }] of mechanism(randomBytes).entries()) {
      outcome = outcome * CLASSES + (shown === 'few' ? 0 : shown <= (cuts[at] ?? 0) ? 1 : 2);
    }
    seen[outcome] = (seen[outcome] ?? 0) + 1;
  }
  return seen;
}
