import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Product, temporaryData } from '../fixtures/product.ts';
import { expect, test } from '../fixtures/test.ts';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test.describe('npm start', () => {
  let dataFolder: string;

  test.beforeEach(() => {
    dataFolder = temporaryData();
  });
  test.afterEach(() => {
    rmSync(dataFolder, { recursive: true, force: true });
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`${signal} stops every process`, async () => {
      const product = await Product.start({ dataFolder });
      const pids = await product.processes();
      expect(pids.length).toBeGreaterThan(5);
      product.signal(signal);
      expect(await product.ended).toBe(0);
      expect(pids.filter(alive)).toEqual([]);
    });
  }

  test('kill -9 of the launcher leaves nothing behind, and it starts again on the same data', async () => {
    const first = await Product.start({ dataFolder });
    const pids = await first.processes();
    first.signal('SIGKILL');
    await first.ended;
    await expect.poll(() => pids.filter(alive), { timeout: 20_000 }).toEqual([]);

    const second = await Product.start({ dataFolder, port: first.port });
    expect((await fetch(`${second.origin}/healthz`)).status).toBe(200);
    await second.stop();
  });

  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    test(`${signal} of npm itself stops every process`, async () => {
      const product = await Product.start({ dataFolder, command: ['npm', 'start'] });
      const pids = await product.processes();
      product.signal(signal);
      await product.ended;
      await expect.poll(() => pids.filter(alive), { timeout: 20_000 }).toEqual([]);
    });
  }

  test('when one part crashes, the rest stops in order and says which it was', async () => {
    const product = await Product.start({ dataFolder });
    const pids = await product.processes();
    const children = await product.children();
    const collector = children.find((child) => child.command.includes('apps/collector'));
    if (collector === undefined) throw new Error('no collector runs');
    process.kill(collector.pid, 'SIGKILL');
    expect(await product.ended).toBe(1);
    expect(product.output).toContain('visavis: collector ended (SIGKILL), so everything was stopped.');
    expect(pids.filter(alive)).toEqual([]);
  });

  test('a taken port is one line that says what to do', async ({ product }) => {
    const second = await Product.launch({ dataFolder, port: product.port });
    expect(await second.ended).toBe(1);
    expect(second.output).toMatch(/^visavis: Port \d+ is taken\. .*PORT=\d+ npm start\n$/);
  });

  test('a second copy on the same data is one line that says what to do', async ({ product }) => {
    const second = await Product.launch({ dataFolder: product.dataFolder });
    expect(await second.ended).toBe(1);
    expect(second.output).toMatch(/^visavis: Already running on .*VISAVIS_DATA.*\n$/);
  });

  test('a copy under another policy has pages of its own, and those of the first stay as they are', async ({ product }) => {
    const home = async (): Promise<string> => (await fetch(product.origin)).text();
    const before = await home();
    expect(before).toContain('<title>Visavis');
    const other = await Product.launch({ dataFolder, env: { VISAVIS_PROFILE: 'anoncam' } });
    await other.said('Starting PostgreSQL');
    expect(readFileSync(join(dataFolder, 'pages/site/index.html'), 'utf8')).toContain('<title>AnonCam');
    expect(await home()).toBe(before);
    await other.stop();
  });

  test('an unreachable DATABASE_URL is one line that says what to do, and names no password', async () => {
    const product = await Product.launch({ dataFolder, env: { DATABASE_URL: 'postgres://me:secret@127.0.0.1:9/visavis' } });
    expect(await product.ended).toBe(1);
    expect(product.output.trim().split('\n').at(-1)).toMatch(/^visavis: .*DATABASE_URL/);
    expect(product.output).not.toContain('secret');
  });

  test('an unknown option and a bad setting are one line each', async () => {
    const option = await Product.launch({ dataFolder, flags: ['--fast'] });
    expect(await option.ended).toBe(1);
    expect(option.output).toBe('visavis: Unknown option --fast. The only one is --lan.\n');
    const setting = await Product.launch({ dataFolder, env: { VISAVIS_PROFILE: 'nobody' } });
    expect(await setting.ended).toBe(1);
    expect(setting.output).toMatch(/^visavis: VISAVIS_PROFILE: must be one of .*\n$/);
    const nodes = await Product.launch({ dataFolder, env: { SIGNALING_NODES: '3' } });
    expect(await nodes.ended).toBe(1);
    expect(nodes.output).toMatch(/^visavis: SIGNALING_NODES=3 needs REDIS_URL.*\n$/);
  });
});
