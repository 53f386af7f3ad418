import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { tiedProcess } from './tied-process.ts';

/** A real Redis that may be stopped, started, paused and resumed; its address and its password stay. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Of a cluster's own talk, where it is in one. Redis would take one so high that a connection may have it. */
  readonly busPort: number;
  readonly password: string;
  /** Where it would write, if it wrote. */
  readonly folder: string;
  state(): 'running' | 'paused' | 'stopped';
  /** All that it printed until now. */
  output(): string;
  /** Resolves when it takes connections. Does nothing while it runs. */
  start(): Promise<void>;
  /** Kills it: it forgets everything, and connections to it end. */
  stop(): Promise<void>;
  /** It does nothing any more, but the system still takes connections in its name. Errors: when it is stopped. */
  pause(): void;
  resume(): void;
  remove(): Promise<void>;
}

export interface RedisServerOptions {
  /** Random unless given. */
  readonly password?: string;
}

/** Nothing is on a disk, and nothing is thrown away when it is full. */
const IN_MEMORY = ['--save', '', '--appendonly', 'no', '--slowlog-log-slower-than', '-1', '--maxmemory-policy', 'noeviction'];

/** On a free port of loopback; `settings` come last. Errors: Redis is missing, or what it said when it did not start. */
export async function redisServer(settings: readonly string[] = [], { password = randomBytes(16).toString('hex') }: RedisServerOptions = {}): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-redis-'));
  const [port, busPort] = [await freePort(), await freePort()];
  const args = ['--port', String(port), '--cluster-port', String(busPort), '--bind', '127.0.0.1', '--dir', folder, '--requirepass', password, ...IN_MEMORY, ...settings];
  let running: { readonly child: ReturnType<typeof tiedProcess>; isPaused: boolean } | undefined;
  let output = '';
  const start = async (): Promise<void> => {
    if (running !== undefined) return;
    const child = tiedProcess('redis-server', args);
    const process = { child, isPaused: false };
    running = process;
    child.once('exit', () => {
      if (running === process) running = undefined;
    });
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      child.once('error', () => reject(new Error('Redis is missing: apt-get install redis-server')));
      child.once('close', () => reject(new Error(`redis-server did not start: ${printed}`)));
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          printed += chunk.toString();
          output += chunk.toString();
          if (printed.includes('Ready to accept connections')) resolve();
        });
      }
    });
  };
  const stop = async (): Promise<void> => {
    if (running === undefined) return;
    const { child } = running;
    running = undefined;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const signal = (isPaused: boolean): void => {
    if (running === undefined) throw new Error('this Redis is stopped');
    running.child.kill(isPaused ? 'SIGSTOP' : 'SIGCONT');
    running.isPaused = isPaused;
  };
  const remove = async (): Promise<void> => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  await start().catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    port,
    busPort,
    password,
    folder,
    state: () => (running === undefined ? 'stopped' : running.isPaused ? 'paused' : 'running'),
    output: () => output,
    start,
    stop,
    pause: () => signal(true),
    resume: () => signal(false),
    remove,
  };
}
