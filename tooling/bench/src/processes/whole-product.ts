import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const READY = 'Ctrl-C stops everything.';

export interface WholeProduct {
  readonly origin: string;
  stop(): Promise<void>;
}

/** All of it as `npm start` runs it, on a port and a data folder of its own. Errors: it ends before it is ready. */
export async function wholeProduct(): Promise<WholeProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-bench-'));
  // PostgreSQL reaches it although it never runs as root.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const launcher = spawn(process.execPath, ['tooling/launch/src/main.ts', 'start'], {
    cwd: ROOT,
    env: { ...process.env, VISAVIS_DATA: folder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(launcher, 'exit');
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  let said = '';
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(READY)) resolve();
    });
  }
  const stop = async (): Promise<void> => {
    launcher.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const early = ended.then(() => {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`the product ended early.\n${said.slice(-2_000)}`);
  });
  // Once it is ready, its end is nobody's error.
  early.catch(() => undefined);
  await Promise.race([ready, early]);
  return { origin: `http://localhost:${port}`, stop };
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer().once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
  });
  return promise;
}
