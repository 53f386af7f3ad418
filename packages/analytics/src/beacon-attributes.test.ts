import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { proves } from '@visavis/policy/proves';
import { expect, it } from 'vitest';
import { beaconAttributes } from './beacon-attributes.ts';

it.each(PROFILE_NAMES)(proves('of %s ask for the referring host and for campaigns where its manifest counts them', 'T1V-01-05', 'VIS-04-04'), (profile) => {
  const { analytics } = manifestFor(profile);
  const attributes = beaconAttributes(analytics, '/terms/');
  expect(attributes.page).toBe('/terms/');
  expect('from' in attributes).toBe(analytics.tables.includes('referrers'));
  expect('campaigns' in attributes).toBe(analytics.tables.includes('campaigns'));
});

it('name the campaigns with spaces between', () => {
  const counting = { tables: ['visitors', 'campaigns'], campaigns: ['spring', 'week-7'] } as const;
  expect(beaconAttributes(counting, '/')).toEqual({ page: '/', campaigns: 'spring week-7' });
});

it('name no campaign that no table counts', () => {
  expect(beaconAttributes({ tables: ['visitors'], campaigns: ['spring'] }, '/')).toEqual({ page: '/' });
});
