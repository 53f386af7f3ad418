import { type Marked, pagesIn, publicPages, SEEN_BIT, TIME_ON_PAGE, VIEWED_PAGES, VITALS, vitalBuckets } from '@visavis/analytics';
import type { Sighting } from '../intake/sighting.ts';
import { dayOfHour } from '../time/period.ts';
import type { HeldHosts } from './held-hosts.ts';
import { named } from './named.ts';
import { HOME_BIT } from './sighting-bits.ts';
import type { Sums } from './sums.ts';

/** What one collector counts into. */
export interface Counters {
  readonly sums: Sums;
  readonly hosts: HeldHosts;
  /** Values of the campaigns' table, from the manifest. */
  readonly campaigns: () => ReadonlySet<string>;
}

/** What happened counts as often as it did, whoever it was. */
export function countEvent({ count, hour }: Sighting, { sums }: Counters): void {
  if (count.event === 'view') {
    sums.addBoth('views', hour, { page: count.page, value: 'loads' });
    if (count.entry) sums.addBoth('views', hour, { page: count.page, value: 'visits' });
  } else if (count.event === 'named') {
    const event = named(count.what);
    if (event?.table === 'chat') sums.add({ table: 'chat', hour, page: '', value: event.value, count: 1 });
  }
}

/** What counts once for a visitor and day: only what this sighting was the first to say. */
export function countOfDay(sighting: Sighting, marked: Marked, counters: Counters): void {
  const { count, hour } = sighting;
  const { sums } = counters;
  if (count.event === 'view') {
    if ((marked.hi & SEEN_BIT.hi) !== 0) countVisitor(sighting, '', counters);
    if (marked.lo !== 0) countVisitor(sighting, count.page, counters);
    if ((marked.hi & HOME_BIT.hi) !== 0) sums.add({ table: 'funnel', hour, page: '', value: 'home', count: 1 });
    for (const page of pagesIn(publicPages(marked.loBefore & VIEWED_PAGES, marked.lo))) {
      sums.add({ table: 'public-pages', hour, page: '', value: page, count: 1 });
    }
  } else if (count.event === 'leave') {
    if (marked.lo === 0) return;
    const { page, scroll, seconds } = count;
    if (seconds !== undefined) sums.addBoth('time', hour, { page, value: String(TIME_ON_PAGE.bucketOf(seconds)) });
    if (scroll !== undefined) sums.addBoth('scroll', hour, { page, value: String(scroll) });
  } else if (marked.hi !== 0) {
    const step = named(count.what);
    if (step !== undefined) sums.add({ table: step.table, hour, page: '', value: step.value, count: 1 });
  }
}

/** What counts once for a visitor and hour. */
export function countOfHour({ count, hour }: Sighting, { lo, loBefore }: Marked, { sums }: Counters): void {
  if (lo === 0 || count.event === 'named') return;
  const { page } = count;
  if (count.event === 'view') {
    sums.add({ table: 'views', hour, page, value: 'visitors', count: 1 });
    if ((loBefore & VIEWED_PAGES) === 0) sums.add({ table: 'views', hour, page: '', value: 'visitors', count: 1 });
    return;
  }
  for (const vital of VITALS) {
    const value = count[vital];
    if (value !== undefined) sums.addBoth('vitals', hour, { page, value: `${vital}:${vitalBuckets(vital).bucketOf(value)}` });
  }
}

/** One visitor-day more, of a page or of the site, with every breakdown of it: so each of them sums to the same. */
function countVisitor({ count, country, family, hour, household }: Sighting, page: string, { campaigns, hosts, sums }: Counters): void {
  if (count.event !== 'view') return;
  const add = (table: Parameters<Sums['has']>[0], value: string): void => sums.add({ table, hour, page, value, count: 1 });
  add('visitors', '');
  add('countries', country);
  add('devices', family.form);
  add('browsers', family.browser);
  add('systems', family.system);
  if (sums.has('referrers')) hosts.add(dayOfHour(hour), { page, value: count.entry ? (count.from ?? 'none') : 'own', household });
  if (count.campaign !== undefined && campaigns().has(count.campaign)) add('campaigns', count.campaign);
}
