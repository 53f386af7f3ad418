import type { Manifest } from '../manifest.ts';
import type { PolicyDocument } from './document.ts';
import { numbersFromNowhere, numbersOf } from './lint-numbers.ts';
import { unplainWords } from './lint-words.ts';
import { anchorsOf, type Piece, piecesOf, sentencesOf } from './words-of.ts';

export type FindingCode =
  | 'no-promise'
  | 'vague-word'
  | 'number-from-nowhere'
  | 'time-without-number'
  | 'long-sentence'
  | 'two-sentences'
  | 'no-end'
  | 'shouting'
  | 'link-without-words'
  | 'anchor-malformed'
  | 'anchor-twice';

/** Something in a text that may not be published. */
export interface Finding {
  readonly code: FindingCode;
  /** The anchor, or `top`. */
  readonly at: string;
  /** The words that it is about. */
  readonly text: string;
}

/** Where a text may take its numbers from. */
export interface LintSource {
  readonly manifest: Manifest;
  /** How many there are of something that the text itself lists, such as rules. */
  readonly counted?: readonly number[];
}

/** What is wrong with a document that was written for this manifest. */
export function lint(document: PolicyDocument, source: LintSource): readonly Finding[] {
  const known = numbersOf(source);
  return [
    ...piecesOf(document).flatMap((piece) => [
      ...withoutPromise(piece),
      ...unplainWords(piece),
      ...numbersFromNowhere(piece, known),
    ]),
    ...brokenLinks(document),
    ...brokenAnchors(anchorsOf(document)),
  ];
}

const withoutPromise = ({ at, kind, promises, text }: Piece): readonly Finding[] =>
  kind !== 'heading' && promises.length === 0 ? [{ code: 'no-promise', at, text }] : [];

const brokenLinks = (document: PolicyDocument): readonly Finding[] =>
  sentencesOf(document).flatMap(({ link, text }) =>
    link !== undefined && !text.includes(link.words) ? [{ code: 'link-without-words', at: link.to, text } as const] : [],
  );

function brokenAnchors(anchors: readonly string[]): readonly Finding[] {
  return anchors.flatMap((at, index): readonly Finding[] => [
    ...(/^[a-z]+(-[a-z]+)*$/.test(at) ? [] : [{ code: 'anchor-malformed', at, text: at } as const]),
    ...(anchors.indexOf(at) === index ? [] : [{ code: 'anchor-twice', at, text: at } as const]),
  ]);
}
