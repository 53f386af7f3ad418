import { COUNT_TABLES, type CountTableName } from '@visavis/policy/counted';
import { dayOfHour, HOURS_PER_DAY } from '../time/period.ts';

/** To add to one cell. `hour` is the first hour of what the cell spans. */
export interface CellSum {
  readonly table: CountTableName;
  readonly hour: number;
  readonly page: string;
  readonly value: string;
  readonly count: number;
}

export type MarkKind = 'key-started' | 'gap' | 'crowded' | 'turned-away';

/** What a reader of an hour's numbers should know. */
export interface MarkSum {
  readonly kind: MarkKind;
  readonly hour: number;
  readonly count: number;
}

/** What one flush writes: sums, and nothing that happened on its own. */
export interface Batch {
  readonly cells: readonly CellSum[];
  readonly marks: readonly MarkSum[];
}

export interface SumsOptions {
  /** What is counted at present. */
  readonly tables: () => ReadonlySet<CountTableName>;
  /** Cells held at once; what would need one more is lost, and its hour is marked. */
  readonly maxCells: number;
}

/** Table and hour to page to value to count. */
type Grown = Map<string, { readonly table: CountTableName; readonly hour: number; readonly pages: Map<string, Map<string, number>> }>;

/**
 * Counts in RAM until they are written. Pages and values are of closed lists, or were held back until enough visitors
 * brought them, so memory is bounded; how long the database may be away before anything is lost, `maxCells` decides.
 */
export class Sums {
  readonly #options: SumsOptions;
  #cells: Grown = new Map();
  #size = 0;
  #marks = new Map<MarkKind, Map<number, number>>();

  constructor(options: SumsOptions) {
    this.#options = options;
  }

  /** Cells held now. */
  get size(): number {
    return this.#size;
  }

  /** Whether a table is counted at all. */
  has(table: CountTableName): boolean {
    return this.#options.tables().has(table);
  }

  /** Adds to the cell of a page, and to that of the whole site. */
  addBoth(table: CountTableName, hour: number, { page, value, count = 1 }: Pick<CellSum, 'page' | 'value'> & { count?: number }): void {
    this.add({ table, hour, page, value, count });
    this.add({ table, hour, page: '', value, count });
  }

  /** `hour` is any hour in what the cell spans. A table that is not counted takes nothing. */
  add({ table, hour, page, value, count }: CellSum): void {
    if (count === 0 || !this.has(table)) return;
    const first = COUNT_TABLES[table].grain === 'day' ? dayOfHour(hour) * HOURS_PER_DAY : hour;
    const values = this.#values(table, first, page);
    const before = values.get(value);
    if (before === undefined) {
      if (this.#size >= this.#options.maxCells) {
        this.mark('gap', hour, count);
        return;
      }
      this.#size += 1;
    }
    values.set(value, (before ?? 0) + count);
  }

  mark(kind: MarkKind, hour: number, count = 1): void {
    const hours = this.#marks.get(kind) ?? new Map<number, number>();
    this.#marks.set(kind, hours);
    hours.set(hour, (hours.get(hour) ?? 0) + count);
  }

  /** Everything counted so far; nothing is left here afterwards. `undefined` when there is nothing. */
  take(): Batch | undefined {
    if (this.#size === 0 && this.#marks.size === 0) return undefined;
    const cells: CellSum[] = [];
    for (const { table, hour, pages } of this.#cells.values()) {
      for (const [page, values] of pages) for (const [value, count] of values) cells.push({ table, hour, page, value, count });
    }
    const marks = [...this.#marks].flatMap(([kind, hours]) => [...hours].map(([hour, count]) => ({ kind, hour, count })));
    this.#cells = new Map();
    this.#size = 0;
    this.#marks = new Map();
    return { cells, marks };
  }

  #values(table: CountTableName, hour: number, page: string): Map<string, number> {
    const name = `${table} ${hour}`;
    const grown = this.#cells.get(name) ?? { table, hour, pages: new Map<string, Map<string, number>>() };
    this.#cells.set(name, grown);
    const values = grown.pages.get(page) ?? new Map<string, number>();
    grown.pages.set(page, values);
    return values;
  }
}
