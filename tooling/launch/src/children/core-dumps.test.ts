import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spawnChild } from './child.ts';

const SERVICES = ['collector', 'signaling', 'admin-api'] as const;
const SETTINGS = {
  // Nobody answers there.
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  AUTH_SECRET: 'A'.repeat(43),
  PORT: '0',
  METRICS_PORT: '0',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visavis-core-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const moduleOf = (service: string): string => fileURLToPath(new URL(`../../../../apps/${service}/src/main.ts`, import.meta.url));
const coresIn = (path: string): readonly string[] => readdirSync(path).filter((name) => /^core(\.\d+)?$/.test(name));
const limitOf = (pid: number): string | undefined => /^Max core file size.*$/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.[0];

describe.runIf(process.platform === 'linux')('a service that ends in SIGABRT', () => {
  it.each(SERVICES)('%s leaves no core file', { timeout: 60_000 }, async (service) => {
    const { child, ready } = spawnChild({ name: service, module: moduleOf(service), env: SETTINGS, readyMs: 30_000, stopMs: 1_000 });
    const { pid } = child;
    if (pid === undefined) throw new Error('it has no process');
    // Who signs people in does not start without a database; its process is there all the same.
    if (service === 'admin-api') {
      ready.catch(() => undefined);
      await vi.waitFor(() => expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).toMatch(/^\S*node\0.*main\.ts/), { interval: 5 });
    } else await ready;
    expect(limitOf(pid)).toMatch(/size +0 +0 +bytes/);
    const place = readlinkSync(`/proc/${pid}/cwd`);
    process.kill(pid, 'SIGABRT');
    expect(await child.ended).toBe('SIGABRT');
    expect(coresIn(place)).toEqual([]);
  });

  it('would leave one on this machine without the limit, where dumps are files', { timeout: 60_000 }, async () => {
    const pattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim();
    const control = spawn('/bin/sh', ['-c', 'ulimit -c unlimited; exec "$0" -e "process.send(1);setInterval(() => {}, 1000)"', process.execPath], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(control, 'message');
    const ended = once(control, 'exit');
    control.kill('SIGABRT');
    await ended;
    // A pipe (|…) or an absolute path goes elsewhere; then the limit above is all that can be seen.
    expect(coresIn(folder)).toHaveLength(/^core\b/.test(pattern) ? 1 : 0);
  });
});
