import { collected } from '../data.ts';
import type { Manifest } from '../manifest.ts';
import { PURPOSES, type Purpose } from '../vocabulary.ts';
import type { Change } from './change.ts';
import { classOf } from './classify.ts';
import { isList, isParts } from './piece.ts';

/**
 * The purposes whose stored answers are "not given" from a version on: those that need a yes in it,
 * and that a material change touches. A change that could touch any of them touches all.
 */
export function resets(changes: readonly Change[], after: Manifest): readonly Purpose[] {
  const touched = new Set(changes.filter((change) => classOf(change) === 'material').flatMap((change) => touchedBy(change, after)));
  return asked(after).filter((purpose) => touched.has(purpose));
}

/** The purposes for which people are asked: by their legal basis, or because something would be kept on their device. */
function asked({ analytics, device, purposes }: Manifest): readonly Purpose[] {
  const asksToCount = analytics.cookies === 'after-yes' || device.some(({ essential }) => !essential);
  return PURPOSES.filter((purpose) => purposes[purpose] === 'consent' || (purpose === 'count' && asksToCount));
}

function touchedBy(change: Change, after: Manifest): readonly Purpose[] {
  const [root, name] = change.path;
  switch (root) {
    case 'purposes':
      return PURPOSES.filter((purpose) => purpose === name);
    case 'data':
      return collected(after.data).flatMap(([category, { readers }]) => (category === name ? readers.map(({ purpose }) => purpose) : []));
    case 'recipients':
      return readFor(fieldsIn(change), after);
    case 'analytics':
      return ['count'];
    case 'device':
      return entryPurpose(change);
    case 'permissions':
    case 'matching':
    case 'connection':
      return ['connect'];
    default:
      return PURPOSES;
  }
}

/** What anybody reads these fields for; of no known field, anything. */
function readFor(fields: ReadonlySet<unknown>, { data }: Manifest): readonly Purpose[] {
  const readers = collected(data)
    .filter(([, category]) => category.fields.some(({ name }) => fields.has(name)))
    .flatMap(([, category]) => category.readers);
  return readers.length === 0 ? PURPOSES : readers.map(({ purpose }) => purpose);
}

/** The words in what came or changed, field names among them. */
function fieldsIn(change: Change): ReadonlySet<unknown> {
  const words = (piece: unknown): readonly unknown[] => {
    if (isList(piece)) return piece.flatMap(words);
    return isParts(piece) ? Object.values(piece).flatMap(words) : [piece];
  };
  return new Set(change.kind === 'added' || change.kind === 'changed' ? words(change.after) : []);
}

/** An entry that people are not asked about resets nothing. */
const entryPurpose = (change: Change): readonly Purpose[] =>
  change.kind === 'added' && isParts(change.after) && change.after['essential'] === true ? [] : ['count'];
