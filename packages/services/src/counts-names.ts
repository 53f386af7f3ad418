import { type Vital, VITALS } from '@visavis/analytics';

/** Tables in which each visitor-day stands once, or (`scroll`) each page's visitor-day. */
export const BY_PAGE = ['referrers', 'campaigns', 'countries', 'devices', 'browsers', 'systems', 'scroll'] as const;

/** Tables of events, of the whole site alone. */
const OF_SITE = ['dropped', 'call-ends', 'recoveries', 'call-setups', 'call-qualities'] as const;

export const BREAKDOWNS = [...BY_PAGE, ...OF_SITE] as const;
export type BreakdownName = (typeof BREAKDOWNS)[number];

export const isOfSite = (name: BreakdownName): name is (typeof OF_SITE)[number] => OF_SITE.some((one) => one === name);

/** Milliseconds for vitals and waits (cls has no unit), seconds for time and call length. */
export type Measure = Vital | 'time' | 'wait' | 'length';
export const MEASURES: readonly Measure[] = [...VITALS, 'time', 'wait', 'length'];

/** Calls are of no page. */
export const isOfCalls = (measure: Measure): boolean => measure === 'wait' || measure === 'length';

export const TOTALS = ['loads', 'visits', 'visitors', 'started', 'matches', 'dropped'] as const;
export type TotalName = (typeof TOTALS)[number];

/** What a key of the read API opens. */
export const READ_SCOPES = ['totals', 'breakdowns', 'quality'] as const;
export type ReadScope = (typeof READ_SCOPES)[number];
