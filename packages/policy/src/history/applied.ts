import type { Manifest } from '../manifest.ts';
import { type Change, type Path, pathText } from './change.ts';
import { listKeys } from './list-key.ts';
import { isList, isParts } from './piece.ts';

/** The manifest that the changes lead to from this one. Errors: `ChangeMisfit` where they were made for another. */
export const applied = (changes: readonly Change[], manifest: Manifest): unknown =>
  changes.reduce<unknown>((piece, change) => at(piece, { here: [], rest: change.path, change }), manifest);

/** A change that does not fit: what it changes is not there. */
class ChangeMisfit extends Error {
  override readonly name = 'ChangeMisfit';
  readonly reason = 'no-such-place';
}

interface Step {
  readonly here: Path;
  readonly rest: Path;
  readonly change: Change;
}

function at(piece: unknown, { change, here, rest }: Step): unknown {
  const [name, ...further] = rest;
  if (name === undefined) return changedHere(piece, change, here);
  const next: Step = { here: [...here, name], rest: further, change };
  if (isList(piece)) return inList(piece, name, { ...next, here });
  if (!isParts(piece)) throw new ChangeMisfit(`${pathText(here)} has no parts.`);
  if (further.length > 0 || change.kind === 'changed' || change.kind === 'reordered') {
    return { ...piece, [name]: at(piece[name], next) };
  }
  if (change.kind === 'added') return { ...piece, [name]: change.after };
  const { [name]: _gone, ...left } = piece;
  return left;
}

function inList(items: readonly unknown[], key: string, { change, here, rest }: Step): readonly unknown[] {
  const index = listKeys(here, items).indexOf(key);
  if (rest.length === 0 && change.kind === 'added') return [...items, change.after];
  if (index < 0) throw new ChangeMisfit(`${pathText(here)} has no "${key}".`);
  if (rest.length === 0 && change.kind === 'removed') return items.toSpliced(index, 1);
  return items.with(index, at(items[index], { here: [...here, key], rest, change }));
}

function changedHere(piece: unknown, change: Change, here: Path): unknown {
  if (change.kind === 'changed') return change.after;
  if (change.kind !== 'reordered' || !isList(piece)) throw new ChangeMisfit(`${pathText(here)} is no list.`);
  const keys = listKeys(here, piece);
  return change.after.map((key) => piece[keys.indexOf(key)]);
}
