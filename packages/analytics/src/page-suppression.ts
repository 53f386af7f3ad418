import { type Edge, fixedCells, type Hidden } from './bridges.ts';
import type { Fold } from './suppression.ts';

export interface PageCells {
  /** The same table of the whole site on that day, folded. */
  readonly site: Fold;
  /** What was counted by page. */
  readonly pages: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Pages whose own total may be shown on that day. The others get no fold. */
  readonly shownPages: ReadonlySet<string>;
}

/**
 * Folds one table of one day by page. On a day on which everybody saw one page, the site is the sum of its
 * pages, and anybody can see that it is from the totals: a value's small rest on one page would follow from
 * the site and the other pages. So rows (values) and columns (pages) are folded together: whatever is left of
 * either is nothing or at least k, and no cell below k follows from sums of both, nor from counts not being negative.
 */
export function foldPages({ pages, shownPages, site }: PageCells, k: number): ReadonlyMap<string, Fold> {
  const grid = new Grid({ pages, shownPages, site }, k);
  while (grid.hideMore());
  return grid.folds();
}

/** Rows are the values that the site shows, and the rest; columns the pages that are shown, and the rest. */
class Grid {
  readonly #k: number;
  readonly #values: readonly string[];
  readonly #pages: readonly string[];
  readonly #counts: number[][];
  readonly #shown: boolean[][];

  constructor({ pages, shownPages, site }: PageCells, k: number) {
    this.#k = k;
    this.#values = [...site.shown.keys()];
    this.#pages = [...pages.keys()].filter((page) => shownPages.has(page));
    this.#counts = [...this.#values, ''].map(() => [...this.#pages, ''].map(() => 0));
    for (const [page, counts] of pages) {
      for (const [value, count] of counts) this.#add(this.#rowOf(value), this.#columnOf(page), count);
    }
    this.#shown = this.#counts.map((row, at) => row.map((count, column) => at < this.#values.length && column < this.#pages.length && count >= k));
  }

  /** Hides what would give something away; false when nothing does. */
  hideMore(): boolean {
    for (const line of this.#lines()) {
      const rest = this.#rest(line);
      if (rest > 0 && rest < this.#k && this.#hideSmallest(line)) return true;
    }
    const following = fixedCells(this.#hidden()).find(([row, column]) => this.#isSmall(row, column));
    if (following === undefined) return false;
    const [row, column] = following;
    return this.#hideSmallest(this.#row(row)) || this.#hideSmallest(this.#column(column)) || this.#hideAll();
  }

  folds(): ReadonlyMap<string, Fold> {
    return new Map(
      this.#pages.map((page, column) => {
        const shown = this.#values.flatMap((value, row) => (this.#shown[row]?.[column] ? [[value, this.#count([row, column])] as const] : []));
        return [page, { shown: new Map(shown), other: this.#rest(this.#column(column)) }];
      }),
    );
  }

  #rowOf(value: string): number {
    const row = this.#values.indexOf(value);
    return row === -1 ? this.#values.length : row;
  }

  #columnOf(page: string): number {
    const column = this.#pages.indexOf(page);
    return column === -1 ? this.#pages.length : column;
  }

  #add(row: number, column: number, count: number): void {
    const cells = this.#counts[row];
    if (cells !== undefined) cells[column] = (cells[column] ?? 0) + count;
  }

  #row(row: number): readonly Edge[] {
    return [...this.#pages, ''].map((_, column) => [row, column] as const);
  }

  #column(column: number): readonly Edge[] {
    return [...this.#values, ''].map((_, row) => [row, column] as const);
  }

  #lines(): readonly (readonly Edge[])[] {
    return [...this.#values.map((_, row) => this.#row(row)), ...this.#pages.map((_, column) => this.#column(column))];
  }

  #count([row, column]: Edge): number {
    return this.#counts[row]?.[column] ?? 0;
  }

  #isShown([row, column]: Edge): boolean {
    return this.#shown[row]?.[column] ?? false;
  }

  #isSmall(row: number, column: number): boolean {
    const count = this.#count([row, column]);
    return count > 0 && count < this.#k;
  }

  /** What is left of a line when its shown cells are taken away. */
  #rest(line: readonly Edge[]): number {
    return line.reduce((sum, cell) => sum + (this.#isShown(cell) ? 0 : this.#count(cell)), 0);
  }

  #hidden(): Hidden {
    const cells = [...this.#values, ''].flatMap((_, row) => this.#row(row).filter((cell) => !this.#isShown(cell)));
    return { positive: cells.filter((cell) => this.#count(cell) > 0), zero: cells.filter((cell) => this.#count(cell) === 0) };
  }

  #hideSmallest(line: readonly Edge[]): boolean {
    const [smallest] = line.filter((cell) => this.#isShown(cell)).sort((a, b) => this.#count(a) - this.#count(b));
    if (smallest === undefined) return false;
    this.#hide(smallest);
    return true;
  }

  #hideAll(): boolean {
    const shown = this.#lines().flat().filter((cell) => this.#isShown(cell));
    for (const cell of shown) this.#hide(cell);
    return shown.length > 0;
  }

  #hide([row, column]: Edge): void {
    const cells = this.#shown[row];
    if (cells !== undefined) cells[column] = false;
  }
}
