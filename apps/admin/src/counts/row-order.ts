export interface Order {
  /** Which column, counted from 0. */
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

/** A heading pressed: first its own direction, then the other one, then the order of the answer again. */
export function toggled(order: Order | null, column: number, first: Order['direction']): Order | null {
  if (order?.column !== column) return { column, direction: first };
  if (order.direction === first) return { column, direction: first === 'ascending' ? 'descending' : 'ascending' };
  return null;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Equals stay in the order that they had. */
export function orderedBy<Row>(rows: readonly Row[], by: (row: Row) => number | string, direction: Order['direction']): readonly Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((one, other) => sign * compared(by(one), by(other)));
}

function compared(one: number | string, other: number | string): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return collator.compare(String(one), String(other));
}
