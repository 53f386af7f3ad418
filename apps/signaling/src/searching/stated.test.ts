import { avoidFilter, type WishKind } from '@visavis/matchmaking';
import { proves } from '@visavis/policy/proves';
import { describe, expect, test } from 'vitest';
import { isOverfull, statedOf } from './stated.ts';
import { find, findOfMinor0 } from '../testing/messages.ts';

const ALL: readonly WishKind[] = ['interests', 'languages', 'country'];
const tags = (count: number) => Array.from({ length: count }, (_, index) => Buffer.alloc(12, `${index}-tag`).toString('base64url'));
/** A filter with so many bits set. */
const filterOf = (bits: number) => {
  const bytes = Buffer.alloc(64);
  for (let bit = 0; bit < bits; bit += 1) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return bytes.toString('base64url');
};
const stated = (message: Parameters<typeof statedOf>[0], wishes = ALL, country = 'IS') => statedOf(message, { tag: 't'.repeat(16), country, wishes });

describe('what a search states', () => {
  const wishful = find({ interests: ['Chess ', 'chess', 'Go'], languages: ['en', 'en', 'is'], wishes: { interests: 'first', languages: 'only', country: 'first' } });

  test('[M11] is interests in the form in which they are compared, languages, the country, and what they matter', () => {
    expect(stated(wishful)).toMatchObject({ interests: ['chess', 'go'], languages: ['en', 'is'], country: 'IS', wishes: wishful.wishes });
  });

  test(proves('[M11] is nothing of what the policy does not let count', '1V1-02-02'), () => {
    const nothing = { interests: [], languages: [], country: '', wishes: { interests: 'any', languages: 'any', country: 'any' } };
    expect(stated(wishful, [])).toMatchObject(nothing);
    expect(stated(wishful, ['languages'])).toMatchObject({ ...nothing, languages: ['en', 'is'], wishes: { ...nothing.wishes, languages: 'only' } });
  });

  test('[M11] wishes nothing about nothing, which would meet nobody', () => {
    const wishes = { interests: 'only', languages: 'only', country: 'only' } as const;
    expect(stated(find({ interests: [' '], wishes }), ALL, '').wishes).toEqual({ interests: 'any', languages: 'any', country: 'any' });
  });

  test('[M11] leaves out an interest whose common form `matched` could not say', () => {
    const grows = '\uFACF'.repeat(32);
    expect(stated(find({ interests: [grows, 'go'] })).interests).toEqual(['go']);
  });

  test.each([
    ['direct', 'either'],
    ['shielded', 'shielded'],
  ] as const)('[M4] takes %s for %s', (connection, connections) => {
    expect(stated(find({ connection })).connections).toBe(connections);
  });

  test('[V3] of minor 0 is a filter of the list, and wishes for nothing', () => {
    const avoid = tags(3);
    expect(stated(findOfMinor0({ avoid }))).toEqual(stated(find({ avoid: avoidFilter(avoid) })));
    expect(stated(findOfMinor0()).avoid).toBe('');
  });
});

describe('a filter', () => {
  test('[M3] with 360 bits is taken, and with one more it is none', () => {
    expect(isOverfull(find({ avoid: filterOf(360) }))).toBe(false);
    expect(isOverfull(find({ avoid: filterOf(361) }))).toBe(true);
    expect(isOverfull(find())).toBe(false);
    expect(isOverfull(findOfMinor0({ avoid: tags(20) }))).toBe(false);
  });

  test('[M3] with 40 people in it is far from that', () => {
    expect(isOverfull(find({ avoid: avoidFilter(tags(40)) }))).toBe(false);
  });
});
