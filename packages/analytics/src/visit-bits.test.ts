import { expect, it } from 'vitest';
import { PAGES } from './page.ts';
import { clickBit, pagesIn, SEEN_BIT, stepBit, toldBit, VIEWED_PAGES, viewedBit } from './visit-bits.ts';
import { CLICKS, FUNNEL_STEPS } from './vocabulary.ts';

it('has a bit of its own for everything that counts once', () => {
  const all = [...PAGES.map(viewedBit), ...PAGES.map(toldBit), ...CLICKS.map(clickBit), ...FUNNEL_STEPS.map(stepBit), SEEN_BIT];
  const both = all.map(({ hi, lo }) => (BigInt(hi) << 32n) | BigInt(lo));
  expect(both.every((bits) => bits > 0n && (bits & (bits - 1n)) === 0n)).toBe(true);
  expect(new Set(both).size).toBe(all.length);
});

it('has room for its lists', () => {
  expect(PAGES.length).toBeLessThanOrEqual(16);
  expect(CLICKS.length).toBeLessThanOrEqual(16);
  expect(FUNNEL_STEPS.length).toBeLessThanOrEqual(8);
});

it('reads the pages of a mask back', () => {
  const mask = viewedBit('/chat/').lo | viewedBit('other').lo;
  expect(pagesIn(mask)).toEqual(['/chat/', 'other']);
  expect(pagesIn(VIEWED_PAGES)).toEqual(PAGES);
  expect(pagesIn(toldBit('/').lo)).toEqual([]);
});
