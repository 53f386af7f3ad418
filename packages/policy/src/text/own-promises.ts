import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { isLeftOut } from '../promises/exceptions.ts';
import { hasPublishedPolicy, promisesOf } from '../promises/promises-of.ts';
import type { PromiseId } from '../promises/promises.ts';
import type { Block, Cell, PolicyDocument, Section, Sentence } from './document.ts';

/**
 * Leaves in a document the promises that a profile makes and our own (VIS), and drops those of the
 * other policies. An operator's own profile makes all that its documents name and it does not leave out.
 */
export function ownPromises(profile: string): (document: PolicyDocument) => PolicyDocument {
  const keep = (ids: readonly PromiseId[]) => ids.filter((id) => makes(profile, id));
  const sentence = (one: Sentence): Sentence => ({ ...one, promises: keep(one.promises) });
  const cell = (one: Cell): Cell => (one.promises === undefined ? one : { ...one, promises: keep(one.promises) });

  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'paragraph':
        return { ...one, sentences: one.sentences.map(sentence) };
      case 'list':
        return { ...one, items: one.items.map((item) => item.map(sentence)) };
      case 'table':
        return { ...one, rows: one.rows.map((row) => row.map(cell)), promises: keep(one.promises) };
    }
  };
  const section = (one: Section): Section => ({
    ...one,
    clauses: one.clauses.map((clause) => ({ ...clause, blocks: clause.blocks.map(block) })),
  });

  return (document) => ({
    ...document,
    lead: sentence(document.lead),
    version: sentence(document.version),
    short: document.short.map(({ figure, sentences: [first, ...more] }) => ({
      figure,
      sentences: [sentence(first), ...more.map(sentence)],
    })),
    sections: document.sections.map(section),
  });
}

/** Whether a profile makes a promise. What we promise in our own name (VIS), every profile may say. */
export const makes = (profile: string, id: PromiseId): boolean =>
  id.startsWith('VIS-') || (PUBLISHED.get(profile)?.has(id) ?? !isLeftOutBy(profile, id));

function isLeftOutBy(name: string, id: PromiseId): boolean {
  const profile = PROFILE_NAMES.find((known) => known === name);
  return profile !== undefined && isLeftOut(id, manifestFor(profile));
}

const PUBLISHED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  PROFILE_NAMES.filter(hasPublishedPolicy).map((profile) => [profile, new Set(promisesOf(profile, []).map(({ id }) => id))]),
);
