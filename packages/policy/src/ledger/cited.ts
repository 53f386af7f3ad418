import { manifestFor } from '../manifest-for.ts';
import type { ProfileName } from '../profile-names.ts';
import { policyDocuments } from '../text/documents.ts';

/** The promises that the sentences of a profile's documents name. */
export function citedPromises(profile: ProfileName): ReadonlySet<string> {
  return promisesIn(policyDocuments(manifestFor(profile)));
}

/** Every `promises` list in a document, however deep its sentence stands. */
export function promisesIn(document: unknown): ReadonlySet<string> {
  if (typeof document !== 'object' || document === null) return new Set();
  const found = Object.entries(document).flatMap(([key, value]: [string, unknown]) =>
    key === 'promises' && Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [...promisesIn(value)],
  );
  return new Set(found);
}
