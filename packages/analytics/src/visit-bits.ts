import { PAGES, type Page } from './page.ts';
import { CLICKS, type Click, FUNNEL_STEPS, type FunnelStep } from './vocabulary.ts';

/** Bits of one tag, for `TagBits.mark`. */
export interface Bits {
  readonly lo: number;
  readonly hi: number;
}

/** In the low mask: pages viewed (of a day as of an hour). */
export const VIEWED_PAGES = 0x0000_ffff;

const SECOND_HALF = 16;
const SEEN = 0x8000_0000;

/** A page was viewed: of a day with `SEEN_BIT`, of an hour alone. */
export const viewedBit = (page: Page): Bits => ({ lo: bit(PAGES.indexOf(page)), hi: 0 });

/** What a page told at its end: time and scroll of a day, vitals of an hour. */
export const toldBit = (page: Page): Bits => ({ lo: bit(PAGES.indexOf(page) + SECOND_HALF), hi: 0 });

export const clickBit = (click: Click): Bits => ({ lo: 0, hi: bit(CLICKS.indexOf(click)) });

export const stepBit = (step: FunnelStep): Bits => ({ lo: 0, hi: bit(FUNNEL_STEPS.indexOf(step) + SECOND_HALF) });

/** The tag has viewed any page of the site on this day. */
export const SEEN_BIT: Bits = { lo: 0, hi: SEEN };

/** The pages of a mask, such as `publicPages` gives. */
export const pagesIn = (mask: number): readonly Page[] =>
  PAGES.filter((_, index) => (mask & bit(index)) !== 0);

const bit = (index: number): number => (1 << index) >>> 0;
