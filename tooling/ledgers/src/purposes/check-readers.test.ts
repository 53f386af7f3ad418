import { manifestFor } from '@visavis/policy';
import { describe, expect, it } from 'vitest';
import { checkReaders } from './check-readers.ts';
import type { Read } from './find-reads.ts';

describe('a profile', () => {
  const { profile, data } = manifestFor('visavis');
  const read: Read = { field: 'browser-name', purpose: 'count', at: 'apps/collector/src/visitor.ts:1' };
  const readersOf = (...readers: typeof data.request.readers) => ({ profile, data: { ...data, request: { ...data.request, readers } } });
  const ofRequest = (lines: readonly string[]) => lines.filter((line) => line.includes('data.request'));

  it.each([
    ['another purpose', readersOf({ who: 'collector', purpose: 'keep-running' })],
    ['another program', readersOf({ who: 'signaling', purpose: 'count' })],
  ])('that tells of %s is caught, both ways', (_what, policy) => {
    expect(ofRequest(checkReaders([read], policy))).toEqual([
      expect.stringMatching(/^1V1-02-00.*visitor\.ts:1 reads browser-name for count, and visavis does not say so\. To mend it: add \{ who: 'collector', purpose: 'count' \}/),
      expect.stringMatching(/^1V1-02-00.*visavis says that (collector|signaling) reads data\.request for .* and no code does/),
    ]);
  });

  it('that tells the truth is not, and neither is one that does not collect the field', () => {
    expect(ofRequest(checkReaders([read], readersOf({ who: 'collector', purpose: 'count' })))).toEqual([]);
    const region: Read = { field: 'region', purpose: 'connect', at: 'apps/signaling/src/searching/searches.ts:1' };
    expect(checkReaders([region], { profile, data }).filter((line) => line.includes('region'))).toEqual([]);
  });
});
