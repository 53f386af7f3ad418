import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { collectorSettings, ownOrigins, SettingsError } from '@visavis/config';
import { connectDatabase, DatabaseError } from '@visavis/db';
import { ListenError, loadUws, parseTrustedProxies, UwsUnavailable } from '@visavis/uws';
import { startCollector } from './start-collector.ts';
import { storeCounts } from './store-counts.ts';

const OUTAGE_LINES = {
  began: 'collector: the database does not answer; counting goes on in memory',
  ended: 'collector: the database answers again; what was counted is stored',
} as const;

try {
  await run();
} catch (error) {
  process.stderr.write(`collector: ${oneLine(error)}\n`);
  process.exit(1);
}

/** What an operator can mend is said; anything else is a fault of ours, and its text may hold anything. */
function oneLine(error: unknown): string {
  const kinds = [SettingsError, ListenError, UwsUnavailable, DatabaseError];
  const isSaid = error instanceof Error && kinds.some((kind) => error instanceof kind);
  return isSaid ? error.message : 'could not start.';
}

async function run(): Promise<void> {
  const settings = collectorSettings(process.env);
  const trusted = parseTrustedProxies(settings.TRUSTED_PROXIES);
  if (trusted === null) throw new SettingsError('TRUSTED_PROXIES: must be addresses or networks, such as 10.0.0.0/8');
  const beacon = readBeacon();
  const database = connectDatabase(settings.DATABASE_URL, { max: 1, name: 'visavis-collector' });
  const collector = await startCollector({
    uws: loadUws(),
    host: settings.HOST,
    port: settings.PORT,
    origins: ownOrigins(settings.VISAVIS_ORIGIN),
    trusted,
    flushMs: settings.FLUSH_MS,
    beacon,
    write: (batch) => storeCounts(database.db, batch),
    onOutage: (outage) => process.stderr.write(`${OUTAGE_LINES[outage]}\n`),
    now: Date.now,
  });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const stored = await collector.stop();
    if (!stored) process.stderr.write('collector: the last counts could not be stored\n');
    await database.close();
    process.exit(stored ? 0 : 1);
  };
  for (const end of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(end, () => void stop());

  process.stdout.write(`collector ready on port ${collector.port}\n`);
  process.send?.({ ready: true, port: collector.port });
}

function readBeacon(): Uint8Array {
  const file = fileURLToPath(import.meta.resolve('@visavis/analytics/b.js'));
  if (!existsSync(file)) throw new SettingsError('the beacon is not built: run pnpm --filter @visavis/analytics build');
  return readFileSync(file);
}
