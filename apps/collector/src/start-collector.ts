import { type Batch, Cells, hourOf } from '@visavis/analytics';
import { answer, listen, type TrustedProxies, type Uws } from '@visavis/uws';
import { AddressLimit } from './address-limit.ts';
import { beaconFile } from './beacon-file.ts';
import { Drops } from './drops.ts';
import { startFlushing } from './flushing.ts';
import { intake } from './intake.ts';

/** How long an outage of the database is bridged in RAM: 31 days. */
const MAX_HOURS = 744;
const TURN_MS = 60_000;
const COUNTS_PER_TURN = 120;
const MAX_PREFIXES = 100_000;
const LAST_FLUSH_MS = 5_000;

export interface CollectorOptions {
  readonly uws: Uws;
  readonly host: string;
  readonly port: number;
  /** The site's own origins, such as https://example.org. */
  readonly origins: ReadonlySet<string>;
  readonly trusted: TrustedProxies;
  readonly flushMs: number;
  readonly beacon: Uint8Array;
  /** Writes a whole batch or nothing, and rejects in the second case. */
  readonly write: (batch: Batch) => Promise<void>;
  readonly onOutage: (outage: 'began' | 'ended') => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Collector {
  readonly port: number;
  readonly drops: Pick<Drops, 'all'>;
  /** Takes no more, writes what is left; whether that worked. */
  stop(): Promise<boolean>;
}

export async function startCollector(options: CollectorOptions): Promise<Collector> {
  const { uws, now } = options;
  const cells = new Cells(MAX_HOURS);
  const drops = new Drops();
  const limit = new AddressLimit({ perTurn: COUNTS_PER_TURN, maxPrefixes: MAX_PREFIXES });

  const app = uws
    .App()
    .get('/b.js', beaconFile(options.beacon))
    .post('/e', intake({ ...options, limit, drops, count: (count) => cells.add(count, hourOf(now())) }))
    .any('/e', (response) => answer(response, { status: '405 Method Not Allowed', headers: { allow: 'POST' } }))
    .get('/healthz', (response) => answer(response, { status: '200 OK', body: 'ok' }))
    .any('/*', (response) => answer(response, { status: '404 Not Found' }));

  const { port, stop } = await listen(uws, app, options);
  const turning = setInterval(() => limit.turn(), TURN_MS).unref();
  const flushing = startFlushing({ ...options, cells, everyMs: options.flushMs });
  return {
    port,
    drops,
    stop: () => {
      stop();
      clearInterval(turning);
      app.close();
      return flushing.stop(LAST_FLUSH_MS);
    },
  };
}
