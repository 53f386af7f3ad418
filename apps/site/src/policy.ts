import { currentManifest, frozenText, historyOf, isReleased, publicationIn } from '@visavis/policy/history';
import { ledgerFor } from '@visavis/policy/ledger';
import { policyDocuments } from '@visavis/policy/text';
import { VISAVIS_PROFILE } from 'astro:env/server';

const now = new Date();

/** The profile that this build is made for, and all that follows from it on the day of the build. */
const profile = VISAVIS_PROFILE;
/** YYYY-MM-DD (UTC). */
export const today = now.toISOString().slice(0, 10);
/** Every published version, oldest first. */
export const releases = historyOf(profile);
/** A version that is only announced does not count yet, and is not what the pages say. */
export const manifest = currentManifest(profile, now);
export const documents = policyDocuments(manifest);
/** The pages say what no published version says, so they may not call it one. */
export const isDraft =
  publicationIn(profile, (source) => frozenText(policyDocuments(source))).kind !== 'published' &&
  !isReleased({ manifest, documents: frozenText(documents).documents }, releases);
export const ledger = ledgerFor(profile, { today });
