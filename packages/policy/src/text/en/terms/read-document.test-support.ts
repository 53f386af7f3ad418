import type { PolicyDocument } from '../../document.ts';
import { clausesOf, piecesIn, piecesOf } from '../../words-of.ts';

/** What stands under an anchor, as one line; empty where there is no such clause. */
export const clauseText = (document: PolicyDocument, anchor: string): string =>
  clausesOf(document)
    .filter(({ id }) => id === anchor)
    .flatMap(piecesIn)
    .map(({ text }) => text)
    .join(' ');

export const wordsOf = (document: PolicyDocument): string => piecesOf(document).map(({ text }) => text).join(' ');
