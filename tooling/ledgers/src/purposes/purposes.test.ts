import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { proves } from '@visavis/policy/proves';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkRawAccess, checkReads } from './check-reads.ts';
import { checkReaders } from './check-readers.ts';
import { findRawAccess, type RawAccess } from './find-raw-access.ts';
import { findReads, type Reads } from './find-reads.ts';
import { house } from './house.ts';

/** The purpose ledger: what the policy says about reading, against the code as it stands. */
describe('the product', () => {
  let reads: Reads;
  let raw: readonly RawAccess[];
  beforeAll(() => {
    const ours = house();
    // Enough to know that it was really looked at.
    expect(ours.files.size).toBeGreaterThan(300);
    const others = [...ours.files.keys()].filter((path) => /\.(astro|html)$/.test(path) || !path.includes('/src/'));
    expect(others.length).toBeGreaterThan(20);
    raw = findRawAccess(ours);
    reads = findReads(ours);
    expect(reads.reads.length).toBeGreaterThan(8);
  }, 120_000);

  it(proves('reads about people for declared purposes only, and for each of them', '1V1-02-00', 'T1V-02-00', 'ANC-03-00'), () => {
    expect(checkReads(reads)).toEqual([]);
  });

  it(proves('reads addresses to stop abuse, to count and for a country that the policy allows, and for nothing else', 'T1V-01-02', 'ANC-01-02'), () => {
    const ofAddresses = reads.reads.filter(({ field }) => field === 'ip-address');
    expect(new Set(ofAddresses.map(({ purpose }) => purpose))).toEqual(new Set(['stop-abuse', 'count', 'connect']));
    const toConnect = ofAddresses.filter(({ purpose }) => purpose === 'connect').map(({ at }) => at.replace(/:\d+$/, ''));
    expect(toConnect).toEqual(['apps/signaling/src/sockets/upgrade.ts']);
  });

  it('takes what is about a person in one place each, and nothing at all of a device', () => {
    expect(checkRawAccess(raw)).toEqual([]);
  });

  it.each(PROFILE_NAMES)('reads what %s says that it reads', (profile) => {
    expect(checkReaders(reads.reads, manifestFor(profile))).toEqual([]);
  });
});
