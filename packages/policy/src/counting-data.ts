import { COUNT_TABLES, type CountTableName } from './counted.ts';
import type { FieldName } from './vocabulary.ts';

interface Counting {
  readonly tables: readonly CountTableName[];
  readonly published: boolean;
}

/** What `data.counts` must hold for these tables, beside the marks of its hours: no less, and no more. */
export const countFieldsOf = ({ published, tables }: Counting): readonly FieldName[] => [
  ...new Set(tables.flatMap((table): readonly FieldName[] => COUNT_TABLES[table].fields)),
  ...(published ? (['public-numbers'] as const) : []),
];

/** Tables that count events or requests. All others count visitors, once each, and have to tell them apart. */
const WITHOUT_VISITORS: readonly CountTableName[] = ['chat', 'dropped'];

export const tellsVisitorsApart = (table: CountTableName): boolean => !WITHOUT_VISITORS.includes(table);

/** What a table looks at in memory, beside the tag. The country stands in `data.region`. */
const LOOKED_AT: Readonly<Partial<Record<CountTableName, FieldName>>> = {
  referrers: 'referring-host',
  devices: 'device-form',
};

/** What `data.countedToday` must hold for these tables, beside tag and marks. The tag itself is made of the first two. */
export const memoryFieldsOf = (tables: readonly CountTableName[]): readonly FieldName[] => [
  'browser-family',
  'system-family',
  ...tables.flatMap((table) => LOOKED_AT[table] ?? []),
];
