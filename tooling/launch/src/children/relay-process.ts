import { join } from 'node:path';
import { fileProblem } from '../file-problem.ts';
import { LaunchError } from '../launch-error.ts';
import { freshSecret } from '../secrets.ts';
import { startCoturn } from './coturn.ts';

// Runs coturn as a child of its own, so that the relay ends when the launcher does, however it ends.
// Arguments: the data folder, the address that it listens on, and the one that it relays on.
// Says `{ ready: true, port, secret }` to the parent.

const [folder, address, relayAddress] = process.argv.slice(2);
if (folder === undefined || address === undefined || relayAddress === undefined) throw new Error('relay-process needs a folder and two addresses');

const stopping = new AbortController();
process.on('SIGTERM', () => stopping.abort());
process.on('SIGINT', () => undefined);
process.once('disconnect', () => stopping.abort());
// The launcher may have gone before anybody listened.
if (!process.connected) stopping.abort();

const secret = freshSecret();
try {
  const coturn = await startCoturn({
    file: join(folder, 'turnserver.conf'),
    database: join(folder, 'turndb'),
    address,
    relayAddress,
    secrets: [secret],
    signal: stopping.signal,
  });
  // With somewhere for its error: a launcher that is gone is heard of above.
  process.send?.({ ready: true, port: coturn.port, secret }, () => undefined);
  await coturn.ended;
} catch (error) {
  const words = error instanceof LaunchError ? error.message : fileProblem(error);
  if (words === null) throw error;
  if (!stopping.signal.aborted) process.stderr.write(`${words}\n`);
}
process.exit(stopping.signal.aborted ? 0 : 1);
