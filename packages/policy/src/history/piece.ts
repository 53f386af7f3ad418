/** A piece of a manifest that has parts with names. */
export type Parts = Readonly<Record<string, unknown>>;

export const isList = (piece: unknown): piece is readonly unknown[] => Array.isArray(piece);

export const isParts = (piece: unknown): piece is Parts =>
  typeof piece === 'object' && piece !== null && !Array.isArray(piece);

/** The parts that are there. One that is `undefined` is not. */
export const partNames = (parts: Parts): readonly string[] => Object.keys(parts).filter((name) => parts[name] !== undefined);

/** The same for everybody who reads it: names in order, nothing that is not there. */
export function canonical(piece: unknown): string {
  if (isList(piece)) return `[${piece.map(canonical).join(',')}]`;
  if (!isParts(piece)) return JSON.stringify(piece) ?? 'null';
  const parts = partNames(piece).toSorted().map((name) => `${JSON.stringify(name)}:${canonical(piece[name])}`);
  return `{${parts.join(',')}}`;
}

export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
