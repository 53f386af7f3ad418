import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../apps/signaling/src/main.ts', import.meta.url));
/** Nobody answers there: signaling counts on without a database, as in an outage. */
const NO_DATABASE = 'postgres://nobody@127.0.0.1:1/none';

/** So it is meant to be here. */
const SAID_OF_NO_DATABASE = /^signaling: the database /;

export interface OwnServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Our signaling server as it runs in production, with its own limits, in a process of its own. Errors: it did not start. */
export async function ownServer(origin: string): Promise<OwnServer> {
  // The clients do what an attack does, and solve no puzzles.
  const env = { ...process.env, CHALLENGE: 'off', HOST: '127.0.0.1', PORT: '0', METRICS_PORT: '0', VISAVIS_ORIGIN: origin, DATABASE_URL: NO_DATABASE, DRAIN_MS: '0' };
  const child = fork(MAIN, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (!SAID_OF_NO_DATABASE.test(line)) process.stderr.write(`${line}\n`);
    });
  }
  const ended = once(child, 'exit');
  const early = ended.then(() => {
    throw new Error('the signaling server ended early');
  });
  early.catch(() => {});
  const [message] = await Promise.race([once(child, 'message'), early]);
  const port: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, 'port') : undefined;
  return {
    url: `ws://127.0.0.1:${String(port)}/ws`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
