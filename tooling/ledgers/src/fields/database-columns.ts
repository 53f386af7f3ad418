import postgres from 'postgres';
import * as v from 'valibot';

const ColumnFacts = v.object({
  table: v.string(),
  column: v.string(),
  type: v.string(),
  /** Part of the primary key, or points at one. */
  isKey: v.boolean(),
  /** Conditions of CHECK constraints on this column alone. */
  checks: v.array(v.string()),
  /** A column that a CHECK constraint makes it equal to. */
  copyOf: v.nullable(v.string()),
});

/** A column as the database itself describes it. */
export type ColumnFacts = v.InferOutput<typeof ColumnFacts>;

/** Every column of every table and view that is not PostgreSQL's own, from its catalogue. */
export async function databaseColumns(ownerUrl: string): Promise<readonly ColumnFacts[]> {
  const rows = await run(ownerUrl, (database) => database`
    select nspname || '.' || relname as "table", attname as "column", format_type(atttypid, atttypmod) as type,
           exists (select from pg_constraint where conrelid = pg_class.oid and contype in ('p', 'f') and attnum = any (conkey)) as "isKey",
           array(select pg_get_expr(conbin, conrelid) from pg_constraint
                 where conrelid = pg_class.oid and contype = 'c' and conkey = array[attnum]) as checks,
           (select other.attname from pg_constraint, pg_attribute as other
            where conrelid = pg_class.oid and contype = 'c' and cardinality(conkey) = 2 and pg_attribute.attnum = any (conkey)
                  and other.attrelid = conrelid and other.attnum = any (conkey) and other.attnum <> pg_attribute.attnum
                  and pg_get_expr(conbin, conrelid) in (format('(%I = %I)', pg_attribute.attname, other.attname), format('(%I = %I)', other.attname, pg_attribute.attname))
            limit 1) as "copyOf"
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace join pg_attribute on attrelid = pg_class.oid
    where relkind in ('r', 'p', 'v', 'm', 'f') and attnum > 0 and not attisdropped
          and nspname !~ '^pg_' and nspname <> 'information_schema'
    order by nspname, relname, attnum`);
  return v.parse(v.array(ColumnFacts), rows);
}

/** Whether one of a column's own constraints refuses a value, asked of the database. */
export async function refuses(ownerUrl: string, { column, type, checks }: ColumnFacts, value: string): Promise<boolean> {
  if (checks.length === 0) return false;
  const rows = await run(ownerUrl, (database) =>
    database.unsafe(`select not (${checks.join(' and ')}) as refused from (select cast($1::text as ${type}) as "${column}") as planted`, [value]),
  );
  return v.parse(v.tuple([v.object({ refused: v.boolean() })]), rows)[0].refused;
}

async function run<T>(url: string, ask: (database: postgres.Sql) => PromiseLike<T>): Promise<T> {
  const database = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await ask(database);
  } finally {
    await database.end();
  }
}
