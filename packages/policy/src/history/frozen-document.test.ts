import * as v from 'valibot';
import { expect, test } from 'vitest';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { policyDocuments } from '../text/documents.ts';
import { FrozenDocument, frozen, readable } from './frozen-document.ts';
import { frozenText } from './release.ts';

test.each(PROFILE_NAMES)('every document of %s can be frozen, and read again word for word', (profile) => {
  const { documents } = frozenText(policyDocuments(manifestFor(profile)));
  for (const document of Object.values(documents)) {
    expect(v.parse(FrozenDocument, JSON.parse(JSON.stringify(document)))).toEqual(document);
    expect(frozen(readable(document))).toEqual(document);
  }
});

test('the words are frozen without promise ids; those stand beside them, once for each document', () => {
  const { documents, promises } = frozenText(policyDocuments(manifestFor('visavis')));
  for (const ids of Object.values(promises)) {
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).toEqual([...new Set(ids)].toSorted());
  }
  expect(JSON.stringify(documents)).not.toMatch(/"promises"|1V1-|T1V-|ANC-|VIS-\d/);
});
