/** Rows in one statement: five parameters each stay well below PostgreSQL's 65,535. */
const ROWS_PER_STATEMENT = 1_000;

/**
 * Sums rows with the same key and puts them in the key's order, in chunks that fit a statement.
 * PostgreSQL refuses to add to one row twice in a statement, and two writers that take rows
 * in different orders would wait for each other for ever.
 */
export function orderedChunks<Row extends { readonly count: number }>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const known = byKey.get(keyOf(row));
    byKey.set(keyOf(row), known === undefined ? row : { ...row, count: known.count + row.count });
  }
  const ordered = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return Array.from({ length: Math.ceil(ordered.length / ROWS_PER_STATEMENT) }, (_, chunk) =>
    ordered.slice(chunk * ROWS_PER_STATEMENT, (chunk + 1) * ROWS_PER_STATEMENT),
  );
}
