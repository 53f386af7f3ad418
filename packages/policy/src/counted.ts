import type { FieldName, NonEmpty } from './vocabulary.ts';

export interface CountTable {
  /** What one cell spans: no finer than CNIL's list of what is strictly necessary has it, where that list names it. */
  readonly grain: 'hour' | 'day';
  /** Whether it is counted by page, next to the sum of the whole site. */
  readonly byPage: boolean;
  /** What of the manifest's `data.counts` its cells hold. */
  readonly fields: NonEmpty<FieldName>;
}

/** Everything that may be counted. A profile counts the tables that its manifest lists, and no other. */
export const COUNT_TABLES = {
  views: { grain: 'hour', byPage: true, fields: ['page-views', 'visits', 'visitor-counts'] },
  visitors: { grain: 'day', byPage: true, fields: ['visitor-counts'] },
  /** The public numbers' own: at most three pages of a visitor-day. Gone when the day's numbers are out. */
  'public-pages': { grain: 'day', byPage: false, fields: ['visitor-counts'] },
  referrers: { grain: 'day', byPage: true, fields: ['source-counts'] },
  campaigns: { grain: 'day', byPage: true, fields: ['source-counts'] },
  countries: { grain: 'day', byPage: true, fields: ['country-counts'] },
  devices: { grain: 'day', byPage: true, fields: ['device-counts'] },
  browsers: { grain: 'day', byPage: true, fields: ['browser-counts'] },
  systems: { grain: 'day', byPage: true, fields: ['browser-counts'] },
  vitals: { grain: 'hour', byPage: true, fields: ['page-use-counts'] },
  time: { grain: 'day', byPage: true, fields: ['page-use-counts'] },
  scroll: { grain: 'day', byPage: true, fields: ['page-use-counts'] },
  clicks: { grain: 'day', byPage: false, fields: ['step-counts'] },
  funnel: { grain: 'day', byPage: false, fields: ['step-counts'] },
  chat: { grain: 'hour', byPage: false, fields: ['chat-counts'] },
  dropped: { grain: 'hour', byPage: false, fields: ['drop-counts'] },
} as const satisfies Readonly<Record<string, CountTable>>;

export type CountTableName = keyof typeof COUNT_TABLES;

/** What the name of a campaign looks like: in the manifest, from a page, in the database. Never a number alone, which may be somebody's. */
export const CAMPAIGN_NAME = /^[a-z][a-z\d-]{0,31}$/;

/** Where the collector may write. None of them has a row of a single event; a row anywhere else would be one. */
export const COUNT_STORES = ['analytics.cell', 'analytics.flush', 'analytics.mark'] as const;

/** Everything that some cell may hold. */
export const COUNT_FIELDS: readonly FieldName[] = [...new Set(Object.values(COUNT_TABLES).flatMap(({ fields }) => fields))];
