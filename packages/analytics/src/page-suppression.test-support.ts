/** A sum that a reader is shown, and the numbers of the cells that are in it. */
export interface ShownSum {
  readonly cells: readonly number[];
  readonly total: number;
}

/** Between what a cell must lie. */
export interface CellBounds {
  readonly low: number;
  readonly high: number;
}

/** What follows for each cell from one sum after the other, and from no cell being below zero. */
export function boundsFrom(sums: readonly ShownSum[], size: number): readonly CellBounds[] {
  const bounds = Array.from({ length: size }, () => ({ low: 0, high: Number.POSITIVE_INFINITY }));
  const narrow = ({ cells, total }: ShownSum): boolean => {
    let isNarrower = false;
    for (const cell of cells) {
      const own = bounds[cell];
      if (own === undefined) continue;
      const others = cells.flatMap((other) => (other === cell ? [] : (bounds[other] ?? [])));
      const high = total - others.reduce((sum, { low }) => sum + low, 0);
      const low = total - others.reduce((sum, other) => sum + other.high, 0);
      if (high >= own.high && low <= own.low) continue;
      isNarrower = true;
      bounds[cell] = { low: Math.max(low, own.low), high: Math.min(high, own.high) };
    }
    return isNarrower;
  };
  while (sums.filter(narrow).length > 0);
  return bounds;
}

/** What each cell is in all tables of whole numbers, none below zero, that have these sums: every table is tried. */
export function valuesIn(sums: readonly ShownSum[], size: number): readonly ReadonlySet<number>[] {
  const found = Array.from({ length: size }, () => new Set<number>());
  const table = Array.from({ length: size }, () => 0);
  const left = sums.map(({ total }) => total);
  const sumsOf = table.map((_, cell) => sums.flatMap(({ cells }, at) => (cells.includes(cell) ? [at] : [])));
  const endsAt = sums.map(({ cells }) => Math.max(-1, ...cells));
  const fill = (cell: number): void => {
    if (cell === size) {
      for (const [at, value] of table.entries()) found[at]?.add(value);
      return;
    }
    const own = sumsOf[cell] ?? [];
    const most = Math.min(...own.map((at) => left[at] ?? 0));
    const least = Math.max(0, ...own.map((at) => (endsAt[at] === cell ? (left[at] ?? 0) : 0)));
    for (let value = least; value <= most; value += 1) {
      table[cell] = value;
      for (const at of own) left[at] = (left[at] ?? 0) - value;
      fill(cell + 1);
      for (const at of own) left[at] = (left[at] ?? 0) + value;
    }
  };
  fill(0);
  return found;
}
