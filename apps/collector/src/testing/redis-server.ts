import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A real Redis that a test may stop and start; its address and its password stay. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly password: string;
  /** Where it would write, if it wrote. */
  readonly folder: string;
  /** All that it printed until now. */
  output(): string;
  start(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

/** As a collector wants it, but for `settings`, which come last. */
export async function redisServer(settings: readonly string[] = []): Promise<RedisServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'visavis-redis-'));
  const port = await freePort();
  const password = randomBytes(16).toString('hex');
  let running: ChildProcess | undefined;
  let output = '';
  const start = async (): Promise<void> => {
    const quiet = ['--save', '', '--appendonly', 'no', '--slowlog-log-slower-than', '-1', '--requirepass', password];
    const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...quiet, ...settings], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error(`redis-server did not start: ${output}`)));
      child.once('error', reject);
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Ready to accept connections')) resolve();
      });
    });
  };
  const stop = async (): Promise<void> => {
    const child = running;
    running = undefined;
    output = '';
    if (child === undefined) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    port,
    password,
    folder,
    output: () => output,
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
