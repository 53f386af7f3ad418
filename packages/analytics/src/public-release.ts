import { discreteLaplace, type Ratio } from './discrete-laplace.ts';
import { type RandomBytes, UniformIntegers } from './random-integers.ts';

/** A number that may be published; there is one for every cell of the vocabulary, on every day. */
export interface PublicCell {
  readonly table: string;
  readonly value: string;
}

export interface PublicCount extends PublicCell {
  /** Visitor-days, after the clamp. */
  readonly count: number;
}

export interface ReleasedCell extends PublicCell {
  /** The count with its noise, or `few` when that is below the threshold. */
  readonly shown: number | 'few';
}

export interface Release {
  /** The true counts of one day; what is missing is zero. */
  readonly counts: readonly PublicCount[];
  /** Fixed before the day began: a list that depends on who came would say who came. */
  readonly vocabulary: readonly PublicCell[];
  /** The most that all counts together change by with one visitor-day more or less (the clamp's sum). */
  readonly sensitivity: number;
  /** What one visitor-day can lose at most, as the decimal that is printed beside the numbers. */
  readonly epsilon: number;
  /** Noisy values below it are not shown. */
  readonly threshold: number;
  readonly randomBytes: RandomBytes;
}

/**
 * One day's public numbers. Every cell gets discrete Laplace noise of scale sensitivity / ε, zeros too,
 * which makes the whole list ε-differentially private for one visitor-day (Dwork et al. 2006; Ghosh et
 * al. 2009). The threshold looks at the noisy value only, so it costs nothing more. Of one day there may be
 * one release: a second one with new noise would double what is lost.
 * Errors: `RangeError` for a count outside of the vocabulary, a count that is none, a cell that is there
 * twice, or a scale out of range. Nothing is released then.
 */
export function releaseDay(release: Release): readonly ReleasedCell[] {
  const { vocabulary, threshold } = release;
  const counts = countsByCell(release);
  const scale = noiseScale(release);
  const random = new UniformIntegers(release.randomBytes);
  return vocabulary.map(({ table, value }) => {
    const noisy = (counts.get(keyOf({ table, value })) ?? 0) + discreteLaplace(scale, random);
    return { table, value, shown: noisy >= threshold ? noisy : 'few' };
  });
}

const keyOf = ({ table, value }: PublicCell): string => `${table}\n${value}`;

function countsByCell({ counts, vocabulary }: Release): ReadonlyMap<string, number> {
  const byCell = new Map(vocabulary.map((cell) => [keyOf(cell), 0]));
  if (byCell.size !== vocabulary.length) throw new RangeError('a public cell is in the vocabulary twice');
  const given = new Set<string>();
  for (const cell of counts) {
    const key = keyOf(cell);
    if (!byCell.has(key)) throw new RangeError('a count is outside of the public vocabulary');
    if (given.has(key)) throw new RangeError('a public cell was counted twice');
    if (!Number.isSafeInteger(cell.count) || cell.count < 0) throw new RangeError('a count is not a whole number from 0');
    given.add(key);
    byCell.set(key, cell.count);
  }
  return byCell;
}

/** sensitivity / ε as a ratio of integers: ε is taken as the decimal that readers see, not as its binary neighbour. */
function noiseScale({ epsilon, sensitivity }: Release): Ratio {
  const digits = /^(\d{1,3})(?:\.(\d{1,6}))?$/.exec(String(epsilon));
  if (digits === null || epsilon === 0) throw new RangeError('ε is not a decimal above 0 with at most six places');
  const [, whole = '', places = ''] = digits;
  const numerator = sensitivity * 10 ** places.length;
  if (!Number.isInteger(sensitivity) || sensitivity < 1 || numerator > 2 ** 32) throw new RangeError('the sensitivity is out of range');
  return { numerator, denominator: Number(whole + places) };
}
