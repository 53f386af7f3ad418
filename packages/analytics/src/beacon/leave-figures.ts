import type { Leave } from '../count.ts';

/** What v.js measured of a page view, and b.js sends. */
export type LeaveFigures = Omit<Leave, 'event' | 'page'>;
