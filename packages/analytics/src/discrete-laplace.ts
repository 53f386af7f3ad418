import type { RandomIntegers } from './random-integers.ts';

/** numerator / denominator, both integers from 1 to 2^32. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * One draw of the discrete Laplace distribution with scale b = numerator / denominator:
 *
 *   P(Z = z) = (e^(1/b) − 1) / (e^(1/b) + 1) · e^(−|z|/b),  z an integer; variance 2 e^(1/b) / (e^(1/b) − 1)².
 *
 * Clément L. Canonne, Gautam Kamath, Thomas Steinke, "The Discrete Gaussian for Differential Privacy",
 * 2020 (arXiv:2004.00010), Algorithms 1 and 2. The draw is exact: it compares uniform integers and adds
 * integers. No logarithm, no float in between, so no gap of the kind that betrays noise made from floats
 * (Mironov 2012). Doubles hold every integer here exactly; only a |Z| of over 2^53 · denominator⁻¹ would
 * not fit, and with b ≤ 2^32 that has a probability below e^(−2^20).
 */
export function discreteLaplace(scale: Ratio, random: RandomIntegers): number {
  for (;;) {
    const size = geometric(scale, random);
    const negative = random.chance(1, 2);
    // Zero has one sign only: counting it for both would make it twice as likely.
    if (!negative) return size;
    if (size > 0) return -size;
  }
}

/** P(Y = y) ∝ e^(−y/b), y ≥ 0 (Algorithm 2, lines 3 to 12). */
function geometric({ numerator, denominator }: Ratio, random: RandomIntegers): number {
  let part = random.below(numerator);
  while (!happensExpMinus(part, numerator, random)) part = random.below(numerator);
  let wholes = 0;
  while (happensExpMinus(1, 1, random)) wholes += 1;
  const size = part + numerator * wholes;
  return (size - (size % denominator)) / denominator;
}

/**
 * True with probability e^(−γ), γ = numerator / denominator ≤ 1 (Algorithm 1). An event of probability
 * γ/k is drawn as two independent ones, γ and 1/k, so that no product can outgrow an integer.
 */
function happensExpMinus(numerator: number, denominator: number, random: RandomIntegers): boolean {
  let k = 1;
  while (random.chance(numerator, denominator) && random.chance(1, k)) k += 1;
  return k % 2 === 1;
}
