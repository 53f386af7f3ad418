import { expect, test } from 'vitest';
import type { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { differences } from './differences.ts';
import { resets } from './resets.ts';

const VISAVIS = manifestFor('visavis');
const ONEVONE = manifestFor('onevone');
const asking: Manifest = { ...VISAVIS, purposes: { ...VISAVIS.purposes, count: 'consent', 'stop-abuse': 'consent' } };
const resetBy = (before: Manifest, after: Manifest) => resets(differences(before, after), after);

test('a service that asks for nothing has nothing to ask again', () => {
  expect(resetBy(VISAVIS, ONEVONE)).toEqual(['count']);
  expect(resetBy(ONEVONE, VISAVIS)).toEqual([]);
});

test('more about a purpose makes its answers "not given", and no others', () => {
  const { counts } = asking.data;
  const longer = { ...asking, data: { ...asking.data, counts: { ...counts, retention: { kind: 'no-end', because: 'whole-numbers-only' } } } } as const;
  expect(resetBy(asking, longer)).toEqual(['count']);
  expect(resetBy(longer, asking)).toEqual([]);
});

test('a new recipient touches what its fields are read for', () => {
  const company = {
    kind: 'processor',
    service: 'mail',
    name: 'A company',
    country: 'IS',
    safeguard: 'adequacy',
    gets: ['page-views'],
    contract: { reference: 'A', reviewBy: '2030-01-01' },
    origins: [],
  } as const;
  const [partner, ...others] = asking.recipients;
  expect(resetBy(asking, { ...asking, recipients: [partner, ...others, company] })).toEqual(['count']);
});

test('another operator asks everything again', () => {
  const named = { kind: 'named', name: 'A', address: 'B', country: 'IS' } as const;
  expect(resetBy(asking, { ...asking, brand: { ...asking.brand, operator: named } })).toEqual(['stop-abuse', 'count']);
});

test('better descriptions and other colours reset nothing', () => {
  expect(resetBy(asking, { ...asking, brand: { ...asking.brand, name: 'Other', accentHue: 1 } })).toEqual([]);
});
