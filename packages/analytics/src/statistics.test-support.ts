/** Pearson's statistic. */
export function chiSquare(seen: readonly number[], expected: readonly number[]): number {
  return seen.reduce((sum, count, at) => sum + (count - (expected[at] ?? 0)) ** 2 / (expected[at] ?? 0), 0);
}

/** 4.75 standard normal deviations: one true hypothesis in a million is above. */
const MILLIONTH = 4.753;

/** What a chi-square statistic passes once in about a million times (Wilson, Hilferty 1931). */
export function chiSquareLimit(degrees: number): number {
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + MILLIONTH * Math.sqrt(spread)) ** 3;
}

/** Where the true probability of something lies that happened `hits` times in `runs`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Each end is wrong with a probability of at most `risk`, for any number of runs: the binomial tail is at
 * most e^(−runs · KL(hits/runs ‖ p)) (Chernoff 1952; Hoeffding 1963, Theorem 1). A little wider than Clopper–Pearson.
 */
export function probability(hits: number, runs: number, risk: number): Interval {
  const share = hits / runs;
  const surprise = Math.log(1 / risk) / runs;
  const plausible = (p: number): boolean => divergence(share, p) <= surprise;
  return { low: share - reach(share, (d) => plausible(share - d)), high: share + reach(1 - share, (d) => plausible(share + d)) };
}

/** The farthest distance from 0 to `most` that is still plausible, found by halving; rounded outwards. */
function reach(most: number, plausible: (distance: number) => boolean): number {
  let [near, far] = [0, most];
  for (let step = 0; step < 60; step += 1) {
    const middle = (near + far) / 2;
    if (plausible(middle)) near = middle;
    else far = middle;
  }
  return far;
}

/** Kullback–Leibler divergence of two coins, in nats. */
function divergence(q: number, p: number): number {
  const part = (a: number, b: number): number => (a === 0 ? 0 : b <= 0 ? Number.POSITIVE_INFINITY : a * Math.log(a / b));
  return part(q, p) + part(1 - q, 1 - p);
}
