/** Cells of one day, table and page, as they may be shown. */
export interface Fold {
  /** Each at least k. */
  readonly shown: ReadonlyMap<string, number>;
  /** All others together: none, or at least k in at least two cells, or the whole group when that is below k. */
  readonly other: number;
}

/** Over several days. */
export interface FoldSum {
  readonly cells: ReadonlyMap<string, { readonly count: number; readonly days: number }>;
  readonly other: number;
  /** Shown and other together: exactly what was counted. */
  readonly total: number;
}

/** The value under which collectors count what they do not tell apart. It is never shown as a cell of its own. */
const OTHER = 'other';

/**
 * Folds what is below k into `other`; when that is below k itself, the smallest shown cell joins it
 * (secondary suppression), because the total is known. What is shown of a group are then sums over the
 * parts of a partition, and no linear combination of those sums gives a part of a part.
 */
export function foldCells(counts: ReadonlyMap<string, number>, k: number): Fold {
  const largestFirst = [...counts].filter(([value]) => value !== OTHER).sort(bySize);
  const shown = largestFirst.filter(([, count]) => count >= k);
  let other = total(counts.values()) - total(shown.map(([, count]) => count));
  if (other > 0 && other < k) other += shown.pop()?.[1] ?? 0;
  return { shown: new Map(shown), other };
}

/** A group that is counted in several ways, such as pages in visitors, loads and visits. */
export interface Columns {
  /** A cell is shown only when it has k of these. */
  readonly people: ReadonlyMap<string, number>;
  /** What the same cells have of other things: a cell with some of one, but fewer than k, is not shown either. */
  readonly others: readonly ReadonlyMap<string, number>[];
}

/**
 * Folds a group with one set of shown cells for all its columns: `people` first, then the others in their order.
 * What is left is none or at least k in each of them, or the whole column; where it is less, the cell that has
 * least of that column joins it.
 */
export function foldColumns({ others, people }: Columns, k: number): readonly Fold[] {
  const columns = [people, ...others];
  const shown = new Set(foldCells(people, k).shown.keys());
  for (const name of shown) if (others.some((column) => isFew(column.get(name) ?? 0, k))) shown.delete(name);
  while (columns.some((column) => isFew(left(column, shown), k) && hideSmallest(column, shown)));
  return columns.map((column) => ({ shown: new Map([...column].filter(([name, count]) => shown.has(name) && count > 0)), other: left(column, shown) }));
}

const isFew = (count: number, k: number): boolean => count > 0 && count < k;

const left = (column: ReadonlyMap<string, number>, shown: ReadonlySet<string>): number =>
  total([...column].map(([name, count]) => (shown.has(name) ? 0 : count)));

/** False when nothing of the column is shown. */
function hideSmallest(column: ReadonlyMap<string, number>, shown: Set<string>): boolean {
  const smallest = [...column].filter(([name, count]) => shown.has(name) && count > 0).sort(bySize).at(-1);
  return smallest !== undefined && shown.delete(smallest[0]);
}

/**
 * Adds up days that were folded before, each by itself. Ranges, comparisons and exports are made of these
 * sums alone: whatever is subtracted from whatever, what comes out is a sum of folded days again.
 */
export function sumFolds(days: readonly Fold[]): FoldSum {
  const cells = new Map<string, { count: number; days: number }>();
  let other = 0;
  for (const day of days) {
    other += day.other;
    for (const [value, count] of day.shown) {
      const known = cells.get(value) ?? { count: 0, days: 0 };
      cells.set(value, { count: known.count + count, days: known.days + 1 });
    }
  }
  return { cells, other, total: other + total([...cells.values()].map(({ count }) => count)) };
}

/** Largest first; of equals the order of their names, so that two looks show the same. */
const bySize = ([a, inA]: readonly [string, number], [b, inB]: readonly [string, number]): number => inB - inA || (a < b ? -1 : 1);

function total(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
