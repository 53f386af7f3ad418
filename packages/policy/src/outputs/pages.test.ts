import { describe, expect, it } from 'vitest';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { policyDocuments } from '../text/documents.ts';
import { anchorsOf } from '../text/words-of.ts';
import { PAGES } from './pages.ts';

describe.each(PROFILE_NAMES)('the pages of %s', (profile) => {
  const anchors = anchorsOf(policyDocuments(manifestFor(profile)).privacy);

  it.each(Object.values(PAGES))('have the place %s', (place) => {
    const [page, anchor] = place.split('#');
    expect(page).toBe('/privacy/');
    if (anchor !== undefined) expect(anchors).toContain(anchor);
  });
});
