import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ORIGIN } from './visit.ts';

/** The collector as it runs in production: its own process, its own `main.ts`. */
export interface CollectorProcess {
  readonly port: number;
  /** All that it printed until now. */
  output(): string;
  /** Ends it by a signal, or as the death of its parent does; resolves with the exit code. */
  end(how: 'SIGTERM' | 'SIGINT' | 'disconnect'): Promise<number | null>;
}

export async function startCollectorProcess(databaseUrl: string, flushMs = 100): Promise<CollectorProcess> {
  const child = fork(fileURLToPath(new URL('../main.ts', import.meta.url)), {
    env: { DATABASE_URL: databaseUrl, VISAVIS_ORIGIN: ORIGIN, PORT: '0', FLUSH_MS: String(flushMs) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const printed = [child.stdout, child.stderr].filter((stream) => stream !== null);
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
