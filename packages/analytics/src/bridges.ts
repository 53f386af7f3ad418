/** The line between a row and a column, by their numbers. */
export type Edge = readonly [row: number, column: number];

/** Cells that nobody is told, of a table whose rows and columns are known in sum. */
export interface Hidden {
  readonly positive: readonly Edge[];
  readonly zero: readonly Edge[];
}

/**
 * Positive cells that follow from the sums of rows and columns, and from no cell being below zero. A cell can change
 * along a cycle on which one gains what another loses; one that is zero can only gain, so its line has a direction.
 * (Gusfield, "A graph theoretic approach to statistical data security", 1988.) A positive cell is on such a cycle
 * if and only if it is no bridge of its strongly connected part.
 */
export function fixedCells({ positive, zero }: Hidden): readonly Edge[] {
  const parts = strongParts({ positive, zero });
  return bridges([...positive, ...zero].filter(([row, column]) => parts.get(rowNode(row)) === parts.get(columnNode(column))));
}

/** Edges that are on no cycle of a graph between rows and columns, whatever its direction (Tarjan 1974). */
export function bridges(edges: readonly Edge[]): readonly Edge[] {
  const neighbours = new Map<string, { readonly node: string; readonly edge: Edge }[]>();
  for (const edge of edges) {
    const [row, column] = [rowNode(edge[0]), columnNode(edge[1])];
    listOf(neighbours, row).push({ node: column, edge });
    listOf(neighbours, column).push({ node: row, edge });
  }
  const order = new Map<string, number>();
  const found: Edge[] = [];
  /** The earliest node that can be reached from here without the edge that led here. */
  const earliest = (node: string, from: Edge | null): number => {
    const own = order.size;
    order.set(node, own);
    let lowest = own;
    for (const { node: next, edge } of neighbours.get(node) ?? []) {
      if (edge === from) continue;
      const seen = order.get(next);
      const reach = seen ?? earliest(next, edge);
      if (seen === undefined && reach > own) found.push(edge);
      lowest = Math.min(lowest, reach);
    }
    return lowest;
  };
  for (const node of neighbours.keys()) if (!order.has(node)) earliest(node, null);
  return found;
}

/** For each row and column, a number that it shares with those between which one can go both ways (Tarjan 1972). */
function strongParts({ positive, zero }: Hidden): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>();
  for (const [row, column] of [...positive, ...zero]) listOf(next, rowNode(row)).push(columnNode(column));
  for (const [row, column] of positive) listOf(next, columnNode(column)).push(rowNode(row));
  const order = new Map<string, number>();
  const parts = new Map<string, number>();
  const open: string[] = [];
  /** The earliest node, of those in no part yet, that can be reached from here. */
  const earliest = (node: string): number => {
    const own = order.size;
    order.set(node, own);
    const height = open.push(node) - 1;
    let lowest = own;
    for (const other of next.get(node) ?? []) {
      if (parts.has(other)) continue;
      lowest = Math.min(lowest, order.get(other) ?? earliest(other));
    }
    if (lowest === own) for (const member of open.splice(height)) parts.set(member, own);
    return lowest;
  };
  for (const node of next.keys()) if (!order.has(node)) earliest(node);
  return parts;
}

const rowNode = (row: number): string => `r${row}`;
const columnNode = (column: number): string => `c${column}`;

function listOf<T>(lists: Map<string, T[]>, node: string): T[] {
  const known = lists.get(node);
  if (known !== undefined) return known;
  const made: T[] = [];
  lists.set(node, made);
  return made;
}
