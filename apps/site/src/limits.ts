import type { PolicyDocument } from '@visavis/policy/text';

interface Limit {
  readonly id: string;
  readonly heading: string;
  readonly first: string;
}

/** What the policy says that nobody can promise: each heading with its first sentence. */
export function limitsOf({ sections }: PolicyDocument): readonly Limit[] {
  const clauses = sections.find((section) => section.id === 'limits')?.clauses ?? [];
  return clauses.flatMap(({ id, heading, blocks }) => {
    const [block] = blocks;
    const first = block?.kind === 'paragraph' ? block.sentences[0]?.text : undefined;
    return first === undefined ? [] : [{ id, heading, first }];
  });
}
