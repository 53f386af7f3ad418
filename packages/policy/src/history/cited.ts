import * as v from 'valibot';
import type { PolicyDocument } from '../text/document.ts';
import type { PolicyDocuments } from '../text/documents.ts';
import { piecesOf } from '../text/words-of.ts';
import type { DeepReadonly } from '../vocabulary.ts';
import { type ChangeClass, heaviest } from './change-class.ts';

const Ids = v.array(v.string());

/** The promises that the sentences and cells of each document make: ids, in order. */
export const Cited = v.strictObject({ privacy: Ids, cookies: Ids, terms: Ids, guidelines: Ids });
export type Cited = DeepReadonly<v.InferOutput<typeof Cited>>;

export const cited = ({ cookies, guidelines, privacy, terms }: PolicyDocuments): Cited => ({
  privacy: idsIn(privacy),
  cookies: idsIn(cookies),
  terms: idsIn(terms),
  guidelines: idsIn(guidelines),
});

const idsIn = (document: PolicyDocument): readonly string[] =>
  [...new Set(piecesOf(document).flatMap(({ promises }) => promises))].toSorted();

/** A promise that one document no longer makes, or makes now. */
export interface PromiseChange {
  readonly document: keyof Cited;
  readonly id: string;
  readonly kind: 'lost' | 'new';
}

/** What a version's documents promise otherwise; nothing where the version before did not say what it promised. */
export function promiseChanges(before: Cited | undefined, after: Cited | undefined): readonly PromiseChange[] {
  if (before === undefined || after === undefined) return [];
  return (['privacy', 'cookies', 'terms', 'guidelines'] as const).flatMap((document) => [
    ...missing(before[document], after[document]).map((id) => ({ document, id, kind: 'lost' }) as const),
    ...missing(after[document], before[document]).map((id) => ({ document, id, kind: 'new' }) as const),
  ]);
}

/** A promise less is never light; one more is at least worth a short notice. */
export const classOfPromises = (changes: readonly PromiseChange[]): ChangeClass =>
  heaviest(changes.map(({ kind }) => (kind === 'lost' ? 'material' : 'clarifying')));

/** A promise that came or went, for a terminal. */
export const describePromise = ({ document, id, kind }: PromiseChange): string =>
  kind === 'lost' ? `${document}: it no longer makes the promise ${id}.` : `${document}: it now makes the promise ${id}.`;

const missing = (ids: readonly string[], among: readonly string[]): readonly string[] => ids.filter((id) => !among.includes(id));
