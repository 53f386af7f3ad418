import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { applied } from './applied.ts';
import { anyManifest } from './arbitrary-manifest.test-support.ts';
import { pathText } from './change.ts';
import { differences } from './differences.ts';

const RUNS = { numRuns: 500 };
const TIME = 60_000;
const ANONCAM = manifestFor('anoncam');

test('what differs leads from one manifest to the other, whatever both are', () => {
  fc.assert(
    fc.property(anyManifest, anyManifest, (a, b) => {
      expect(applied(differences(a, b), a)).toEqual(b);
    }),
    RUNS,
  );
}, TIME);

test('a manifest does not differ from itself, nor from a copy', () => {
  fc.assert(
    fc.property(anyManifest, (a) => {
      expect(differences(a, a)).toEqual([]);
      expect(differences(a, JSON.parse(JSON.stringify(a)))).toEqual([]);
    }),
    RUNS,
  );
}, TIME);

test('each profile becomes each other', () => {
  for (const a of PROFILE_NAMES) {
    for (const b of PROFILE_NAMES) {
      expect(applied(differences(manifestFor(a), manifestFor(b)), manifestFor(a))).toEqual(manifestFor(b));
    }
  }
});

test('a longer period is one change, with the period before and after', () => {
  const { accessLog } = ANONCAM.data;
  if (accessLog === 'not-collected') throw new Error('anoncam writes addresses down');
  const longer = { ...accessLog, retention: { ...accessLog.retention, length: { amount: 45, unit: 'days' } } } as const;
  expect(differences(ANONCAM, { ...ANONCAM, data: { ...ANONCAM.data, accessLog: longer } })).toEqual([
    { kind: 'changed', path: ['data', 'accessLog', 'retention', 'length'], before: { amount: 30, unit: 'days' }, after: { amount: 45, unit: 'days' } },
  ]);
});

test('items of lists are matched by their key, not by their place', () => {
  const [partner, ...others] = ANONCAM.recipients;
  expect(differences(ANONCAM, { ...ANONCAM, recipients: [others[0] ?? partner, partner] }).map(({ kind, path }) => [kind, pathText(path)])).toEqual([
    ['reordered', 'recipients'],
  ]);
  const onlyPartner = { ...ANONCAM, recipients: [partner] } as const;
  expect(differences(ANONCAM, onlyPartner).map(({ kind, path }) => [kind, pathText(path)])).toEqual([['removed', 'recipients.authority']]);
});

test('changes that were made for another manifest are refused', () => {
  const changes = differences(manifestFor('onevone'), { ...manifestFor('onevone'), holds: [] });
  expect(() => applied(changes, ANONCAM)).toThrow(expect.objectContaining({ reason: 'no-such-place' }));
});
