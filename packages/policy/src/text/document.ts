import type { PromiseId } from '../promises/promises.ts';

/** Words that lead somewhere: `#clause`, `/page/#clause` or `mailto:`. */
export interface Link {
  readonly words: string;
  readonly to: string;
}

/** One sentence, with the promises that it makes. At least one; after a profile's filter, too (see documents.ts). */
export interface Sentence {
  readonly text: string;
  readonly promises: readonly PromiseId[];
  readonly link?: Link;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly sentences: readonly Sentence[];
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly (readonly Sentence[])[];
}

/** A cell says its main thing in `text`; `more` is the small print under it. */
export interface Cell {
  readonly text: string;
  readonly more?: string;
  /** What this cell promises beside what the whole table does. */
  readonly promises?: readonly PromiseId[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly string[];
  /** As many cells as columns; the first one heads its row. */
  readonly rows: readonly (readonly Cell[])[];
  /** What the table as a whole promises. */
  readonly promises: readonly PromiseId[];
  /** The column that should be readable from across a room. */
  readonly loud?: number;
}

export type Block = Paragraph | List | Table;

/** The smallest part that can be linked to. */
export interface Clause {
  /** The anchor: kebab-case, unique in its document, the same in every language and version. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly clauses: readonly Clause[];
}

/** A line of the short version: one figure, and what it counts. The first sentence goes on from the figure. */
export interface ShortLine {
  readonly figure: string;
  readonly sentences: readonly [Sentence, ...Sentence[]];
}

export interface PolicyDocument {
  readonly title: string;
  readonly lead: Sentence;
  /** Which version this is, and since when. */
  readonly version: Sentence;
  readonly short: readonly ShortLine[];
  readonly sections: readonly Section[];
}

export const say = (text: string, ...promises: readonly [PromiseId, ...PromiseId[]]): Sentence => ({ text, promises });

export const linked = (sentence: Sentence, words: string, to: string): Sentence => ({
  ...sentence,
  link: { words, to },
});

export const paragraph = (...sentences: readonly Sentence[]): Paragraph => ({ kind: 'paragraph', sentences });

export const list = (...items: readonly (readonly Sentence[])[]): List => ({ kind: 'list', items });

export const table = (
  content: Omit<Table, 'kind' | 'promises'>,
  ...promises: readonly [PromiseId, ...PromiseId[]]
): Table => ({ kind: 'table', ...content, promises });
