import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test, vi } from 'vitest';
import { RedisLine } from './redis-line.ts';
import { type RedisServer, redisServer } from './redis-server.ts';

async function fresh(settings?: readonly string[]): Promise<{ readonly server: RedisServer; readonly line: RedisLine }> {
  const server = await redisServer(settings);
  const line = new RedisLine(server);
  onTestFinished(async () => {
    await line.close();
    await server.remove();
  });
  return { server, line };
}

/** Whether a connection to a port of loopback is taken. */
async function takes(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

test('is as it is wanted: it writes nothing, throws nothing away, and lets nobody in without its password', async () => {
  const { line, server } = await fresh();
  expect(await line.ask(['SET', 'key', 'value'])).toBe('OK');
  for (const [setting, value] of [['save', ''], ['appendonly', 'no'], ['slowlog-log-slower-than', '-1'], ['maxmemory-policy', 'noeviction']] as const) {
    expect(await line.ask(['CONFIG', 'GET', setting])).toBe(`${setting},${value}`);
  }
  const stranger = new RedisLine({ url: `redis://127.0.0.1:${server.port}` });
  await expect(stranger.ask(['PING'])).rejects.toThrow('NOAUTH');
  await stranger.close();
  expect(readdirSync(server.folder)).toEqual([]);
});

test('takes settings, the last of which counts', async () => {
  const { line } = await fresh(['--maxmemory-policy', 'allkeys-lru']);
  expect(await line.ask(['INFO', 'memory'])).toContain('maxmemory_policy:allkeys-lru');
});

test('says why it does not start', async () => {
  await expect(redisServer(['--no-such-setting', '1'])).rejects.toThrow(/did not start: .*no-such-setting/s);
});

test('stopped and started, it has the same address and password, and has forgotten everything', async () => {
  const { line, server } = await fresh();
  await line.ask(['SET', 'key', 'value']);
  await server.stop();
  expect(server.state()).toBe('stopped');
  expect(await takes(server.port)).toBe(false);
  await expect(line.ask(['PING'])).rejects.toThrow();
  await server.start();
  expect(server.state()).toBe('running');
  expect(await line.ask(['EXISTS', 'key'])).toBe('0');
});

test('paused, it still takes connections and says nothing; resumed, it answers what it was asked meanwhile', async () => {
  const { line, server } = await fresh();
  await line.ask(['SET', 'key', 'value']);
  server.pause();
  expect(server.state()).toBe('paused');
  const late = vi.fn<(answer: string) => void>();
  const answer = line.ask(['GET', 'key']).then(late);
  for (let times = 0; times < 5; times += 1) expect(await takes(server.port)).toBe(true);
  expect(late).not.toHaveBeenCalled();
  server.resume();
  await answer;
  expect(late).toHaveBeenCalledWith('value');
});

test('is removed while it is paused, and can then neither be paused nor resumed', async () => {
  const server = await redisServer();
  server.pause();
  await server.remove();
  expect(await takes(server.port)).toBe(false);
  expect(existsSync(server.folder)).toBe(false);
  for (const act of [server.pause, server.resume]) expect(act).toThrow('this Redis is stopped');
});

test.each(['running', 'paused'] as const)('ends with the process that started it, though that is killed, while it is %s', async (state) => {
  const script = `
    import { redisServer } from ${JSON.stringify(import.meta.resolve('./redis-server.ts'))};
    const server = await redisServer();
    if (${JSON.stringify(state)} === 'paused') server.pause();
    console.log(server.port);
    process.on('exit', () => server.remove());`;
  const parent: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (parent.stdout === null) throw new Error('no output');
  const [port]: unknown[] = await once(createInterface(parent.stdout), 'line');
  expect(await takes(Number(port))).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitFor(async () => expect(await takes(Number(port))).toBe(false), { timeout: 10_000 });
});
