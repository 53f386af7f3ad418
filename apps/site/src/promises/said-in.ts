import { DOCUMENT_NAMES, type PolicyDocuments } from '@visavis/policy/text';
import { promisesInBlock } from './promises-in.ts';

/** A clause that makes a promise. */
export interface SaidIn {
  readonly heading: string;
  readonly to: string;
}

/** Where each promise is made, by its id: clauses in reading order, each once. */
export function saidIn(documents: PolicyDocuments): ReadonlyMap<string, readonly SaidIn[]> {
  const places = new Map<string, readonly SaidIn[]>();
  for (const name of DOCUMENT_NAMES) {
    for (const clause of documents[name].sections.flatMap((section) => section.clauses)) {
      const place = { heading: clause.heading, to: `/${name}/#${clause.id}` };
      for (const id of new Set(clause.blocks.flatMap(promisesInBlock).flat())) places.set(id, [...(places.get(id) ?? []), place]);
    }
  }
  return places;
}
