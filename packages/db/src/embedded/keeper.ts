import { DatabaseError } from '../database-error.ts';
import { startEmbedded } from './start-embedded.ts';

/**
 * A process that keeps PostgreSQL for its parent: `keeper.ts <data folder> [none]`, with IPC. Says
 * `{ ready: true, url }` to the parent; stops the server in order on SIGTERM, on SIGINT, and when the
 * parent is gone, so that nothing is orphaned by a kill -9 of the parent.
 */
const [dataDir, durability] = process.argv.slice(2);
if (dataDir === undefined || process.send === undefined) fail('keeper.ts needs a data folder and a parent with IPC.');

const starting = startEmbedded(dataDir, { durability: durability === 'none' ? 'none' : 'full' });
for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => void stop());

try {
  const server = await starting;
  if (process.connected) process.send({ ready: true, url: server.url });
  const cause = await server.ended;
  if (cause !== null) fail(cause.message);
} catch (error) {
  fail(error instanceof DatabaseError ? error.message : 'PostgreSQL did not start.');
}

async function stop(): Promise<void> {
  const server = await starting.catch(() => null);
  await server?.stop();
  process.exit(0);
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
