import type { Manifest } from '../../manifest.ts';
import type { PolicyDocuments } from '../documents.ts';
import { cookies } from './cookies/cookies.ts';
import { guidelines } from './guidelines/guidelines.ts';
import { privacy } from './privacy/privacy.ts';
import { terms } from './terms/terms.ts';

/** All documents in English. */
export const english = (manifest: Manifest): PolicyDocuments => ({
  privacy: privacy(manifest),
  cookies: cookies(manifest),
  terms: terms(manifest),
  guidelines: guidelines(manifest),
});
