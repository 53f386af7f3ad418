import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import type { CountTableName } from '@visavis/policy/counted';
import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGES } from './page.ts';
import { publicCells, publicSensitivity } from './public-cells.ts';
import { type Release, releaseDay } from './public-release.ts';
import { seededBytes } from './seeded-random.test-support.ts';

const PUBLIC_TABLES = ['visitors', 'public-pages', 'countries', 'devices'] as const satisfies readonly CountTableName[];
const PUBLIC_CELLS = publicCells(PUBLIC_TABLES);
const home = { table: 'public-pages', value: '/' };
const iceland = { table: 'countries', value: 'IS' };

const release = (changes: Partial<Release> = {}): Release => ({
  counts: [{ ...home, count: 1_000 }],
  vocabulary: [home, iceland],
  sensitivity: 6,
  epsilon: 1,
  threshold: 20,
  randomBytes: seededBytes(1),
  ...changes,
});

/** What noise alone makes of a day on which nobody came. */
const shownOfZeros = (changes: Partial<Release>, runs = 4_000): readonly (number | 'few')[] => {
  const randomBytes = seededBytes(2);
  const one = release({ counts: [], vocabulary: [iceland], threshold: -1e9, ...changes, randomBytes });
  return Array.from({ length: runs }, () => releaseDay(one)[0]?.shown ?? 'few');
};

const meanSize = (shown: readonly (number | 'few')[]): number =>
  shown.reduce<number>((sum, one) => sum + Math.abs(Number(one)), 0) / shown.length;

describe('releaseDay', () => {
  it('answers for every cell of the vocabulary, in its order, counted or not', () => {
    const shown = releaseDay(release({ counts: [], vocabulary: PUBLIC_CELLS, sensitivity: publicSensitivity(PUBLIC_TABLES) }));
    expect(shown.map(({ table, value }) => ({ table, value }))).toEqual(PUBLIC_CELLS);
  });

  it(proves('adds noise to zeros too, and to each cell its own', 'VIS-04-08'), () => {
    const vocabulary = PUBLIC_CELLS.slice(0, 100);
    const shown = releaseDay(release({ counts: [], vocabulary, threshold: -1_000 })).map((cell) => cell.shown);
    expect(shown).not.toContain('few');
    expect(new Set(shown).size).toBeGreaterThan(10);
  });

  it(proves('shows no noisy value below the threshold, and every other one', 'VIS-04-08'), () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 40 }), fc.integer(), (count, threshold, seed) => {
        const counts = [{ ...home, count }];
        const open = releaseDay(release({ counts, threshold: -1e9, randomBytes: seededBytes(seed) }));
        const shown = releaseDay(release({ counts, threshold, randomBytes: seededBytes(seed) }));
        expect(shown).toEqual(open.map((cell) => (Number(cell.shown) < threshold ? { ...cell, shown: 'few' } : cell)));
      }),
    );
  });

  it.each([
    { epsilon: 1, sensitivity: 6 },
    { epsilon: 0.5, sensitivity: 6 },
    { epsilon: 1.25, sensitivity: 1 },
    { epsilon: 0.000_1, sensitivity: 1 },
  ])('takes noise of scale $sensitivity/$epsilon', ({ epsilon, sensitivity }) => {
    const rate = epsilon / sensitivity;
    // The mean of |Z| is 1 / sinh(1/b); its standard error is below b/√runs.
    const error = 5 / rate / Math.sqrt(4_000);
    expect(Math.abs(meanSize(shownOfZeros({ epsilon, sensitivity })) - 1 / Math.sinh(rate))).toBeLessThan(error);
  });

  it('is the same again with the same randomness, and only then', () => {
    expect(releaseDay(release())).toEqual(releaseDay(release()));
    expect(releaseDay(release({ randomBytes: seededBytes(3), threshold: -1e9 }))).not.toEqual(releaseDay(release({ threshold: -1e9 })));
  });

  it.each<[string, Partial<Release>]>([
    ['a count outside of the vocabulary', { counts: [{ table: 'countries', value: 'XX', count: 1 }] }],
    ['a value of another table', { counts: [{ table: 'countries', value: '/', count: 1 }] }],
    ['the same count twice', { counts: [{ ...home, count: 1 }, { ...home, count: 1 }] }],
    ['a cell that is there twice', { vocabulary: [home, iceland, home] }],
    ['a negative count', { counts: [{ ...home, count: -1 }] }],
    ['half a visitor', { counts: [{ ...home, count: 0.5 }] }],
    ['ε of 0', { epsilon: 0 }],
    ['a negative ε', { epsilon: -1 }],
    ['an ε that nobody could print', { epsilon: 1 / 3 }],
    ['no ε', { epsilon: Number.NaN }],
    ['no sensitivity', { sensitivity: 0 }],
    ['half a sensitivity', { sensitivity: 0.5 }],
  ])('refuses %s, and says no value', (_, changes) => {
    expect(() => releaseDay(release(changes))).toThrow(RangeError);
    expect(() => releaseDay(release(changes))).not.toThrow(/XX|\d\d/);
  });
});

describe('the public cells', () => {
  const tablesOf = (cells: readonly { readonly table: string }[]) => [...new Set(cells.map(({ table }) => table))];

  it('are visitors, pages, countries and devices, and one visitor-day moves them by 6 at most', () => {
    expect(tablesOf(PUBLIC_CELLS)).toEqual(PUBLIC_TABLES);
    expect(publicSensitivity(PUBLIC_TABLES)).toBe(6);
  });

  it.each([
    { tables: ['visitors'], cells: 1, sensitivity: 1 },
    { tables: ['devices', 'views', 'visitors'], cells: 5, sensitivity: 2 },
    { tables: ['public-pages', 'visitors', 'referrers'], cells: PAGES.length + 1, sensitivity: 4 },
    { tables: ['views', 'chat'], cells: 0, sensitivity: 0 },
  ] as const)('of $tables are $cells, moved by $sensitivity', ({ cells, sensitivity, tables }) => {
    expect(publicCells(tables)).toHaveLength(cells);
    expect(publicSensitivity(new Set(tables))).toBe(sensitivity);
  });

  it.each(PROFILE_NAMES)('of %s are of no table that it does not count', (profile) => {
    const { tables } = manifestFor(profile).analytics;
    const counted = tablesOf(publicCells(tables));
    expect(tables).toEqual(expect.arrayContaining(counted));
    expect(counted).toEqual(PUBLIC_TABLES.filter((name) => tables.includes(name)));
  });
});
