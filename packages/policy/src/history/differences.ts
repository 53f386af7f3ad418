import type { Manifest } from '../manifest.ts';
import type { Change, Path } from './change.ts';
import { listKeys } from './list-key.ts';
import { isList, isParts, isSame, type Parts, partNames } from './piece.ts';

/** Everything in which `b` is not `a`. `applied(differences(a, b), a)` is `b`; of equal manifests there are none. */
export const differences = (a: Manifest, b: Manifest): readonly Change[] => compare(a, b, []);

function compare(before: unknown, after: unknown, path: Path): readonly Change[] {
  if (isSame(before, after)) return [];
  if (isList(before) && isList(after)) return compareLists(before, after, path);
  if (isParts(before) && isParts(after) && isComparable(before, after)) return compareParts(before, after, path);
  return [{ kind: 'changed', path, before, after }];
}

/** A length of time is one value. So is anything that has become something of another kind. */
const KINDS = ['kind', 'video', 'essential'];
const isComparable = (before: Parts, after: Parts): boolean =>
  !('amount' in before && 'unit' in before) && KINDS.every((kind) => before[kind] === after[kind]);

function compareParts(before: Parts, after: Parts, path: Path): readonly Change[] {
  const names = new Set([...partNames(before), ...partNames(after)]);
  return [...names].flatMap((name): readonly Change[] => {
    const at = [...path, name];
    if (before[name] === undefined) return [{ kind: 'added', path: at, after: after[name] }];
    if (after[name] === undefined) return [{ kind: 'removed', path: at, before: before[name] }];
    return compare(before[name], after[name], at);
  });
}

function compareLists(before: readonly unknown[], after: readonly unknown[], path: Path): readonly Change[] {
  const old = byKey(path, before);
  const now = byKey(path, after);
  const kept = [...old.keys()].filter((key) => now.has(key));
  const unordered = [...kept, ...[...now.keys()].filter((key) => !old.has(key))];
  const ordered = [...now.keys()];
  const gone = [...old].filter(([key]) => !now.has(key));
  return [
    // From the end, so that of two alike the second goes first and the other keeps its key.
    ...gone.toReversed().map(([key, item]): Change => ({ kind: 'removed', path: [...path, key], before: item })),
    ...kept.flatMap((key) => compare(old.get(key), now.get(key), [...path, key])),
    ...[...now].filter(([key]) => !old.has(key)).map(([key, item]): Change => ({ kind: 'added', path: [...path, key], after: item })),
    ...(isSame(unordered, ordered) ? [] : [{ kind: 'reordered', path, before: unordered, after: ordered } as const]),
  ];
}

const byKey = (path: Path, items: readonly unknown[]): ReadonlyMap<string, unknown> =>
  new Map(listKeys(path, items).map((key, index) => [key, items[index]]));
