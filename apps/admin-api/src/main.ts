import { randomBytes } from 'node:crypto';
import { adminApiSettings, SettingsError } from '@visavis/config';
import { connectDatabase, DatabaseError } from '@visavis/db';
import { currentManifest, promisesOf } from '@visavis/policy/history';
import { startReleasing } from './releasing.ts';
import { startAdminApi } from './start-admin-api.ts';
import { startSweeping } from './sweeping.ts';
import { watchVersion } from './version-watch.ts';

try {
  const settings = adminApiSettings(process.env);
  const connection = connectDatabase(settings.DATABASE_URL, { name: 'visavis admin-api', max: 5 });
  await connection.ping();
  const api = await startAdminApi({ settings, database: connection.db, now: Date.now });
  const promises = promisesOf(settings.VISAVIS_PROFILE);
  const sweeping = startSweeping({
    database: connection.db,
    promises,
    now: Date.now,
    onOutage: (outage) => say(outage === 'began' ? 'admin-api cannot delete expired rows' : 'admin-api deletes expired rows again'),
  });
  const releasing = startReleasing({
    database: connection.db,
    analytics: currentManifest(settings.VISAVIS_PROFILE, new Date()).analytics,
    promises,
    now: Date.now,
    randomBytes,
    onOutage: (outage) => say(outage === 'began' ? 'admin-api cannot release public numbers' : 'admin-api releases public numbers again'),
  });
  const watch = watchVersion({
    promises,
    now: Date.now,
    onVersion: (version) => say(`version ${version} of the policy counts from today: stop and start again, so that pages and calls follow`),
  });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await api.close();
    await releasing.stop();
    await sweeping.stop();
    watch.stop();
    await connection.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  process.once('disconnect', () => void stop());

  say(`admin-api ready on port ${api.port}`);
  process.send?.({ ready: true, port: api.port });
} catch (error) {
  process.stderr.write(`admin-api: ${oneLine(error)}\n`);
  process.exit(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function oneLine(error: unknown): string {
  if (error instanceof SettingsError || error instanceof DatabaseError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'the port is taken. Set PORT to a free one, or stop the program that uses it.';
  }
  return 'could not start.';
}
