import { COUNT_NAME } from '@visavis/analytics';
import { describe, expect, it } from 'vitest';
import { countsOf } from './call-counts.ts';

describe('what a call says of itself', () => {
  it.each([
    [{ setupMs: 640, quality: 'good' }, ['setup:1s', 'quality:good']],
    [{ setupMs: 4_999, quality: null }, ['setup:5s']],
    [{ setupMs: null, quality: 'poor' }, ['quality:poor']],
    [{ setupMs: null, quality: null }, []],
  ] as const)('of %o is %j', (summary, names) => {
    expect(countsOf(summary)).toEqual(names);
    for (const name of countsOf(summary)) expect(name).toMatch(COUNT_NAME);
  });
});
