import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { discreteLaplace } from './discrete-laplace.ts';
import { type Loss, type Mechanism, privacyLoss } from './privacy-loss.test-support.ts';
import { publicSensitivity } from './public-cells.ts';
import { publicPages } from './public-clamp.ts';
import { type PublicCell, type PublicCount, type Release, releaseDay } from './public-release.ts';
import type { Page } from './page.ts';
import { UniformIntegers } from './random-integers.ts';
import { seededBytes } from './seeded-random.test-support.ts';
import { probability } from './statistics.test-support.ts';
import { TagBits } from './tag-bits.ts';
import { pagesIn, SEEN_BIT, VIEWED_PAGES, viewedBit } from './visit-bits.ts';

const RUNS = 100_000;

/** One visitor on one day. */
interface VisitorDay {
  readonly country: string;
  readonly device: string;
  /** In the order of the views. */
  readonly views: readonly Page[];
}

type Clamp = typeof publicPages;
type Settings = Pick<Release, 'vocabulary' | 'sensitivity' | 'epsilon' | 'threshold'>;

/** Data that differ by one visitor-day, and what of them is published how. */
interface Pair extends Settings {
  readonly name: string;
  readonly others: readonly VisitorDay[];
  readonly visitor: VisitorDay;
  /** Whether the visitor changes the cells by the whole sensitivity, so that the loss is ε and not less. */
  readonly spendsAll: boolean;
}

const site = { table: 'visitors', value: '' };
const page = (value: Page): PublicCell => ({ table: 'public-pages', value });
const country = (value: string): PublicCell => ({ table: 'countries', value });
const phone = { table: 'devices', value: 'phone' };

const SEVEN_PAGES: readonly Page[] = ['/', '/chat/', '/privacy/', '/terms/', '/cookies/', '/promises/', '/guidelines/'];
const threePages: VisitorDay = { country: 'DE', device: 'phone', views: ['/', '/chat/', '/privacy/'] };
const sevenPages: VisitorDay = { ...threePages, views: SEVEN_PAGES };
const icelander: VisitorDay = { country: 'IS', device: 'phone', views: ['/', '/', '/', '/', '/'] };
const times = (count: number, visitor: VisitorDay): readonly VisitorDay[] => Array.from({ length: count }, () => visitor);

const seventhPages: Pair = {
  name: 'somebody who views seven pages, next to nineteen people who view three',
  others: SEVEN_PAGES.flatMap((only) => times(19, { ...threePages, views: [only] })),
  visitor: sevenPages,
  vocabulary: SEVEN_PAGES.slice(0, 4).map(page),
  sensitivity: publicSensitivity(['public-pages']),
  epsilon: 1,
  threshold: 20,
  spendsAll: true,
};
const twentieth: Pair = {
  name: 'the twentieth visitor of three pages',
  others: times(19, threePages),
  visitor: threePages,
  vocabulary: [site, page('/'), page('/chat/'), page('/privacy/')],
  sensitivity: publicSensitivity(['visitors', 'public-pages']),
  epsilon: 1,
  threshold: 20,
  spendsAll: true,
};
const onlyOne: Pair = {
  name: 'the only visitor of a day, with the noise of the public page',
  others: [],
  visitor: icelander,
  vocabulary: [site, page('/'), country('IS'), phone],
  sensitivity: publicSensitivity(['visitors', 'public-pages', 'countries', 'devices']),
  epsilon: 1,
  threshold: 20,
  spendsAll: false,
};
const PAIRS: readonly Pair[] = [
  twentieth,
  seventhPages,
  onlyOne,
  {
    name: 'the first visitor of a day, where one is enough to be shown',
    others: [],
    visitor: icelander,
    vocabulary: [site, page('/'), country('IS'), phone],
    sensitivity: 4,
    epsilon: 1,
    threshold: 1,
    spendsAll: true,
  },
  {
    name: 'the first visitor from a country among many from another',
    others: times(200, threePages),
    visitor: icelander,
    vocabulary: [site, country('DE'), country('IS')],
    sensitivity: publicSensitivity(['visitors', 'countries']),
    epsilon: 1,
    threshold: 1,
    spendsAll: true,
  },
  {
    name: 'one of thirty who reload one page, at half the ε',
    others: times(29, icelander),
    visitor: icelander,
    vocabulary: [page('/'), country('IS'), phone],
    sensitivity: 3,
    epsilon: 0.5,
    threshold: 20,
    spendsAll: true,
  },
];

/** Counts a day as collectors do: by what was new in the mask of each tag, under a clamp. */
function publicCounts(day: readonly VisitorDay[], clamp: Clamp, vocabulary: readonly PublicCell[]): readonly PublicCount[] {
  const bits = new TagBits();
  const counts = vocabulary.map((cell) => ({ ...cell, count: 0 }));
  const add = (table: string, value: string): void => {
    for (const cell of counts) if (cell.table === table && cell.value === value) cell.count += 1;
  };
  for (const [tag, visitor] of day.entries()) {
    for (const view of visitor.views) {
      const marked = bits.mark(BigInt(tag), viewedBit(view).lo, SEEN_BIT.hi);
      if (marked === 'crowded') continue;
      for (const counted of pagesIn(clamp(marked.loBefore & VIEWED_PAGES, marked.lo))) add('public-pages', counted);
      if (marked.hi !== SEEN_BIT.hi) continue;
      add('visitors', '');
      add('countries', visitor.country);
      add('devices', visitor.device);
    }
  }
  return counts;
}

type ReleaseOf = (release: Release) => ReturnType<typeof releaseDay>;

interface Parts {
  readonly clamp: Clamp;
  readonly release: ReleaseOf;
}

const REAL: Parts = { clamp: publicPages, release: releaseDay };

function lossOf(pair: Pair, { clamp, release }: Parts, seed: number): Loss {
  const { epsilon, others, sensitivity, threshold, visitor, vocabulary } = pair;
  const without = publicCounts(others, clamp, vocabulary);
  const withOne = publicCounts([...others, visitor], clamp, vocabulary);
  const side = (counts: readonly PublicCount[]): Mechanism => (randomBytes) =>
    release({ counts, vocabulary, sensitivity, epsilon, threshold, randomBytes });
  const cuts = without.map(({ count }) => Math.max(count, threshold + 1));
  return privacyLoss({ left: side(without), right: side(withOne), cuts, runs: RUNS, seed });
}

describe('one visitor-day more or less', () => {
  it.each(PAIRS.map((pair, at) => ({ ...pair, at })))(proves('$name: the loss is no more than ε = $epsilon', 'VIS-04-08'), (pair) => {
    const loss = lossOf(pair, REAL, 1_000 + 2 * pair.at);
    expect(loss.atLeast).toBeLessThanOrEqual(pair.epsilon);
    // The check is not blind: where the visitor spends all of ε it sees most of it, and the statistical error is known.
    if (pair.spendsAll) expect(loss.atLeast).toBeGreaterThan(0.75 * pair.epsilon);
    if (pair.spendsAll) expect(loss.atMost).toBeLessThan(1.25 * pair.epsilon);
  });
});

describe('the same check fails', () => {
  it('without the clamp', () => {
    const loss = lossOf(seventhPages, { ...REAL, clamp: (before, added) => added & ~before }, 2_000);
    expect(loss.atLeast).toBeGreaterThan(seventhPages.epsilon);
  });

  it('without noise on the cells that are zero', () => {
    const release: ReleaseOf = (day) => {
      const counted = new Set(day.counts.filter(({ count }) => count > 0).map(({ table, value }) => table + value));
      return releaseDay(day).map((cell) => (counted.has(cell.table + cell.value) ? cell : { ...cell, shown: 'few' }));
    };
    expect(lossOf(onlyOne, { ...REAL, release }, 3_000).atLeast).toBeGreaterThan(onlyOne.epsilon);
  });

  it('with the threshold on the true value', () => {
    const release: ReleaseOf = ({ counts, epsilon, randomBytes, sensitivity, threshold }) => {
      const random = new UniformIntegers(randomBytes);
      return counts.map(({ count, table, value }) => {
        const noisy = count + discreteLaplace({ numerator: sensitivity, denominator: epsilon }, random);
        return { table, value, shown: count >= threshold ? noisy : 'few' };
      });
    };
    expect(lossOf(twentieth, { ...REAL, release }, 4_000).atLeast).toBeGreaterThan(twentieth.epsilon);
  });

  it('with less noise than the sensitivity asks for', () => {
    const release: ReleaseOf = (day) => releaseDay({ ...day, sensitivity: day.sensitivity - 1 });
    expect(lossOf(twentieth, { ...REAL, release }, 5_000).atLeast).toBeGreaterThan(twentieth.epsilon);
  });
});

describe('the bounds that the check rests on', () => {
  it('hold the true probability in all but a few of many trials', () => {
    const random = new UniformIntegers(seededBytes(6));
    const [runs, trials, risk] = [500, 2_000, 0.01];
    for (const percent of [1, 10, 50, 97]) {
      let outside = 0;
      for (let trial = 0; trial < trials; trial += 1) {
        let hits = 0;
        for (let run = 0; run < runs; run += 1) if (random.chance(percent, 100)) hits += 1;
        const { low, high } = probability(hits, runs, risk);
        if (percent / 100 < low || percent / 100 > high) outside += 1;
      }
      expect(outside / trials).toBeLessThanOrEqual(2 * risk);
    }
  });
});
