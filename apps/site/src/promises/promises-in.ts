import type { Block, PolicyDocument } from '@visavis/policy/text';

/** The promises of every sentence, table and cell of a document, in reading order. */
export function promisesIn({ lead, sections, short, version }: PolicyDocument): readonly (readonly string[])[] {
  return [
    lead.promises,
    version.promises,
    ...short.flatMap((line) => line.sentences.map((sentence) => sentence.promises)),
    ...sections.flatMap((section) => section.clauses.flatMap((clause) => clause.blocks.flatMap(promisesInBlock))),
  ];
}

/** The same of one paragraph, list or table. */
export function promisesInBlock(block: Block): readonly (readonly string[])[] {
  switch (block.kind) {
    case 'paragraph':
      return block.sentences.map((sentence) => sentence.promises);
    case 'list':
      return block.items.flat().map((sentence) => sentence.promises);
    case 'table':
      return [block.promises, ...block.rows.flat().flatMap((cell) => (cell.promises === undefined ? [] : [cell.promises]))];
  }
}
