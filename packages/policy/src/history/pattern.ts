import type { Path } from './change.ts';

/** Finds what a table holds for a path: `*` in its patterns stands for one name or key. */
export function lookup<T>(table: Readonly<Record<string, T>>): (path: Path) => T | null {
  const patterns = Object.entries(table).map(([pattern, value]) => ({ names: pattern.split('.'), value }));
  return (path) => patterns.find(({ names }) => fits(names, path))?.value ?? null;
}

const fits = (names: readonly string[], path: Path): boolean =>
  names.length === path.length && names.every((name, index) => name === '*' || name === path[index]);
