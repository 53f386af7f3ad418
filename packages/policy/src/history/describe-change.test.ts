import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { manifestFor } from '../manifest-for.ts';
import { anyManifest } from './arbitrary-manifest.test-support.ts';
import { isBookkeeping } from './change.ts';
import { describeChange } from './describe-change.ts';
import { differences } from './differences.ts';

const between = (a: 'visavis' | 'onevone' | 'talk1v1' | 'anoncam', b: typeof a): readonly string[] =>
  differences(manifestFor(a), manifestFor(b)).filter((change) => !isBookkeeping(change)).map(describeChange);

test('a longer period reads as people say it', () => {
  expect(
    describeChange({ kind: 'changed', path: ['data', 'accessLog', 'retention', 'length'], before: { amount: 30, unit: 'days' }, after: { amount: 45, unit: 'days' } }),
  ).toMatch(/^Your IP address, written down: kept for 45 days instead of 30 days\.$/);
});

test('what two profiles differ in can be read', () => {
  expect(between('visavis', 'anoncam')).toEqual(
    expect.arrayContaining([
      'Another service: anoncam instead of visavis.',
      'The service is called AnonCam instead of Visavis.',
      'Now collected: Your IP address, written down (your IP address, the kind of your browser and the name of your operating system), kept for 30 days.',
      'Visit counts: now kept without an end; before, kept for 90 days.',
      'No longer gets data: Our own relay.',
      'Calls: now always direct, so that your partner gets your IP address; before, shielded, unless both partners allow a direct call.',
      'You can no longer switch the judging of pictures on and off.',
      'Copies of the database: now kept for 30 days; before, none.',
    ]),
  );
});

test('every change is one sentence, with no name of ours for anything', () => {
  fc.assert(
    fc.property(anyManifest, anyManifest, (a, b) => {
      for (const change of differences(a, b)) {
        if (change.kind === 'reordered') continue;
        const sentence = describeChange(change);
        expect(sentence).toMatch(/^[^\n]+\.$/);
        expect(sentence).not.toMatch(/\[object|undefined|null|\{"/);
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);
