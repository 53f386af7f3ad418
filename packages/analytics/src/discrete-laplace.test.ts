import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { discreteLaplace, type Ratio } from './discrete-laplace.ts';
import { enumerateDraws } from './enumerate-draws.test-support.ts';
import { UniformIntegers } from './random-integers.ts';
import { seededBytes } from './seeded-random.test-support.ts';
import { chiSquare, chiSquareLimit } from './statistics.test-support.ts';

const DRAWS = 100_000;

/** The formula of the docstring. */
function mass(z: number, { denominator, numerator }: Ratio): number {
  const rate = denominator / numerator;
  return (Math.expm1(rate) / (Math.exp(rate) + 1)) * Math.exp(-Math.abs(z) * rate);
}

function variance({ denominator, numerator }: Ratio): number {
  const e = Math.exp(denominator / numerator);
  return (2 * e) / (e - 1) ** 2;
}

function draws(scale: Ratio, seed: number): readonly number[] {
  const random = new UniformIntegers(seededBytes(seed));
  return Array.from({ length: DRAWS }, () => discreteLaplace(scale, random));
}

describe.each<Ratio>([
  { numerator: 6, denominator: 1 },
  { numerator: 1, denominator: 1 },
  { numerator: 60, denominator: 1 },
  { numerator: 7, denominator: 3 },
  { numerator: 1, denominator: 4 },
  { numerator: 600, denominator: 125 },
])('noise of scale $numerator/$denominator', (scale) => {
  const drawn = draws(scale, scale.numerator * 1_000 + scale.denominator);

  it(proves('follows the formula (chi-square, wrong once in a million)', 'VIS-04-08'), () => {
    // Every value of which at least ten are expected is a class; the two tails are one more each.
    let edge = 1;
    while (DRAWS * mass(edge + 1, scale) >= 10) edge += 1;
    const seen = Array.from({ length: 2 * edge + 1 }, () => 0);
    for (const z of drawn) {
      const at = Math.min(edge, Math.max(-edge, z)) + edge;
      seen[at] = (seen[at] ?? 0) + 1;
    }
    const tail = mass(edge, scale) / -Math.expm1(-scale.denominator / scale.numerator);
    const expected = seen.map((_, at) => DRAWS * (Math.abs(at - edge) === edge ? tail : mass(at - edge, scale)));
    expect(expected.reduce((sum, count) => sum + count, 0)).toBeCloseTo(DRAWS, 3);
    expect(chiSquare(seen, expected)).toBeLessThan(chiSquareLimit(seen.length - 1));
  });

  it('has the mean 0 and the variance of the formula, within five standard errors', () => {
    const mean = drawn.reduce((sum, z) => sum + z, 0) / DRAWS;
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(variance(scale) / DRAWS));
    const squares = drawn.reduce((sum, z) => sum + z ** 2, 0) / DRAWS;
    const fourth = drawn.reduce((sum, z) => sum + z ** 4, 0) / DRAWS;
    expect(Math.abs(squares - variance(scale))).toBeLessThan(5 * Math.sqrt((fourth - squares ** 2) / DRAWS));
  });
});

describe('exactness', () => {
  // No sampling here: every course that the uniform integers can take is followed, with its exact probability.
  it.each<Ratio>([
    { numerator: 1, denominator: 1 },
    { numerator: 2, denominator: 1 },
    { numerator: 1, denominator: 2 },
    { numerator: 6, denominator: 1 },
  ])('gives each value of scale $numerator/$denominator its probability, but for what was not followed', (scale) => {
    const { open, results } = enumerateDraws((random) => discreteLaplace(scale, random), 2e-6);
    expect(open).toBeLessThan(0.1);
    for (let z = -40; z <= 40; z += 1) {
      const found = results.get(z) ?? 0;
      expect(found).toBeLessThanOrEqual(mass(z, scale) + 1e-12);
      expect(found).toBeGreaterThanOrEqual(mass(z, scale) - open);
    }
  });

  it('has one zero only', () => {
    expect(draws({ numerator: 1, denominator: 4 }, 9).some((z) => Object.is(z, -0))).toBe(false);
  });

  it('holds for the largest scales too', () => {
    const scale = { numerator: 2 ** 32, denominator: 1 };
    const random = new UniformIntegers(seededBytes(4));
    const sizes = Array.from({ length: 20_000 }, () => Math.abs(discreteLaplace(scale, random)));
    expect(sizes.every(Number.isSafeInteger)).toBe(true);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(mean / 2 ** 32).toBeGreaterThan(0.96);
    expect(mean / 2 ** 32).toBeLessThan(1.04);
  });
});
