import { SettingsError, signalingSettings } from '@visavis/config';
import { connectDatabase, DatabaseError } from '@visavis/db';
import { MemoryPool } from '@visavis/matchmaking';
import { currentManifest } from '@visavis/policy/history';
import { addChatCounts, fileReport } from '@visavis/services';
import { ListenError, loadUws, UwsUnavailable } from '@visavis/uws';
import { callOffer } from './call-offer.ts';
import { startSignaling } from './start-signaling.ts';

const DATABASE_CONNECTIONS = 2;

async function main(): Promise<void> {
  const settings = signalingSettings(process.env);
  const { origins, trusted, connections, relay } = callOffer(settings, currentManifest(settings.VISAVIS_PROFILE, new Date()));
  const database = connectDatabase(settings.DATABASE_URL, { max: DATABASE_CONNECTIONS, name: 'visavis signaling' });
  const signaling = await startSignaling({
    uws: loadUws(),
    host: settings.HOST,
    port: settings.PORT,
    metricsPort: settings.METRICS_PORT,
    origins,
    trusted,
    connectsPerMinute: settings.CONNECTS_PER_MINUTE,
    connectionsPerPrefix: settings.CONNECTIONS_PER_PREFIX,
    connections,
    relay,
    pool: new MemoryPool(),
    fileReport: (report) => fileReport(database.db, report),
    storeCounts: ({ counts, ...number }) =>
      addChatCounts(database.db, { ...number, counts: counts.map((count) => ({ ...count, hour: new Date(count.hour) })) }),
    onOutage: (outage) => process.stderr.write(OUTAGE[outage]),
  });

  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await signaling.drain(settings.DRAIN_MS);
    // Not waiting for the database: what it has not taken by now, it will not take.
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end());
  // The launcher is gone, however it went: nobody else would end this process.
  process.on('disconnect', () => void end());

  process.stdout.write(`signaling ready on port ${signaling.port}\n`);
  process.send?.({ ready: true, port: signaling.port, metricsPort: signaling.metricsPort });
}

const OUTAGE = {
  began: 'signaling: the database cannot be reached; counting in memory\n',
  ended: 'signaling: the database is back\n',
} as const;

try {
  await main();
} catch (error) {
  process.stderr.write(`signaling: ${oneLine(error)}\n`);
  process.exit(1);
}

/** What an operator can mend is said; anything else is a fault of ours, and its text may hold anything. */
function oneLine(error: unknown): string {
  const kinds = [SettingsError, ListenError, UwsUnavailable, DatabaseError];
  const isSaid = error instanceof Error && kinds.some((kind) => error instanceof kind);
  return isSaid ? error.message : 'could not start.';
}
