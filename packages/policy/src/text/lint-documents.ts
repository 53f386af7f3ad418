import { type Brand, isPlaceholder } from '../brand.ts';
import type { Manifest } from '../manifest.ts';
import { DOCUMENT_NAMES, type DocumentName, policyDocuments } from './documents.ts';
import { RULE_COUNT } from './en/guidelines/rules.ts';
import { type Finding, lint } from './lint.ts';

/** A finding, and the document that it is in. */
export interface DocumentFinding extends Finding {
  readonly document: DocumentName;
}

/** What is wrong with the texts that a manifest makes. An empty list means that they may be published. */
export function lintDocuments(manifest: Manifest): readonly DocumentFinding[] {
  const plain = { ...manifest, brand: withoutNames(manifest.brand) };
  const documents = policyDocuments(plain);
  return DOCUMENT_NAMES.flatMap((document) =>
    lint(documents[document], { manifest: plain, counted: [RULE_COUNT] }).map((finding) => ({ document, ...finding })),
  );
}

const plain = (address: string): string => (isPlaceholder(address) ? address : 'somebody@service.is');

/** What people and their service are called is not ours to judge: a dot in a name ends no sentence. */
const withoutNames = (brand: Brand): Brand => ({
  ...brand,
  name: 'Service',
  domain: brand.domain === 'own' ? 'own' : 'service.is',
  contacts: { privacy: plain(brand.contacts.privacy), safety: plain(brand.contacts.safety), security: plain(brand.contacts.security) },
  operator: brand.operator.kind === 'named' ? { ...brand.operator, name: 'Operator', address: 'Street' } : brand.operator,
});
