import * as v from 'valibot';
import type { Block, PolicyDocument, Sentence } from '../text/document.ts';
import { type DeepReadonly, type NonEmpty, nonEmpty } from '../vocabulary.ts';

/*
 * A document as people could read it on a day: its words, without the promise ids, which are
 * ours to re-bind and change nothing that anybody reads.
 */
const FrozenSentence = v.strictObject({
  text: v.string(),
  link: v.exactOptional(v.strictObject({ words: v.string(), to: v.string() })),
});

const FrozenCell = v.strictObject({ text: v.string(), more: v.exactOptional(v.string()) });

const FrozenBlock = v.variant('kind', [
  v.strictObject({ kind: v.literal('paragraph'), sentences: v.array(FrozenSentence) }),
  v.strictObject({ kind: v.literal('list'), items: v.array(v.array(FrozenSentence)) }),
  v.strictObject({
    kind: v.literal('table'),
    caption: v.string(),
    columns: v.array(v.string()),
    rows: v.array(v.array(FrozenCell)),
    loud: v.exactOptional(v.number()),
  }),
]);
export type FrozenBlock = DeepReadonly<v.InferOutput<typeof FrozenBlock>>;

export const FrozenDocument = v.strictObject({
  title: v.string(),
  lead: FrozenSentence,
  version: FrozenSentence,
  short: v.array(v.strictObject({ figure: v.string(), sentences: nonEmpty(FrozenSentence) })),
  sections: v.array(
    v.strictObject({
      id: v.string(),
      heading: v.string(),
      clauses: v.array(v.strictObject({ id: v.string(), heading: v.string(), blocks: v.array(FrozenBlock) })),
    }),
  ),
});
export type FrozenDocument = DeepReadonly<v.InferOutput<typeof FrozenDocument>>;

/** What of a document is frozen with a release. */
export function frozen(document: PolicyDocument): FrozenDocument {
  const { lead, sections, short, title, version } = document;
  return {
    title,
    lead: words(lead),
    version: words(version),
    short: short.map(({ figure, sentences }) => ({ figure, sentences: each(sentences, words) })),
    sections: sections.map(({ clauses, heading, id }) => ({
      id,
      heading,
      clauses: clauses.map((clause) => ({ id: clause.id, heading: clause.heading, blocks: clause.blocks.map(frozenBlock) })),
    })),
  };
}

/** A frozen document in the form that pages are made from. No sentence of it is marked: marks are of today. */
export function readable({ lead, sections, short, title, version }: FrozenDocument): PolicyDocument {
  return {
    title,
    lead: unmarked(lead),
    version: unmarked(version),
    short: short.map(({ figure, sentences }) => ({ figure, sentences: each(sentences, unmarked) })),
    sections: sections.map((section) => ({
      ...section,
      clauses: section.clauses.map((clause) => ({ ...clause, blocks: clause.blocks.map(readableBlock) })),
    })),
  };
}

function frozenBlock(block: Block): FrozenBlock {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', sentences: block.sentences.map(words) };
    case 'list':
      return { kind: 'list', items: block.items.map((item) => item.map(words)) };
    case 'table': {
      const { caption, columns, loud, rows } = block;
      const cells = rows.map((row) => row.map(({ more, text }) => (more === undefined ? { text } : { text, more })));
      return { kind: 'table', caption, columns, rows: cells, ...(loud === undefined ? {} : { loud }) };
    }
  }
}

function readableBlock(block: FrozenBlock): Block {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', sentences: block.sentences.map(unmarked) };
    case 'list':
      return { kind: 'list', items: block.items.map((item) => item.map(unmarked)) };
    case 'table':
      return { ...block, promises: [] };
  }
}

const words = ({ link, text }: Sentence): FrozenDocument['lead'] => (link === undefined ? { text } : { text, link });

const unmarked = (sentence: FrozenDocument['lead']): Sentence => ({ ...sentence, promises: [] });

const each = <A, B>([first, ...rest]: NonEmpty<A>, change: (item: A) => B): NonEmpty<B> => [change(first), ...rest.map(change)];
