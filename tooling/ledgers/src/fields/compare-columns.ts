import { DATABASE, DECLARED_AHEAD, type Kept, type Meaning } from '@visavis/policy/inventory';
import type { ColumnFacts } from './database-columns.ts';
import { declaredInDatabase, undeclared } from './declared.ts';
import { type Finding, ONLY_WHAT_IS_DECLARED } from './finding.ts';

type Inventory = typeof DATABASE;

const ROWS = 'packages/policy/src/inventory/database.ts';

/** Whatever tells a database and the list of its columns apart, in both directions. */
export function compareColumns(columns: readonly ColumnFacts[], inventory: Inventory = DATABASE): readonly Finding[] {
  return [
    ...columns.flatMap((facts) => compareColumn(facts, inventory[facts.table]?.[facts.column])),
    ...rowsWithoutColumn(columns, inventory),
    ...storesWithoutColumn(inventory),
  ];
}

function compareColumn(facts: ColumnFacts, meaning: Meaning | undefined): readonly Finding[] {
  const what = `column ${facts.table}.${facts.column}`;
  if (meaning === undefined) {
    return [{
      what: `${what} has no row in ${ROWS}`,
      fix: 'Add it to the manifest first, as a field with a purpose, a reader and a period, and then its row; or drop the column.',
      promises: facts.table === 'moderation.report' ? [...ONLY_WHAT_IS_DECLARED, 'T1V-06-05'] : ONLY_WHAT_IS_DECLARED,
    }];
  }
  if ('field' in meaning) return [...undeclared(what, meaning, ['database']), ...alsoUndeclared(what, meaning), ...grainMissing(facts, meaning.grain)];
  const wrong = brokenStructure(facts, meaning.structure);
  return wrong === null
    ? []
    : [{ what: `${what} is listed as "${meaning.structure}" but ${wrong}`, fix: `Say in ${ROWS} which field of the manifest it holds.`, promises: ONLY_WHAT_IS_DECLARED }];
}

/** What a column holds under some profiles, at least one of them declares. */
function alsoUndeclared(what: string, { of, also = [] }: Kept): readonly Finding[] {
  const declared = declaredInDatabase();
  return also
    .filter((field) => !declared.has(`${of} ${field}`))
    .map((field) => ({ what: `${what} may hold "${field}" of data.${of}, which no manifest keeps in the database`, fix: 'Declare it where it is kept (packages/policy/src/profiles), or stop keeping it.', promises: ONLY_WHAT_IS_DECLARED }));
}

/** A time about a visitor says how fine it is. What operators leave behind is exact, and is declared as that. */
function grainMissing({ table, column, type }: ColumnFacts, grain: string | undefined): readonly Finding[] {
  const isTime = type.startsWith('timestamp') || type === 'date';
  if (!isTime || grain !== undefined || table.startsWith('auth.')) return [];
  return [{ what: `column ${table}.${column} is a time without a grain`, fix: `Round it, have a CHECK refuse finer ones, and say so in ${ROWS}.`, promises: ['1V1-01-12', 'T1V-06-05', 'T1V-01-06'] }];
}

/** Why a column cannot be the structure that it is listed as. */
function brokenStructure({ table, type, isKey, checks, copyOf }: ColumnFacts, kind: string): string | null {
  switch (kind) {
    case 'row-key':
      return isKey || copyOf !== null ? null : 'is neither part of a key nor held equal to one';
    case 'fixed-word':
      return checks.length > 0 ? null : 'nothing in the database refuses another word';
    case 'switch':
      return type === 'boolean' ? null : `is ${type}, which says more than yes or no`;
    case 'schema-bookkeeping':
      return table.startsWith('drizzle.') ? null : 'is not in the table of schema changes';
    case 'batch-bookkeeping':
      return table === 'analytics.flush' ? null : 'is not in the table of batches';
    default:
      return 'that is no structure of a table';
  }
}

function rowsWithoutColumn(columns: readonly ColumnFacts[], inventory: Inventory): readonly Finding[] {
  const real = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  return Object.entries(inventory)
    .flatMap(([table, rows]) => Object.keys(rows).map((column) => `${table}.${column}`))
    .filter((name) => !real.has(name))
    .map((name) => ({ what: `${ROWS} lists ${name}, which the database does not have`, fix: 'Take the row out, and the field from the manifest if nothing else holds it.', promises: ONLY_WHAT_IS_DECLARED }));
}

function storesWithoutColumn(inventory: Inventory): readonly Finding[] {
  const held = new Set(Object.values(inventory).flatMap((rows) => Object.values(rows)).flatMap((meaning) => ('field' in meaning ? [meaning.field, ...(meaning.also ?? [])].map((field) => `${meaning.of} ${field}`) : [])));
  const ahead = (store: string): boolean => Object.keys(DECLARED_AHEAD).some((name) => store.startsWith(`${name} `));
  const nowhere = [...declaredInDatabase()].filter((store) => !held.has(store) && !ahead(store));
  const overtaken = [...held].filter(ahead);
  return [
    ...nowhere.map((store): Finding => ({ what: `a manifest keeps "${store}" in the database, where no column holds it`, fix: 'Take it out of the manifest: a policy must not claim more than is done.', promises: ONLY_WHAT_IS_DECLARED })),
    ...overtaken.map((store): Finding => ({ what: `"${store}" has columns now`, fix: 'Take its line out of packages/policy/src/inventory/declared-ahead.ts.', promises: ONLY_WHAT_IS_DECLARED })),
  ];
}
