import { diffWords } from 'diff';
import type { FrozenBlock, FrozenDocument } from './frozen-document.ts';
import type { FrozenDocuments } from './release.ts';

export type DocumentName = keyof FrozenDocuments;

/** A stretch of words that stayed, came or went. */
export interface WordPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A clause whose words are not the same. */
export interface ChangedWords {
  readonly document: DocumentName;
  /** The clause's anchor; `lead` and `short` stand for what is above the first one. */
  readonly clause: string;
  readonly heading: string;
  readonly parts: readonly WordPart[];
}

/** Every clause that reads otherwise, came or went, document by document, in today's order and then what is gone. */
export function wordDifferences(before: FrozenDocuments, after: FrozenDocuments): readonly ChangedWords[] {
  return DOCUMENTS.flatMap((document) => {
    const old = passages(before[document]);
    const now = passages(after[document]);
    return [...new Set([...now.keys(), ...old.keys()])].flatMap((clause): readonly ChangedWords[] => {
      const was = old.get(clause);
      const is = now.get(clause);
      if ((was?.words ?? '') === (is?.words ?? '')) return [];
      const heading = is?.heading ?? was?.heading ?? clause;
      return [{ document, clause, heading, parts: compareWords(was?.words ?? '', is?.words ?? '') }];
    });
  });
}

const DOCUMENTS: readonly DocumentName[] = ['privacy', 'cookies', 'terms', 'guidelines'];

/** Word by word, whole words only, with the spaces that belong to them. */
function compareWords(before: string, after: string): readonly WordPart[] {
  return diffWords(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

interface Passage {
  readonly heading: string;
  readonly words: string;
}

/** The line with version and day is left out: it is another in every version. */
function passages(document: FrozenDocument | undefined): ReadonlyMap<string, Passage> {
  if (document === undefined) return new Map();
  const { lead, sections, short, title } = document;
  return new Map([
    ['lead', { heading: title, words: `${title}\n${lead.text}` }],
    ['short', { heading: 'Short version', words: short.map(({ figure, sentences }) => `${figure} ${spoken(sentences)}`).join('\n') }],
    ...sections.flatMap(({ clauses }) =>
      clauses.map(({ blocks, heading, id }) => [id, { heading, words: [heading, ...blocks.flatMap(linesOf)].join('\n') }] as const),
    ),
  ]);
}

function linesOf(block: FrozenBlock): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [spoken(block.sentences)];
    case 'list':
      return block.items.map(spoken);
    case 'table': {
      const rows = block.rows.map((row) => row.map(({ more, text }) => (more === undefined ? text : `${text} (${more})`)));
      return [block.caption, ...[block.columns, ...rows].map((cells) => cells.join(' · '))];
    }
  }
}

const spoken = (sentences: readonly FrozenDocument['lead'][]): string => sentences.map(({ text }) => text).join(' ');
