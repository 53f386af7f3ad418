/** The number of a promise in the published list, such as 1V1-05-01. */
export type PromiseId = `${'1V1' | 'T1V' | 'ANC'}-${number}-${number}`;
export const PROMISE_ID = /^(1V1|T1V|ANC)-\d{2}-\d{2}$/;

/** One sentence, with the promises that it speaks to. */
export interface Sentence {
  readonly text: string;
  readonly promises: readonly PromiseId[];
  /** Words of the text that lead somewhere: `#clause` or `mailto:`. */
  readonly link?: { readonly words: string; readonly to: string };
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
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly string[];
  /** As many cells as columns; the first one heads its row. */
  readonly rows: readonly (readonly Cell[])[];
  /** The column that should be readable from across a room. */
  readonly loud?: number;
}

export type Block = Paragraph | List | Table;

/** The smallest part that can be linked to. */
export interface Clause {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly clauses: readonly Clause[];
}

/** A line of the short version: one figure and what it counts. */
export interface ShortLine {
  readonly figure: string;
  readonly sentence: Sentence;
}

export interface PolicyDocument {
  readonly title: string;
  readonly lead: Sentence;
  readonly version: string;
  readonly short: readonly ShortLine[];
  readonly sections: readonly Section[];
}

export const say = (text: string, ...promises: readonly PromiseId[]): Sentence => ({ text, promises });

export const linked = (sentence: Sentence, words: string, to: string): Sentence => ({
  ...sentence,
  link: { words, to },
});

export const paragraph = (...sentences: readonly Sentence[]): Paragraph => ({ kind: 'paragraph', sentences });

export const list = (...items: readonly (readonly Sentence[])[]): List => ({ kind: 'list', items });
