import { expect, test } from 'vitest';
import { PROFILE_NAMES } from '../profile-names.ts';
import { isBookkeeping } from './change.ts';
import { isLower } from './change-class.ts';
import { classify } from './classify.ts';
import { releaseDifference } from './release-difference.ts';
import { currentManifest, historyOf, promisesOf, readReleases } from './releases.ts';
import { ANONCAM, asVersion, FIRST, published, withLogDays } from './versions.test-support.ts';

test('version 1 of visavis is what was published first, in today’s shape', () => {
  const [first] = historyOf('visavis');
  expect(first).toMatchObject({ number: 1, published: '2026-11-22', class: 'first', launched: false, changes: [], notice: { kind: 'none' } });
  expect(first?.manifest.data.counts.retention).toEqual({ kind: 'period', length: { amount: 25, unit: 'months' }, from: 'hour-counted' });
  expect(first?.manifest.moderation).toEqual({ video: 'off' });
  expect(first?.manifest.attestations).toEqual([]);
  expect(Object.keys(first?.documents ?? {})).toEqual(['privacy']);
});

test.each(PROFILE_NAMES)('the releases of %s are its own, and none is of a lower class than its changes', (profile) => {
  for (const release of historyOf(profile)) {
    expect(release.manifest.profile).toBe(profile);
    if (release.class !== 'first') expect(isLower(release.class, classify(release.changes))).toBe(false);
  }
});

test('a release knows its changes, its notice and how it reads', () => {
  const [first, second] = readReleases(published({ files: FIRST, manifest: asVersion(withLogDays(ANONCAM, 45), 2), launched: true }), 'anoncam');
  if (first === undefined || second === undefined) throw new Error('two releases were published');
  expect(second.changes.filter((change) => !isBookkeeping(change))).toHaveLength(1);
  expect(second.notice).toEqual({ kind: 'prominent', from: '2026-11-22', counts: '2026-12-22' });
  expect(releaseDifference(first, second)).toEqual({
    facts: ['Your IP address, written down: kept for 45 days instead of 30 days.'],
    words: [],
  });
});

test('the heaviest facts come first', () => {
  const manifest = asVersion(withLogDays(ANONCAM, 45), 2);
  const changed = { ...manifest, brand: { ...manifest.brand, name: 'Other' } };
  const [first, second] = readReleases(published({ files: FIRST, manifest: changed }), 'anoncam');
  if (first === undefined || second === undefined) throw new Error('two releases were published');
  expect(releaseDifference(first, second).facts.map((fact) => fact.slice(0, 15))).toEqual(['Your IP address', 'The service is ']);
});

test('files that cannot be read say where and why', () => {
  expect(() => readReleases([{ ...FIRST[0], class: 'tiny' }], 'anoncam')).toThrow(/^history\/anoncam\/1\.json: class: /);
  expect(() => readReleases([{ ...FIRST[0], manifest: { profile: 'anoncam' } }], 'anoncam')).toThrow(/manifest\.version: .* give history\/shape\.ts a step/);
});

test('what was never published counts as it is', () => {
  for (const profile of PROFILE_NAMES) {
    expect(promisesOf(profile).length).toBeGreaterThan(0);
    expect(currentManifest(profile, new Date('2030-01-01T00:00:00Z')).profile).toBe(profile);
  }
});
