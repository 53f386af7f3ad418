import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTicket } from './ticket-arbitraries.test-support.ts';
import { WISHES } from './ticket.ts';
import { HOLDS_MS, holdsUntil, widenings } from './widening.ts';

test('[W2] a visitor is told 3 s, 8 s, 15 s, in the order in which wishes are dropped', () => {
  expect(Object.entries(HOLDS_MS)).toEqual([
    ['interests', 3_000],
    ['languages', 8_000],
    ['country', 15_000],
  ]);
  expect(Object.keys(HOLDS_MS)).toEqual(WISHES);
});

test.each([
  ['any', -Infinity],
  ['first', 4_000],
  ['only', Infinity],
] as const)('[W2] [W3] a wish that is %s holds until %d', (wish, until) => {
  const wishes = { interests: wish, languages: 'any', country: 'any' } as const;
  expect(holdsUntil({ since: 1_000, wishes }, 'interests')).toBe(until);
});

test('[W2] widenings ascend, and are the times at which a wish ends', () => {
  fc.assert(
    fc.property(anyTicket, (ticket) => {
      const times = widenings(ticket);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times).toHaveLength(WISHES.filter((kind) => ticket.wishes[kind] === 'first').length);
      for (const time of times) expect(WISHES.some((kind) => holdsUntil(ticket, kind) === time)).toBe(true);
    }),
  );
});
