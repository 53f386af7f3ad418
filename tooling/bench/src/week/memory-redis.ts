import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real Redis as a collector wants it: nothing of it is ever on a disk. */
export interface MemoryRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** Errors: one line when redis-server is missing or does not start. */
export async function memoryRedis(): Promise<MemoryRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-week-redis-'));
  const port = await freePort();
  const password = randomBytes(16).toString('hex');
  const settings = ['--save', '', '--appendonly', 'no', '--slowlog-log-slower-than', '-1', '--requirepass', password];
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...settings], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>((resolve, reject) => {
    let output = '';
    child.once('error', () => reject(new Error('The simulated week needs Redis: apt-get install redis-server')));
    child.once('exit', () => reject(new Error(`redis-server did not start: ${output}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Ready to accept connections')) resolve();
    });
  });
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
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
