import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CollectorSettings, collectorSettings, ownOrigins, SettingsError } from '@visavis/config';
import { connectDatabase, DatabaseError } from '@visavis/db';
import { CountryFileError, type CountryFinder, countryFinder } from '@visavis/geo';
import { RedisUnfit } from '@visavis/redis/fitness';
import { ListenError, loadUws, parseTrustedProxies, UwsUnavailable } from '@visavis/uws';
import { rulesOf } from './counting/counting-rules.ts';
import { placeOf } from './fault.ts';
import { type CollectorOptions, startCollector } from './start-collector.ts';
import { storeBatch } from './store-batch.ts';
import { MemoryVisitors } from './visitors/memory-visitors.ts';
import { redisLink } from './visitors/redis-link.ts';
import { RedisVisitors } from './visitors/redis-visitors.ts';

const OUTAGE_LINES = {
  began: 'the database does not answer; counting goes on in memory',
  ended: 'the database answers again; what was counted is stored',
} as const;
const REDIS_LINES = {
  began: 'Redis does not answer; visits are counted, distinct visitors are not',
  ended: 'Redis answers again; distinct visitors are counted',
} as const;
/** Kinds of errors that an operator can mend; any other is a fault of ours, and its text may hold anything. */
const SAID = [CountryFileError, DatabaseError, ListenError, RedisUnfit, SettingsError, UwsUnavailable];

const say = (words: string): void => void process.stderr.write(`collector: ${words}\n`);

process.on('uncaughtException', (error) => {
  say(`stopped by a fault of its own${placeOf(error)}`);
  process.exit(1);
});
try {
  await run();
} catch (error) {
  const isSaid = error instanceof Error && SAID.some((kind) => error instanceof kind);
  say(isSaid ? error.message : `could not start${placeOf(error)}`);
  process.exit(1);
}

async function run(): Promise<void> {
  const settings = collectorSettings(process.env);
  const trusted = parseTrustedProxies(settings.TRUSTED_PROXIES, { onlyTheyConnect: settings.ONLY_PROXIES_CONNECT });
  if (trusted === null) throw new SettingsError('TRUSTED_PROXIES: must be addresses or networks, such as 10.0.0.0/8');
  const rules = (instant: number) => rulesOf(settings.VISAVIS_PROFILE, instant);
  const database = connectDatabase(settings.DATABASE_URL, { max: 1, name: 'visavis-collector' });
  const collector = await startCollector({
    uws: loadUws(),
    host: settings.HOST,
    port: settings.PORT,
    origins: ownOrigins(settings.VISAVIS_ORIGIN),
    trusted,
    flushMs: settings.FLUSH_MS,
    countsPerMinute: settings.COUNTS_PER_MINUTE,
    scripts: { '/b.js': script('@visavis/analytics/b.js'), '/v.js': script('@visavis/analytics/v.js') },
    rules,
    countryFinder: rules(Date.now()).tables.has('countries') ? countriesBy(settings) : null,
    visitors: visitorsOf(settings),
    write: (batch) => storeBatch(database.db, batch),
    newCollector: randomUUID,
    onOutage: (outage) => say(OUTAGE_LINES[outage]),
    onRefused: () => say('the database refused what was counted; it is lost, and its hours are marked'),
    now: Date.now,
  });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const stored = await collector.stop();
    if (!stored) say('the last counts could not be stored');
    await database.close();
    process.exit(stored ? 0 : 1);
  };
  for (const end of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(end, () => void stop());

  process.stdout.write(`collector ready on port ${collector.port}\n`);
  process.send?.({ ready: true, port: collector.port });
}

function script(name: string): Uint8Array {
  const file = fileURLToPath(import.meta.resolve(name));
  if (!existsSync(file)) throw new SettingsError('the beacon is not built: run pnpm --filter @visavis/analytics build');
  return readFileSync(file);
}

function countriesBy(settings: CollectorSettings): CountryFinder | null {
  const finder = countryFinder(settings);
  if (finder === null) say('no country is known: set GEO_DATABASE to a file in the MMDB format, or COUNTRY_HEADER');
  return finder;
}

function visitorsOf({ REDIS_URL, VISAVIS_ORIGIN }: CollectorSettings): CollectorOptions['visitors'] {
  if (REDIS_URL === '') return async (given) => new MemoryVisitors({ ...given, randomBytes });
  return async (given) => {
    const link = await redisLink({
      url: REDIS_URL,
      onOutage: (outage) => say(REDIS_LINES[outage]),
      onRefused: (refusal) => say(refusal.message),
    });
    return new RedisVisitors({ ...given, link, site: VISAVIS_ORIGIN, node: randomUUID(), randomBytes });
  };
}
