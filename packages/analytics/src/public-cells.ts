import type { CountTableName } from '@visavis/policy/counted';
import { FORMS } from './browser-family.ts';
import { COUNTRIES } from './countries.ts';
import { PAGES } from './page.ts';
import { MAX_PUBLIC_PAGES } from './public-clamp.ts';
import type { PublicCell } from './public-release.ts';

interface PublicTable {
  readonly table: CountTableName;
  readonly values: readonly string[];
  /** How many of its cells one visitor-day adds 1 to, at most. */
  readonly perVisitorDay: number;
}

/** Every table that may be public. */
const PUBLIC_TABLES: readonly PublicTable[] = [
  { table: 'visitors', values: [''], perVisitorDay: 1 },
  { table: 'public-pages', values: PAGES, perVisitorDay: MAX_PUBLIC_PAGES },
  { table: 'countries', values: COUNTRIES, perVisitorDay: 1 },
  { table: 'devices', values: FORMS, perVisitorDay: 1 },
];

/**
 * The public numbers of a day for a profile that counts `tables`, in an order that is always the same: all values
 * of each public table that it counts, whoever comes. Empty when it counts none of them.
 */
export const publicCells = (tables: Iterable<CountTableName>): readonly PublicCell[] =>
  countedOf(tables).flatMap(({ table, values }) => values.map((value) => ({ table, value })));

/** What one visitor-day more or less changes all of `publicCells(tables)` by together, at most: 6 for all four tables. */
export const publicSensitivity = (tables: Iterable<CountTableName>): number =>
  countedOf(tables).reduce((sum, { perVisitorDay }) => sum + perVisitorDay, 0);

function countedOf(tables: Iterable<CountTableName>): readonly PublicTable[] {
  const counted = new Set(tables);
  return PUBLIC_TABLES.filter(({ table }) => counted.has(table));
}
