import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { ORIGIN } from './visit.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

const DAY_MS = 86_400_000;
/** Noon UTC of the day on which the tests began: for all processes of a file the same, whatever the hour is. */
const NOON = Math.floor(Date.now() / DAY_MS) * DAY_MS + DAY_MS / 2;

/** The collector as it runs in production, but for its clock: its own process, its own `main.ts`. */
export interface CollectorProcess {
  readonly port: number;
  /** All that it printed until now. */
  output(): string;
  /** Ends it by a signal, or as the death of its parent does; resolves with the exit code. */
  end(how: 'SIGTERM' | 'SIGINT' | 'SIGKILL' | 'SIGABRT' | 'disconnect'): Promise<number | null>;
}

export interface CollectorProcessOptions {
  readonly flushMs?: number;
  /** Settings besides those that every test has. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds from noon UTC, at which its clock begins. */
  readonly afterNoonMs?: number;
}

export async function startCollectorProcess(databaseUrl: string, { afterNoonMs = 0, env = {}, flushMs = 100 }: CollectorProcessOptions = {}): Promise<CollectorProcess> {
  const clock = new URL('./child-clock.ts', import.meta.url);
  clock.searchParams.set('start', String(NOON + afterNoonMs));
  // As the launcher starts it: a process that is aborted leaves no memory behind.
  const child = spawn('/bin/sh', ['-c', 'ulimit -c 0 && exec "$0" "$@"', process.execPath, '--import', clock.href, MAIN], {
    env: { DATABASE_URL: databaseUrl, VISAVIS_ORIGIN: ORIGIN, PORT: '0', FLUSH_MS: String(flushMs), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const printed = [child.stdout, child.stderr].filter((stream): stream is Readable => stream !== null);
  for (const stream of printed) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const port = await readyPort(child, () => output);
  return {
    port,
    output: () => output,
    end: async (how) => {
      // Not `close`: it never comes after a disconnect.
      const ended = Promise.all([once(child, 'exit'), ...printed.map((stream) => once(stream, 'close'))]);
      if (how === 'disconnect') child.disconnect();
      else child.kill(how);
      await ended;
      return child.exitCode;
    },
  };
}

async function readyPort(child: ChildProcess, output: () => string): Promise<number> {
  const [said]: unknown[] = await Promise.race([once(child, 'message'), once(child, 'close')]);
  if (said === null || typeof said !== 'object' || !('port' in said) || typeof said.port !== 'number') {
    throw new Error(`the collector did not start: ${output()}`);
  }
  return said.port;
}
