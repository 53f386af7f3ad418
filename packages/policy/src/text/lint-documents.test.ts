import { describe, expect, it } from 'vitest';
import type { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { lintDocuments } from './lint-documents.ts';

describe('the lint of all documents', () => {
  it.each(PROFILE_NAMES)('finds nothing in those of %s', (profile) => {
    expect(lintDocuments(manifestFor(profile))).toEqual([]);
  });

  it('does not judge what people and their service are called', () => {
    const manifest = manifestFor('visavis');
    const named: Manifest = {
      ...manifest,
      brand: {
        ...manifest.brand,
        name: 'Call no. 5!',
        operator: { kind: 'named', name: 'A. Person Ltd.', address: '12 Long St., Town', country: 'IS' },
      },
    };
    expect(lintDocuments(named)).toEqual([]);
  });
});
