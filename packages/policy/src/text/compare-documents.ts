import type { Clause, PolicyDocument } from './document.ts';
import { anchorsOf, clausesOf, type Piece, piecesIn, piecesOf } from './words-of.ts';

/** A place where a translation promises, counts or is built other than the English text. */
export interface Difference {
  readonly code: 'anchors' | 'short-lines' | 'promises' | 'numbers';
  /** The anchor, or `top` for title, lead and short version. */
  readonly at: string;
  readonly english: string;
  readonly other: string;
}

/** What differs between a document in English and the same one in another language, words aside. */
export function compareDocuments(english: PolicyDocument, other: PolicyDocument): readonly Difference[] {
  const translated = new Map(clausesOf(other).map((clause) => [clause.id, clause]));
  return [
    ...differ('anchors', 'top', [anchorsOf(english), anchorsOf(other)]),
    ...differ('short-lines', 'top', [[String(english.short.length)], [String(other.short.length)]]),
    ...compareWords('top', topOf(english), topOf(other)),
    ...clausesOf(english).flatMap((clause) => {
      const same = translated.get(clause.id);
      // A clause that is missing stands among the anchors already.
      return same === undefined ? [] : compareWords(clause.id, spoken(clause), spoken(same));
    }),
  ];
}

const topOf = (document: PolicyDocument): readonly Piece[] => piecesOf(document).filter(({ at }) => at === 'top');

const spoken = (clause: Clause): readonly Piece[] => [
  { kind: 'heading', at: clause.id, text: clause.heading, promises: [] },
  ...piecesIn(clause),
];

function compareWords(at: string, english: readonly Piece[], other: readonly Piece[]): readonly Difference[] {
  return [
    ...differ('promises', at, [promisesOf(english), promisesOf(other)]),
    ...differ('numbers', at, [numbersOf(english), numbersOf(other)]),
  ];
}

const promisesOf = (pieces: readonly Piece[]): readonly string[] =>
  [...new Set(pieces.flatMap(({ promises }) => promises))].sort();

/** Every number as often as it is said: a translation may move it inside a clause, not drop it. */
const numbersOf = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap(({ text }) => text.match(/\d+/g) ?? []).sort();

function differ(
  code: Difference['code'],
  at: string,
  [english, other]: readonly [readonly string[], readonly string[]],
): readonly Difference[] {
  const [ours, theirs] = [english.join(' '), other.join(' ')];
  return ours === theirs ? [] : [{ code, at, english: ours, other: theirs }];
}
