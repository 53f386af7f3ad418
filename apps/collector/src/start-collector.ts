import type { DropReason } from '@visavis/analytics';
import type { CountryFinder } from '@visavis/geo';
import { answer, listen, type TrustedProxies, type Uws } from '@visavis/uws';
import { beaconFile } from './beacon-file.ts';
import { Counting } from './counting/counting.ts';
import { type CountingRules, RulesInForce } from './counting/counting-rules.ts';
import { HeldHosts } from './counting/held-hosts.ts';
import { SightingQueue } from './counting/sighting-queue.ts';
import { Sums } from './counting/sums.ts';
import { type FlushingOptions, startFlushing } from './flushing.ts';
import { AddressLimit } from './intake/address-limit.ts';
import { BrowserVerdicts } from './intake/browser-verdicts.ts';
import { intake } from './intake/intake.ts';
import { ParsedCounts } from './intake/parsed-counts.ts';
import { TagMakers } from './intake/tag-makers.ts';
import { startTending } from './tending.ts';
import { collectorClock } from './time/collector-clock.ts';
import { dayOfHour, HOUR_MS, HOURS_PER_DAY } from './time/period.ts';
import type { Visitors } from './visitors/visitors.ts';

const TURN_MS = 60_000;
const TEND_MS = 2_000;
const MAX_PREFIXES = 100_000;
const MAX_VERDICTS = 10_000;
const MAX_PARSED = 1_000;
/** About 40 MB: a day of every cell that a busy site fills, many times over. */
export const MAX_CELLS = 250_000;
export const MAX_HOSTS_OF_DAY = 10_000;
const BATCH_SIZE = 500;
const BATCH_WAIT_MS = 50;
/** About 10 MB, and two seconds of a flood that nobody could count. */
const MAX_WAITING = 20_000;
const LAST_FLUSH_MS = 5_000;

export interface CollectorOptions extends Pick<FlushingOptions, 'write' | 'newCollector' | 'onOutage'> {
  readonly uws: Uws;
  readonly host: string;
  readonly port: number;
  /** The site's own origins, such as https://example.org. The first one names the site in its visitors' tags. */
  readonly origins: ReadonlySet<string>;
  readonly trusted: TrustedProxies;
  readonly flushMs: number;
  /** Counts that one address prefix may bring in a minute. */
  readonly countsPerMinute: number;
  /** Scripts by the path that they are served at, such as /b.js. */
  readonly scripts: Readonly<Record<string, Uint8Array>>;
  /** What the policy lets it count at an instant (milliseconds since 1970). */
  readonly rules: (instant: number) => CountingRules;
  /** Null: no country is known. */
  readonly countryFinder: CountryFinder | null;
  /** Makes the memory of who was here; told which clock goes, and what to do when a day's key is made. */
  readonly visitors: (given: { readonly now: () => number; readonly onKeyStarted: (day: number) => void }) => Promise<Visitors>;
  /** Told when the database will not have what was counted; its hours are marked. */
  readonly onRefused: () => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Address prefixes that are remembered for a minute; 100,000 unless told. */
  readonly maxPrefixes?: number;
  /** What may wait while earlier ones are counted; 20,000 unless told. */
  readonly maxWaiting?: number;
}

export interface Collector {
  readonly port: number;
  /** Takes no more, writes what is left; whether that worked. */
  stop(): Promise<boolean>;
}

export async function startCollector(options: CollectorOptions): Promise<Collector> {
  const { scripts, uws } = options;
  const now = collectorClock(options.now);
  const hour = (): number => Math.floor(now() / HOUR_MS);
  const rules = new RulesInForce(options.rules, now);
  const sums = new Sums({ tables: () => rules.current.tables, maxCells: MAX_CELLS });
  const hosts = new HeldHosts({ sums, threshold: () => rules.current.threshold, maxHosts: MAX_HOSTS_OF_DAY });
  const visitors = await options.visitors({
    now,
    onKeyStarted: (day) => sums.mark('key-started', dayOfHour(hour()) === day ? hour() : day * HOURS_PER_DAY),
  });
  const counting = new Counting({ sums, hosts, campaigns: () => rules.current.campaigns, visitors, now });
  const queue = new SightingQueue({
    count: (batch) => counting.count(batch),
    batchSize: BATCH_SIZE,
    maxWaitMs: BATCH_WAIT_MS,
    maxWaiting: options.maxWaiting ?? MAX_WAITING,
  });
  const drop = (reason: DropReason, at: number): void => {
    sums.add({ table: 'dropped', hour: at, page: '', value: reason, count: 1 });
    // One visitor may have kept any number of others out: more than the noise of a public day hides.
    if (reason === 'crowded') sums.mark('turned-away', at);
  };
  const limit = new AddressLimit({ perTurn: options.countsPerMinute, maxPrefixes: options.maxPrefixes ?? MAX_PREFIXES });
  const makers = new TagMakers(visitors, [...options.origins][0] ?? '');
  const verdicts = new BrowserVerdicts({ most: MAX_VERDICTS, readsForm: () => sums.has('devices') });

  // Nobody knows what came before this moment, nor how the last process ended.
  sums.mark('gap', hour());
  await counting.tend().catch(() => undefined);

  const app = uws.App();
  for (const [path, source] of Object.entries(scripts)) app.get(path, beaconFile(source));
  app
    .post(
      '/e',
      intake({
        ...options,
        countryFinder: (question) => (sums.has('countries') ? options.countryFinder?.(question) : undefined) ?? 'unknown',
        limit,
        verdicts,
        counts: new ParsedCounts(MAX_PARSED),
        hour,
        tagMaker: (at) => makers.at(at),
        onSighting: (sighting) => {
          if (!queue.push(sighting)) drop('crowded', sighting.hour);
        },
        onDrop: drop,
      }),
    )
    .any('/e', (response) => answer(response, { status: '405 Method Not Allowed', headers: { allow: 'POST' } }))
    .get('/healthz', (response) => answer(response, { status: '200 OK', body: 'ok' }))
    .any('/*', (response) => answer(response, { status: '404 Not Found' }));

  const { port, stop } = await listen(uws, app, options);
  const turning = setInterval(() => {
    for (const memory of [limit, verdicts]) memory.turn();
    makers.turn(hour());
  }, TURN_MS).unref();
  const tending = startTending({
    everyMs: TEND_MS,
    tend: async () => {
      rules.refresh();
      await counting.tend().catch(() => undefined);
    },
  });
  let ending = false;
  const flushing = startFlushing({
    ...options,
    everyMs: options.flushMs,
    onRefused: ({ cells, marks }) => {
      for (const { count, hour } of cells) sums.mark('gap', hour, count);
      for (const { count, hour, kind } of marks) sums.mark(kind, hour, count);
      options.onRefused();
    },
    take: () =>
      tending.inTurn(async () => {
        if (ending) {
          await queue.drain();
          await counting.end().catch(() => undefined);
        }
        return sums.take();
      }),
  });
  return {
    port,
    stop: async () => {
      stop();
      clearInterval(turning);
      tending.stop();
      app.close();
      ending = true;
      const written = await flushing.stop(LAST_FLUSH_MS);
      await visitors.close();
      return written;
    },
  };
}
