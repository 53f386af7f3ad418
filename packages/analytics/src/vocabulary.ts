import { COUNT_TABLES, type CountTable, type CountTableName } from '@visavis/policy/counted';
import { BROWSERS, FORMS, SYSTEMS } from './browser-family.ts';
import { CALL_ENDS, CALL_QUALITIES, CALL_SETUPS, CLICKS, FUNNEL_STEPS, RECOVERIES } from './count-name.ts';
import { COUNTRIES } from './countries.ts';
import { CALL_LENGTH, TIME_ON_PAGE } from './durations.ts';
import { PAGES } from './page.ts';
import { isReferrerValue } from './referrer-host.ts';
import { VITALS, vitalBuckets } from './vitals.ts';
import { LAST_WAIT_BUCKET } from './wait-histogram.ts';

export { type CallEnd, type Click, CLICKS, FUNNEL_STEPS, type FunnelStep } from './count-name.ts';

const SCROLL_DEPTHS = ['0', '25', '50', '75', '100'] as const;
const VIEW_SUMS = ['loads', 'visits', 'visitors'] as const;

/** Why a request was not counted. Somebody who objects (GPC, DNT, opt-out) is no reason: nothing about them is kept. */
const DROP_REASONS = [
  'address',
  'bot',
  'crowded',
  'headers',
  'malformed',
  'origin',
  'rate',
  'site',
  'spam-referrer',
  'too-large',
  'unknown',
] as const;

export type ScrollDepth = (typeof SCROLL_DEPTHS)[number];
export type DropReason = (typeof DROP_REASONS)[number];

interface TableRule extends CountTable {
  /** The values of a closed list, or the test of an open one. */
  readonly values: ReadonlySet<string> | ((value: string, declared: Declared) => boolean);
}

/** What the manifest of a profile adds to the closed lists. */
export interface Declared {
  readonly campaigns: readonly string[];
}

const list = (...values: readonly string[]): ReadonlySet<string> => new Set(values);
const buckets = (prefix: string, last: number): readonly string[] =>
  Array.from({ length: last + 1 }, (_, bucket) => `${prefix}${bucket}`);

/** Every table that exists, with what may stand in it. */
export const TABLES = {
  views: { ...COUNT_TABLES.views, values: list(...VIEW_SUMS) },
  visitors: { ...COUNT_TABLES.visitors, values: list('') },
  'public-pages': { ...COUNT_TABLES['public-pages'], values: list(...PAGES) },
  referrers: { ...COUNT_TABLES.referrers, values: isReferrerValue },
  campaigns: { ...COUNT_TABLES.campaigns, values: (value, { campaigns }) => campaigns.includes(value) },
  countries: { ...COUNT_TABLES.countries, values: list(...COUNTRIES) },
  devices: { ...COUNT_TABLES.devices, values: list(...FORMS) },
  browsers: { ...COUNT_TABLES.browsers, values: list(...BROWSERS) },
  systems: { ...COUNT_TABLES.systems, values: list(...SYSTEMS) },
  vitals: { ...COUNT_TABLES.vitals, values: list(...VITALS.flatMap((vital) => buckets(`${vital}:`, vitalBuckets(vital).last))) },
  time: { ...COUNT_TABLES.time, values: list(...buckets('', TIME_ON_PAGE.last)) },
  scroll: { ...COUNT_TABLES.scroll, values: list(...SCROLL_DEPTHS) },
  clicks: { ...COUNT_TABLES.clicks, values: list(...CLICKS) },
  funnel: { ...COUNT_TABLES.funnel, values: list(...FUNNEL_STEPS) },
  chat: {
    ...COUNT_TABLES.chat,
    values: list(
      'started',
      'matches',
      ...buckets('wait:', LAST_WAIT_BUCKET),
      ...buckets('length:', CALL_LENGTH.last),
      ...CALL_ENDS.map((end) => `end:${end}`),
      ...RECOVERIES.map((recovery) => `recovery:${recovery}`),
      ...CALL_SETUPS.map((setup) => `setup:${setup}`),
      ...CALL_QUALITIES.map((quality) => `quality:${quality}`),
    ),
  },
  dropped: { ...COUNT_TABLES.dropped, values: list(...DROP_REASONS) },
} as const satisfies Readonly<Record<CountTableName, TableRule>>;

/** Where a count stands, its hour or day apart. `page` is empty for the whole site. */
export interface CellName {
  readonly table: string;
  readonly page: string;
  readonly value: string;
}

const SITE_ONLY = list('');
const SITE_AND_PAGES = list('', ...PAGES);

/** Whether such a cell may exist at all: table, page and value are all of the vocabulary. */
export function mayExist({ page, table, value }: CellName, declared: Declared): boolean {
  if (!isTable(table)) return false;
  const rule: TableRule = TABLES[table];
  if (!(rule.byPage ? SITE_AND_PAGES : SITE_ONLY).has(page)) return false;
  return typeof rule.values === 'function' ? rule.values(value, declared) : rule.values.has(value);
}

const isTable = (name: string): name is CountTableName => Object.hasOwn(TABLES, name);
