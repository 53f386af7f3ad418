import { manifestFor, type ProfileName } from '@visavis/policy';
import { frozenText, publicationIn, publicationLine } from '@visavis/policy/history';
import { policyDocuments } from '@visavis/policy/text';

/** What to do where the pages say something that was not published; null where all of it was. Errors: `ReleaseUnreadable`. */
export const unpublished = (profile: ProfileName): string | null =>
  publicationLine(manifestFor(profile), publicationIn(profile, (manifest) => frozenText(policyDocuments(manifest))));
