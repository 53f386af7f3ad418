import type { Manifest } from '../manifest.ts';
import type { PolicyDocument } from './document.ts';
import { english } from './en/english.ts';
import { ownPromises } from './own-promises.ts';

export type { Block, Cell, Clause, Link, List, Paragraph, PolicyDocument, Section, Sentence, ShortLine, Table } from './document.ts';
export { readability } from './readability.ts';

export const DOCUMENT_NAMES = ['privacy', 'cookies', 'terms', 'guidelines'] as const;
export type DocumentName = (typeof DOCUMENT_NAMES)[number];
export type PolicyDocuments = Readonly<Record<DocumentName, PolicyDocument>>;

/** BCP 47, as in the manifest. */
export type Language = Manifest['languages'][number];

/** Who writes the documents in which language. English is the one that the others are compared with. */
export const LANGUAGES: Readonly<Record<Language, (manifest: Manifest) => PolicyDocuments>> = { en: english };

/** The four documents of a manifest. Each sentence names only promises that the manifest's profile makes, or our own. */
export function policyDocuments(manifest: Manifest, language: Language = 'en'): PolicyDocuments {
  const written = LANGUAGES[language](manifest);
  const own = ownPromises(manifest.profile);
  return {
    privacy: own(written.privacy),
    cookies: own(written.cookies),
    terms: own(written.terms),
    guidelines: own(written.guidelines),
  };
}
