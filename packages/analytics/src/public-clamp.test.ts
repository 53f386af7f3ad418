import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PUBLIC_PAGES, publicPages } from './public-clamp.ts';
import { TagBits } from './tag-bits.ts';
import { VIEWED_PAGES } from './visit-bits.ts';

const pages = fc.integer({ min: 0, max: VIEWED_PAGES });
const bits = (mask: number): number => mask.toString(2).replaceAll('0', '').length;

describe('publicPages', () => {
  it.each([
    ['the first page', 0b0000, 0b0001, 0b0001],
    ['the third page', 0b0011, 0b1000, 0b1000],
    ['no fourth page', 0b0111, 0b1000, 0],
    ['no page again', 0b0001, 0b0001, 0],
    ['what still fits of several', 0b0001, 0b1110, 0b0110],
  ])('counts %s', (_, before, added, counted) => {
    expect(publicPages(before, added)).toBe(counted);
  });

  it('never counts what was not new, nor more than still fit', () => {
    fc.assert(
      fc.property(pages, pages, (before, added) => {
        const counted = publicPages(before, added);
        expect(counted & ~(added & ~before)).toBe(0);
        expect(bits(counted)).toBe(Math.min(Math.max(0, MAX_PUBLIC_PAGES - bits(before)), bits(added & ~before)));
      }),
    );
  });

  it(proves('counts three pages of a tag and day at most, however it goes through them', 'VIS-04-08'), () => {
    fc.assert(
      fc.property(fc.array(pages, { maxLength: 40 }), (views) => {
        const day = new TagBits();
        let counted = 0;
        for (const lo of views) {
          const marked = day.mark(1n, lo, 0);
          if (marked !== 'crowded') counted += bits(publicPages(marked.loBefore, marked.lo));
        }
        expect(counted).toBe(Math.min(MAX_PUBLIC_PAGES, bits(views.reduce((all, lo) => all | lo, 0))));
      }),
    );
  });
});
