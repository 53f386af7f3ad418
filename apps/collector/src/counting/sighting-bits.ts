import { type Bits, type Page, SEEN_BIT, stepBit, toldBit, viewedBit } from '@visavis/analytics';
import type { Sighting } from '../intake/sighting.ts';
import { named } from './named.ts';

const NONE: Bits = { lo: 0, hi: 0 };
const HOME: Page = '/';

/** A view of the home page is the funnel's first step. */
export const HOME_BIT = stepBit('home');
const SEEN_AT_HOME = (SEEN_BIT.hi | HOME_BIT.hi) >>> 0;

/** The bits that a sighting sets in its day. */
export function dayBits({ count }: Pick<Sighting, 'count'>): Bits {
  if (count.event === 'view') return { lo: viewedBit(count.page).lo, hi: count.page === HOME ? SEEN_AT_HOME : SEEN_BIT.hi };
  return count.event === 'leave' ? toldBit(count.page) : (named(count.what)?.bits ?? NONE);
}

/** The bits that a sighting sets in its hour. */
export function hourBits({ count }: Pick<Sighting, 'count'>): Bits {
  if (count.event === 'view') return viewedBit(count.page);
  return count.event === 'leave' ? toldBit(count.page) : NONE;
}
