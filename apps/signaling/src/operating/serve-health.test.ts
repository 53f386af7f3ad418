import { once } from 'node:events';
import { get } from 'node:http';
import { connect } from 'node:net';
import { faultProxy, type FaultProxy } from '@visavis/testkit/fault-proxy';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { onRedis } from '../between-nodes.ts';
import { METRICS } from '../counting/metric-table.ts';
import type { OperatorEvent } from './operator-events.ts';
import type { Signaling, SignalingOptions } from '../start-signaling.ts';
import { find, frameOf, KEY, OTHER_KEY } from '../testing/messages.ts';
import { startForTest } from '../testing/running.ts';
import { Visitor } from '../testing/visitor.ts';

const LOOK_MS = 20;
/** Longer than Redis may be silent, and a lease lasts. */
const PATIENCE_MS = 15_000;

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

async function start(options: Partial<SignalingOptions> = {}): Promise<Signaling> {
  const server = await startForTest(options);
  endings.push(() => server.drain(300));
  return server;
}

interface Said {
  readonly status: number;
  readonly body: string;
}

function ask(port: number, path: string): Promise<Said> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    }).on('error', reject);
  });
}

const becomes = (port: number, path: string, said: Said | RegExp): Promise<void> =>
  vi.waitFor(
    async () => {
      const answer = await ask(port, path);
      if (said instanceof RegExp) expect(answer.body).toMatch(said);
      else expect(answer).toEqual(said);
    },
    { interval: LOOK_MS, timeout: PATIENCE_MS },
  );

const READY = { status: 200, body: 'ready' };

async function talk(one: Visitor, other: Visitor): Promise<void> {
  one.socket.send(frameOf(256));
  expect((await other.nextFrame()).byteLength).toBe(256);
}

async function pair(port: number): Promise<[Visitor, Visitor]> {
  const [one, other] = [await Visitor.enter(port), await Visitor.enter(port)];
  one.say(find({ key: KEY }));
  other.say(find({ key: OTHER_KEY }));
  await Promise.all([one.next('matched'), other.next('matched')]);
  return [one, other];
}

describe('a server by itself', () => {
  test('takes visitors as soon as it is a member of its pools, and says so', async () => {
    const { port, metricsPort } = await start();
    await becomes(port, '/readyz', READY);
    expect(await ask(port, '/healthz')).toEqual({ status: 200, body: 'ok' });
    const { body } = await ask(metricsPort, '/metrics');
    expect(body).toContain('visavis_pool_member{pool="video"} 1\n');
    expect(body).toContain('visavis_ready 1\n');
    expect(body).not.toContain('visavis_redis_up');
  });

  test('takes nobody while it drains: whoever was connected already is told, and nobody else gets in', async () => {
    const said: OperatorEvent[] = [];
    const server = await startForTest({ onEvent: (event) => said.push(event), storeCounts: () => new Promise(() => {}) });
    await becomes(server.port, '/readyz', READY);
    const visitor = await Visitor.enter(server.port);
    const early = connect(server.port, '127.0.0.1');
    await once(early, 'connect');
    // There are counts that the database does not take, so the drain lasts as long as it may.
    const [one, other] = await pair(server.port);
    const drained = server.drain(1_000);
    early.write('GET /readyz HTTP/1.1\r\nhost: localhost\r\n\r\n');
    const [answer] = await once(early, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\ndraining$/);
    await expect(ask(server.port, '/readyz')).rejects.toThrow('ECONNREFUSED');
    await Promise.all([visitor.next('moving'), one.next('moving'), other.next('moving'), drained]);
    expect(said).toEqual([
      { event: 'draining', connections: 3, withinMs: 1_000 },
      { event: 'drained', tookMs: expect.any(Number) },
    ]);
  });
});

describe('a server on Redis', () => {
  let redis: RedisServer;
  let proxy: FaultProxy;
  const said: OperatorEvent[] = [];

  async function startOnRedis(): Promise<Signaling> {
    said.length = 0;
    redis = await redisServer();
    endings.push(() => redis.remove());
    proxy = await faultProxy({ target: () => redis.port });
    endings.push(() => proxy.close());
    const nodes = await onRedis({ area: '', now: () => Math.floor(performance.now()), urls: [`redis://:${redis.password}@127.0.0.1:${proxy.port}`], onRefused: () => {} });
    const server = await start({ nodes, onEvent: (event) => said.push(event) });
    await becomes(server.port, '/readyz', READY);
    return server;
  }

  const names = (): readonly string[] => said.map(({ event }) => event);

  test('takes no new visitors while Redis is silent, runs all the same, and is back by itself', async () => {
    const { port, metricsPort } = await startOnRedis();
    const [one, other] = await pair(port);
    expect((await ask(metricsPort, '/metrics')).body).toContain('visavis_redis_up 1\n');
    await proxy.blackhole();
    await becomes(port, '/readyz', { status: 503, body: 'redis-away' });
    expect(await ask(port, '/healthz')).toEqual({ status: 200, body: 'ok' });
    await talk(one, other);
    await talk(other, one);
    await becomes(metricsPort, '/metrics', /^visavis_redis_up 0$/m);
    await becomes(metricsPort, '/metrics', /^visavis_pool_member\{pool="video"\} 0$/m);
    expect((await ask(metricsPort, '/metrics')).body).toMatch(/^visavis_lease_renewals_failed_total\{pool="video"\} [1-9]/m);
    await vi.waitFor(() => expect(names()).toEqual(expect.arrayContaining(['redis-lost', 'pool-left'])), { interval: LOOK_MS, timeout: PATIENCE_MS });
    await proxy.pass();
    await becomes(port, '/readyz', READY);
    await vi.waitFor(() => expect(names()).toEqual(expect.arrayContaining(['redis-back', 'pool-joined'])), { interval: LOOK_MS, timeout: PATIENCE_MS });
    await talk(one, other);
    await pair(port);
  }, 60_000);

  test('the same when Redis was killed and comes back with nothing in it', async () => {
    const { port } = await startOnRedis();
    await redis.stop();
    await becomes(port, '/readyz', { status: 503, body: 'redis-away' });
    await redis.start();
    await becomes(port, '/readyz', READY);
    await pair(port);
  }, 60_000);
});

describe('what visitors bring', () => {
  const MARKER = 'marker-7f3a';
  const ADDRESS = '198.51.100.77';

  test('is in no metric: every label is one of the table, whatever was sent', async () => {
    const { port, metricsPort } = await start();
    const headers = { 'user-agent': MARKER, 'x-forwarded-for': ADDRESS, 'accept-language': MARKER, cookie: MARKER };
    const visitor = await Visitor.enter(port, headers);
    visitor.say(find({ interests: [MARKER], languages: [MARKER.slice(0, 2)] }));
    await visitor.next('waiting');
    await ask(port, `/${MARKER}?${MARKER}=${ADDRESS}`);
    await expect(Visitor.connect(port, { ...headers, 'x-forwarded-for': MARKER })).rejects.toThrow();
    const rude = await Visitor.enter(port, headers);
    rude.socket.send(`{"type":"${MARKER}"}`);
    await rude.closed;
    const { body } = await ask(metricsPort, '/metrics');
    // It did notice them.
    expect(body).toContain('visavis_dropped_total{reason="malformed"} 1\n');
    expect(body).toContain('visavis_refused_connections_total{reason="address"} 1\n');
    expect(body).toContain('visavis_waiting{pool="video"} 1\n');
    expect(body).not.toMatch(new RegExp(`${MARKER}|${ADDRESS.replaceAll('.', String.raw`\.`)}`));
    const known = new Set<string>(Object.values(METRICS).flatMap((metric) => ('label' in metric ? metric.label.values.map((value) => `${metric.label.name}="${value}"`) : [])));
    for (const [, label = ''] of body.matchAll(/\{(.*)\}/g)) expect(known.has(label) || /^le="(\+Inf|[\d.]+)"$/.test(label)).toBe(true);
  });
});
