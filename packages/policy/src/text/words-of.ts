import type { PromiseId } from '../promises/promises.ts';
import type { Block, Clause, PolicyDocument, Sentence } from './document.ts';

/** A piece of a document that is read in one go: a sentence, or the cell of a table with its small print. */
export interface Piece {
  readonly kind: 'sentence' | 'cell' | 'heading';
  /** The anchor that it stands under: a clause, or `top`. */
  readonly at: string;
  readonly text: string;
  /** Those of the sentence; for a cell, those of its table and its own. */
  readonly promises: readonly PromiseId[];
}

export const clausesOf = ({ sections }: PolicyDocument): readonly Clause[] => sections.flatMap(({ clauses }) => clauses);

/** Every anchor of a document: its sections and their clauses. */
export const anchorsOf = ({ sections }: PolicyDocument): readonly string[] =>
  sections.flatMap((section) => [section.id, ...section.clauses.map(({ id }) => id)]);

/** Every sentence of a document, its lead and its short version included. Tables have none. */
export const sentencesOf = (document: PolicyDocument): readonly Sentence[] => [
  ...topOf(document),
  ...clausesOf(document).flatMap(({ blocks }) => blocks.flatMap(inBlock)),
];

/** Everything that a document says, in reading order. */
export function piecesOf(document: PolicyDocument): readonly Piece[] {
  const heading = (at: string, text: string): Piece => ({ kind: 'heading', at, text, promises: [] });
  return [
    heading('top', document.title),
    sentence('top', document.lead),
    sentence('top', document.version),
    ...document.short.flatMap(({ figure, sentences: [first, ...more] }) => [
      // A figure and the words that go on from it are one sentence.
      sentence('top', { ...first, text: `${figure} ${first.text}` }),
      ...more.map((one) => sentence('top', one)),
    ]),
    ...document.sections.flatMap((section) => [
      heading(section.id, section.heading),
      ...section.clauses.flatMap((clause) => [heading(clause.id, clause.heading), ...piecesIn(clause)]),
    ]),
  ];
}

export function piecesIn({ blocks, id }: Clause): readonly Piece[] {
  return blocks.flatMap((block): readonly Piece[] => {
    if (block.kind !== 'table') return inBlock(block).map((one) => sentence(id, one));
    const headings = [block.caption, ...block.columns].map((text): Piece => ({ kind: 'heading', at: id, text, promises: [] }));
    const cells = block.rows.flat().map(({ text, more, promises }): Piece => ({
      kind: 'cell',
      at: id,
      text: more === undefined ? text : `${text}. ${more}`,
      promises: [...block.promises, ...(promises ?? [])],
    }));
    return [...headings, ...cells];
  });
}

const sentence = (at: string, { promises, text }: Sentence): Piece => ({ kind: 'sentence', at, text, promises });

const topOf = ({ lead, short, version }: PolicyDocument): readonly Sentence[] => [
  lead,
  version,
  ...short.flatMap(({ sentences }) => sentences),
];

function inBlock(block: Block): readonly Sentence[] {
  switch (block.kind) {
    case 'paragraph':
      return block.sentences;
    case 'list':
      return block.items.flat();
    case 'table':
      return [];
  }
}
