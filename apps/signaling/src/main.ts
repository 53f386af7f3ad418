import { SettingsError, signalingSettings } from '@visavis/config';
import { connectDatabase, DatabaseError } from '@visavis/db';
import { CountryFileError } from '@visavis/geo';
import { currentManifest, promisesOf } from '@visavis/policy/history';
import { RedisUnfit } from '@visavis/redis';
import { addChatCounts, currentBans, fileReport } from '@visavis/services';
import { ListenError, loadUws, UwsUnavailable } from '@visavis/uws';
import { inMemory, onRedis } from './between-nodes.ts';
import { banKeyFrom } from './admission/ban-key.ts';
import { callProofs } from './call-proofs.ts';
import { callOffer } from './call-offer.ts';
import type { RefusedToStart } from './operating/operator-events.ts';
import { faultPlace, OperatorLog } from './operating/operator-log.ts';
import { startSignaling } from './start-signaling.ts';

const DATABASE_CONNECTIONS = 2;

// Before the settings are read: also what is wrong with them is said in this form.
const log = new OperatorLog({
  form: process.env['LOG'] === 'json' ? 'json' : 'text',
  write: (stream, line) => process[stream].write(line),
  now: Date.now,
});
process.on('uncaughtException', (error) => {
  log.say({ event: 'fault', place: faultPlace(error) });
  process.exit(1);
});

async function main(): Promise<void> {
  const settings = signalingSettings(process.env);
  const manifest = currentManifest(settings.VISAVIS_PROFILE, new Date());
  const key = banKeyFrom(settings);
  const { origins, trusted, connections, wishes, countryFinder, relay } = callOffer(settings, manifest);
  const database = connectDatabase(settings.DATABASE_URL, { max: DATABASE_CONNECTIONS, name: 'visavis signaling' });
  const now = () => Math.floor(performance.now());
  const nodes =
    settings.REDIS_URL.length === 0
      ? inMemory(now)
      : await onRedis({ urls: settings.REDIS_URL, area: settings.AREA, now, onRefused: (refusal) => log.say({ event: 'redis-refused' }, `signaling: ${refusal.message}`) });
  const signaling = await startSignaling({
    uws: loadUws(),
    host: settings.HOST,
    port: settings.PORT,
    metricsPort: settings.METRICS_PORT,
    origins,
    trusted,
    connectsPerMinute: settings.CONNECTS_PER_MINUTE,
    findsPerMinute: settings.FINDS_PER_MINUTE,
    connectionsPerPrefix: settings.CONNECTIONS_PER_PREFIX,
    puzzles: settings.CHALLENGE,
    puzzleKey: key,
    // Where the policy keeps no bans, nothing of a network is named under a key that stays.
    banKey: manifest.data.bans === 'not-collected' ? null : key,
    loadBans: (most) => currentBans(database.db, { most, promises: promisesOf(settings.VISAVIS_PROFILE), now: new Date() }),
    connections,
    wishes,
    countryFinder,
    relay,
    nodes,
    proofs: callProofs(settings, Date.now),
    fileReport: (report) => fileReport(database.db, report),
    storeCounts: ({ counts, ...number }) =>
      addChatCounts(database.db, { ...number, counts: counts.map((count) => ({ ...count, hour: new Date(count.hour) })) }),
    onEvent: (event) => log.say(event),
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

  log.say({ event: 'started', port: signaling.port, metricsPort: signaling.metricsPort });
  process.send?.({ ready: true, port: signaling.port, metricsPort: signaling.metricsPort });
}

const REFUSALS: readonly (readonly [new (...words: never[]) => Error, RefusedToStart])[] = [
  [SettingsError, 'settings'],
  [CountryFileError, 'settings'],
  [ListenError, 'port'],
  [UwsUnavailable, 'transport'],
  [DatabaseError, 'database'],
  [RedisUnfit, 'redis'],
];

try {
  await main();
} catch (error) {
  const refusal = REFUSALS.find(([kind]) => error instanceof kind);
  // What an operator can mend is said; anything else is a fault of ours, and its text may hold anything.
  const words = refusal !== undefined && error instanceof Error ? error.message : 'could not start.';
  log.say({ event: 'refused-to-start', reason: refusal?.[1] ?? 'fault' }, `signaling: ${words}`);
  process.exit(1);
}
