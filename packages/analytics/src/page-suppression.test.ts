import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridges, type Edge, fixedCells } from './bridges.ts';
import { boundsFrom, type ShownSum, valuesIn } from './page-suppression.test-support.ts';
import { foldPages } from './page-suppression.ts';
import { followsFrom } from './span.test-support.ts';
import { type Fold, foldCells } from './suppression.ts';

const K = 20;
const VALUES = ['a', 'b', 'c', 'd', 'e', 'f'];
const PAGES = ['/', '/chat/', '/terms/', '/404', 'other'];

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The worst case for who hides something: everybody saw one page only, so the site is the sum of its pages. */
function foldedDay(pages: Counts) {
  const totals = new Map([...pages].map(([page, counts]) => [page, sumOf(counts.values())]));
  const site = foldCells(new Map(VALUES.map((value) => [value, sumOf([...pages.values()].map((counts) => counts.get(value) ?? 0))])), K);
  const shownPages = new Set(foldCells(totals, K).shown.keys());
  return { site, shownPages, totals, byPage: foldPages({ site, pages, shownPages }, K) };
}

/** Every sum that a reader is shown, as the numbers of its cells; and which of those cells must be zero. */
function shownSums(pages: Counts) {
  const { site, shownPages, byPage } = foldedDay(pages);
  const at = (value: string, page: string): number => VALUES.indexOf(value) * PAGES.length + PAGES.indexOf(page);
  const all = (values: readonly string[], names: readonly string[]): number[] => values.flatMap((value) => names.map((page) => at(value, page)));
  const shownValues = [...site.shown.keys()];
  const sums = [
    ...shownValues.map((value) => all([value], PAGES)),
    all(VALUES.filter((value) => !site.shown.has(value)), PAGES),
    all(VALUES, PAGES.filter((page) => !shownPages.has(page))),
    ...[...byPage].flatMap(([page, { shown }]) => [...[...shown.keys()].map((value) => [at(value, page)]), all(VALUES.filter((value) => !shown.has(value)), [page])]),
  ];
  const valueAt = (cell: number): number => pages.get(PAGES[cell % PAGES.length] ?? '')?.get(VALUES[Math.floor(cell / PAGES.length)] ?? '') ?? 0;
  return { sums, valueAt };
}

/**
 * Cells below k, zeros apart, that follow one by one from bounds: what is shown, and that no count is negative.
 * Values and pages that are not shown are one row and one column, so that what is known of them together counts.
 */
function boundTo(pages: Counts): readonly (readonly [value: string, page: string])[] {
  const { site, shownPages, byPage } = foldedDay(pages);
  const [rows, columns] = [[...site.shown.keys(), ''], [...shownPages, '']];
  const cells = rows.flatMap((value) => columns.map((page) => [value, page] as const));
  const counts = cells.map(([value, page]) => {
    const of = [...pages].filter(([name]) => (page === '' ? !shownPages.has(name) : name === page));
    return sumOf(of.flatMap(([, byValue]) => [...byValue].flatMap(([name, one]) => ((value === '' ? !site.shown.has(name) : name === value) ? [one] : []))));
  });
  const sum = (isIn: (value: string, page: string) => boolean): ShownSum => {
    const own = cells.flatMap(([value, page], at) => (isIn(value, page) ? [at] : []));
    return { cells: own, total: sumOf(own.map((at) => counts[at] ?? 0)) };
  };
  const bounds = boundsFrom(
    [
      ...rows.map((row) => sum((value) => value === row)),
      ...columns.map((column) => sum((_, page) => page === column)),
      ...[...byPage].flatMap(([column, { shown }]) => [...shown.keys()].map((row) => sum((value, page) => value === row && page === column))),
    ],
    cells.length,
  );
  return cells.filter((_, at) => (counts[at] ?? 0) > 0 && (counts[at] ?? 0) < K && bounds[at]?.low === bounds[at]?.high);
}

/** Cells below k, zeros apart, that follow from what is shown; whatever must be zero is known. */
function givenAway(pages: Counts): readonly number[] {
  const { sums, valueAt } = shownSums(pages);
  const known = [...sums];
  const size = VALUES.length * PAGES.length;
  // Sums of two shown ones may be zero as well: what is left of a value on all pages, or of a page in all values.
  for (const sum of sums) {
    const shown = new Set(known.filter((cells) => cells.length === 1).flat());
    const left = sum.filter((cell) => !shown.has(cell));
    if (left.reduce((total, cell) => total + valueAt(cell), 0) === 0) known.push(...left.map((cell) => [cell]));
  }
  const follows = followsFrom(known, size);
  return Array.from({ length: size }, (_, cell) => cell).filter((cell) => valueAt(cell) > 0 && valueAt(cell) < K && follows(cell));
}

const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 25 }), fc.integer({ min: 20, max: 90 }));
const day = fc.array(fc.array(count, { minLength: VALUES.length, maxLength: VALUES.length }), { minLength: PAGES.length, maxLength: PAGES.length }).map(countsOf);

describe('pages of a day', () => {
  it('show what is large on them, and keep their totals', () => {
    const { byPage } = foldedDay(countsOf([[100, 60, 5, 9, 8, 0], [40, 30, 21, 30, 0, 0], [25, 22, 30, 0, 0, 0], [], []]));
    expect(plain(byPage.get('/'))).toEqual({ shown: { a: 100, b: 60 }, other: 22 });
  });

  it('do not give away a value’s small rest on one page, where the site is the sum of its pages', () => {
    const pages = countsOf([[22, 28, 0, 0, 0, 0], [3, 27, 0, 0, 0, 0], [], [], []]);
    const { site, byPage } = foldedDay(pages);
    expect(plain(site)).toEqual({ shown: { a: 25, b: 55 }, other: 0 });
    expect([plain(byPage.get('/')), plain(byPage.get('/chat/'))]).toEqual([{ shown: {}, other: 50 }, { shown: {}, other: 30 }]);
    expect(givenAway(pages)).toEqual([]);
  });

  it('without folding them together would', () => {
    const pages = countsOf([[22, 28, 0, 0, 0, 0], [3, 27, 0, 0, 0, 0], [], [], []]);
    const alone = [...pages].map(([, counts]) => plain(foldCells(counts, K)));
    expect(alone.slice(0, 2)).toEqual([{ shown: { a: 22, b: 28 }, other: 0 }, { shown: {}, other: 30 }]);
  });

  it('keep their sums, and show nothing below k nor what the site hides', () => {
    fc.assert(
      fc.property(day, (pages) => {
        const { site, totals, byPage, shownPages } = foldedDay(pages);
        expect(new Set(byPage.keys())).toEqual(shownPages);
        for (const [page, { shown, other }] of byPage) {
          expect(sumOf(shown.values()) + other).toBe(totals.get(page));
          expect(other === 0 || other >= K).toBe(true);
          for (const [value, shownCount] of shown) expect([site.shown.has(value), shownCount >= K]).toEqual([true, true]);
        }
      }),
    );
  });

  it(proves('give away no cell below k in any combination of site, pages and totals', 'VIS-04-06'), () => {
    fc.assert(
      fc.property(day, (pages) => {
        expect(givenAway(pages)).toEqual([]);
        expect(boundTo(pages)).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('do not give away what follows only because no count is negative', () => {
    const pages = countsOf([[5, 20, 100, 0, 0, 0], [20, 100, 100, 0, 0, 0], [100, 100, 100, 13, 12, 0], [0, 0, 13, 0, 0, 0], [0, 0, 12, 0, 0, 0]]);
    const { site, shownPages } = foldedDay(pages);
    expect([plain(site), [...shownPages]]).toEqual([{ shown: { a: 125, b: 220, c: 325 }, other: 25 }, ['/terms/', '/chat/', '/']]);
    expect(boundTo(pages)).toEqual([]);
  });
});

describe('fixed cells', () => {
  it('are those that no cycle changes, where what is zero can only gain', () => {
    const square: readonly Edge[] = [[0, 0], [0, 1], [1, 0], [1, 1]];
    expect(fixedCells({ positive: square, zero: [] })).toEqual([]);
    expect(fixedCells({ positive: [[0, 0], [0, 1], [1, 0]], zero: [[1, 1]] })).toEqual([]);
    expect(fixedCells({ positive: [[0, 0], [1, 1]], zero: [[0, 1], [1, 0]] })).toEqual([]);
    expect(fixedCells({ positive: [[0, 0], [0, 1]], zero: [[1, 0], [1, 1]] }).toSorted()).toEqual([[0, 0], [0, 1]]);
  });

  it('are exactly the positive cells that are the same in all tables with the sums of rows and columns', () => {
    const grid = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.constantFrom(0, 0, 1, 2)), { maxLength: 9 });
    fc.assert(
      fc.property(grid, (listed) => {
        const counts = new Map(listed.map(([row, column, count]) => [`${row} ${column}`, { cell: [row, column] as const, count }]));
        const cells = [...counts.values()];
        const line = (which: 0 | 1, at: number): ShownSum => {
          const own = cells.flatMap(({ cell, count }, index) => (cell[which] === at ? [{ index, count }] : []));
          return { cells: own.map(({ index }) => index), total: sumOf(own.map(({ count }) => count)) };
        };
        const values = valuesIn([0, 1, 2].flatMap((at) => [line(0, at), line(1, at)]), cells.length);
        const edges = (isZero: boolean): Edge[] => cells.flatMap(({ cell, count }) => ((count === 0) === isZero ? [cell] : []));
        const found = new Set(fixedCells({ positive: edges(false), zero: edges(true) }));
        cells.forEach(({ cell, count }, index) => expect(found.has(cell)).toBe(count > 0 && values[index]?.size === 1));
      }),
      { numRuns: 500 },
    );
  });
});

describe('bridges', () => {
  it('are the edges on no cycle', () => {
    expect(bridges([[0, 0], [0, 1], [1, 0], [1, 1]])).toEqual([]);
    expect(bridges([[0, 0], [0, 1], [1, 0], [1, 1], [1, 2]])).toEqual([[1, 2]]);
    expect(bridges([[0, 0], [1, 0]]).toSorted()).toEqual([[0, 0], [1, 0]]);
    expect(bridges([])).toEqual([]);
  });

  it('are exactly the cells that follow from the sums of rows and columns', () => {
    const edges = fc.uniqueArray(fc.tuple(fc.nat(4), fc.nat(4)), { selector: String });
    fc.assert(
      fc.property(edges, (cells) => {
        const line = (which: 0 | 1, at: number): number[] => cells.flatMap((cell, index) => (cell[which] === at ? [index] : []));
        const follows = followsFrom([0, 1, 2, 3, 4].flatMap((at) => [line(0, at), line(1, at)]), cells.length);
        const found = new Set(bridges(cells));
        cells.forEach((cell, index) => expect(found.has(cell)).toBe(follows(index)));
      }),
    );
  });
});

function countsOf(rows: readonly (readonly number[])[]): Counts {
  return new Map(PAGES.map((page, at) => [page, new Map((rows[at] ?? []).map((value, index) => [VALUES[index] ?? '', value] as const).filter(([, value]) => value > 0))]));
}

function sumOf(counts: Iterable<number>): number {
  return [...counts].reduce((sum, one) => sum + one, 0);
}

function plain(fold: Fold | undefined) {
  return fold && { shown: Object.fromEntries(fold.shown), other: fold.other };
}
