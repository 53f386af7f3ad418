/** A prime whose square fits a double. Sums of cells have coefficients 0 and 1; their rank is the same modulo it. */
const PRIME = 67_108_859;

/** Whether an attacker who knows these sums (of cells, by number) can work out each of the single cells by linear algebra. */
export function followsFrom(sums: readonly (readonly number[])[], size: number): (cell: number) => boolean {
  const pivots = new Map<number, number[]>();
  const reduce = (vector: number[]): number[] => {
    for (const [pivot, row] of pivots) {
      const factor = vector[pivot] ?? 0;
      if (factor !== 0) for (let at = 0; at < size; at += 1) vector[at] = ((vector[at] ?? 0) + (PRIME - factor) * (row[at] ?? 0)) % PRIME;
    }
    return vector;
  };
  for (const sum of sums) {
    const vector = reduce(vectorOf(sum, size));
    const pivot = vector.findIndex((value) => value !== 0);
    if (pivot === -1) continue;
    const inverse = power(vector[pivot] ?? 1, PRIME - 2);
    pivots.set(pivot, vector.map((value) => (value * inverse) % PRIME));
  }
  return (cell) => reduce(vectorOf([cell], size)).every((value) => value === 0);
}

function vectorOf(cells: readonly number[], size: number): number[] {
  const own = new Set(cells);
  return Array.from({ length: size }, (_, cell) => (own.has(cell) ? 1 : 0));
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
