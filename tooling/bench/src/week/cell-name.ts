import { COUNT_TABLES, type CountTableName } from '@visavis/policy/counted';

/** A cell's place: `hour` is the UTC hour, since 1970, at which it begins. */
export interface CellPlace {
  readonly table: CountTableName;
  readonly hour: number;
  readonly page: string;
  readonly value: string;
}

/** Sums by cell, under names that `placeOf` reads again. */
export type Cells = ReadonlyMap<string, number>;

const BETWEEN = '|';

/** `hour` may be any hour in what the cell spans. */
export function nameOf({ hour, page, table, value }: CellPlace): string {
  const first = COUNT_TABLES[table].grain === 'day' ? Math.floor(hour / 24) * 24 : hour;
  return `${table}${BETWEEN}${first}${BETWEEN}${page}${BETWEEN}${value}`;
}

export function placeOf(name: string): CellPlace {
  const [table = '', hour = '', page = '', value = ''] = name.split(BETWEEN);
  if (!isTable(table)) throw new RangeError(`no such table: ${table}`);
  return { table, hour: Number(hour), page, value };
}

export const isTable = (name: string): name is CountTableName => Object.hasOwn(COUNT_TABLES, name);
