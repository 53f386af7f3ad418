import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proves } from '@visavis/policy/proves';
import { RedisUnfit } from '@visavis/redis/fitness';
import { redisServer } from '@visavis/testkit/redis';
import { expect, it, vi } from 'vitest';
import { redisLink } from './redis-link.ts';

it.each([
  [['--save', '3600 1'], 'save'],
  [['--appendonly', 'yes'], 'appendonly'],
  [['--slowlog-log-slower-than', '10000'], 'slowlog-log-slower-than'],
  [['--maxmemory-policy', 'allkeys-lru'], 'maxmemory-policy', 'forgets when it is full'],
])(proves('refuses a Redis that keeps records, or forgets them early (%j), in one line that says what to do', 'VIS-04-07'), async (settings, named, fault = 'keeps records') => {
  const server = await redisServer(settings);
  try {
    const refused = redisLink({ url: server.url, onOutage: () => {}, onRefused: () => {} });
    await expect(refused).rejects.toBeInstanceOf(RedisUnfit);
    await expect(refused).rejects.toThrow(new RegExp(`^REDIS_URL: this Redis ${fault} \\(${named}\\).* redis-server --save "" --appendonly no .*$`));
  } finally {
    await server.remove();
  }
});

it('names all that is wrong with it', async () => {
  const server = await redisServer(['--appendonly', 'yes', '--save', '60 1', '--maxmemory-policy', 'volatile-ttl']);
  try {
    const refused = redisLink({ url: server.url, onOutage: () => {}, onRefused: () => {} });
    await expect(refused).rejects.toThrow('this Redis keeps records (save, appendonly) and forgets when it is full (maxmemory-policy), so it is not used.');
  } finally {
    await server.remove();
  }
});

it('refuses a Redis that does not say', async () => {
  const server = await redisServer(['--rename-command', 'CONFIG', '']);
  try {
    await expect(redisLink({ url: server.url, onOutage: () => {}, onRefused: () => {} })).rejects.toThrow(/does not say/);
  } finally {
    await server.remove();
  }
});

it('asks again whenever it comes back, and does not use one that has changed its mind', { timeout: 30_000 }, async () => {
  const server = await redisServer();
  const heard: string[] = [];
  const link = await redisLink({
    url: server.url,
    onOutage: (outage) => void heard.push(outage),
    onRefused: (refusal) => void heard.push(refusal.message.slice(0, 38)),
  });
  try {
    expect(String(await link.send(['PING']))).toBe('PONG');
    await link.send(['CONFIG', 'SET', 'save', '60 1']);
    await link.send(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'no']).catch(() => undefined);
    await vi.waitFor(() => expect(heard).toContain('REDIS_URL: this Redis keeps records (s'), { timeout: 10_000 });
    await expect(link.send(['PING'])).rejects.toThrow('does not answer');
  } finally {
    link.close();
    await server.remove();
  }
});

it(proves('refuses a Redis that is a copy, and from the next minute on one that is copied', 'VIS-04-07'), { timeout: 30_000 }, async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const server = await redisServer();
  const heard: string[] = [];
  const link = await redisLink({
    url: server.url,
    onOutage: (outage) => void heard.push(outage),
    onRefused: (refusal) => void heard.push(refusal.message),
  });
  const copy = await redisServer(['--replicaof', `127.0.0.1 ${server.port}`, '--masterauth', server.password]);
  try {
    await vi.waitFor(async () => expect(String(await link.send(['INFO', 'replication']))).toContain('connected_slaves:1'), { timeout: 15_000 });
    const refused = redisLink({ url: copy.url, onOutage: () => {}, onRefused: () => {} });
    await expect(refused).rejects.toThrow('REDIS_URL: this Redis is copied to another one or is itself a copy, so it is not used. Name one that has no replicas.');
    for (let minutes = 0; minutes < 2; minutes += 1) {
      vi.advanceTimersByTime(60_000);
      await vi.waitFor(() => expect(heard).toEqual([expect.stringContaining('is copied to another one'), 'began']));
    }
    await expect(link.send(['PING'])).rejects.toThrow('does not answer');
    await copy.stop();
    await vi.waitFor(() => {
      vi.advanceTimersByTime(60_000);
      expect(heard.at(-1)).toBe('ended');
    }, { timeout: 15_000 });
    expect(String(await link.send(['PING']))).toBe('PONG');
  } finally {
    link.close();
    await Promise.all([copy.remove(), server.remove()]);
    vi.useRealTimers();
  }
});

it('looks every minute whether a Redis that keeps nothing still does so', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const server = await redisServer();
  const heard: string[] = [];
  const link = await redisLink({ url: server.url, onOutage: (outage) => void heard.push(outage), onRefused: (refusal) => void heard.push(refusal.name) });
  try {
    await link.send(['CONFIG', 'SET', 'slowlog-log-slower-than', '0']);
    vi.advanceTimersByTime(60_000);
    await vi.waitFor(() => expect(heard).toEqual(['RedisUnfit', 'began']));
    await expect(link.send(['PING'])).rejects.toThrow('does not answer');
  } finally {
    link.close();
    await server.remove();
    vi.useRealTimers();
  }
});

it('refuses a Redis that does not say whether it is copied', async () => {
  const server = await redisServer(['--rename-command', 'INFO', '']);
  try {
    await expect(redisLink({ url: server.url, onOutage: () => {}, onRefused: () => {} })).rejects.toThrow('does not say whether others copy it');
  } finally {
    await server.remove();
  }
});

it('comes by a unix socket as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-socket-'));
  const socket = join(folder, 'redis.sock');
  const server = await redisServer(['--unixsocket', socket]);
  const link = await redisLink({ url: `unix://:${server.password}@${socket}`, onOutage: () => {}, onRefused: () => {} });
  try {
    // It opens the socket a moment after it says that it is ready.
    await vi.waitFor(async () => expect(String(await link.send(['PING']))).toBe('PONG'), { timeout: 10_000 });
  } finally {
    link.close();
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});

it('takes a Redis that is not there for an outage', async () => {
  const outages: string[] = [];
  const link = await redisLink({ url: 'redis://127.0.0.1:1', onOutage: (outage) => void outages.push(outage), onRefused: () => {} });
  await expect(link.send(['PING'])).rejects.toThrow('does not answer');
  expect(outages).toEqual(['began']);
  link.close();
});
