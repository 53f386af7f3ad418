import { createServer } from 'node:net';
import { CLOSE, FRAME_SIZES, SUBPROTOCOL } from '@visavis/protocol';
import { read } from '@visavis/policy/personal';
import { ListenError } from '@visavis/uws';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Signaling, SignalingOptions } from './start-signaling.ts';
import type { HourCount } from './counting/tally.ts';
import { find, frameOf, KEY, MATCH, OTHER_KEY } from './testing/messages.ts';
import { ORIGIN, startForTest } from './testing/running.ts';
import { Visitor } from './testing/visitor.ts';

const running: Signaling[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.drain(500)));
});

async function start(options: Partial<SignalingOptions> = {}): Promise<Signaling> {
  const server = await startForTest(options);
  running.push(server);
  return server;
}

/** Two in a call: the polite one first. */
async function pair(port: number): Promise<{ polite: Visitor; impolite: Visitor; match: string }> {
  const [one, other] = await Promise.all([Visitor.enter(port), Visitor.enter(port)]);
  one.say(find({ key: KEY }));
  other.say(find({ key: OTHER_KEY }));
  const [matched] = await Promise.all([one.next('matched'), other.next('matched')]);
  const [polite, impolite] = matched.role === 'polite' ? [one, other] : [other, one];
  return { polite, impolite, match: matched.match };
}

/** The status that refuses an upgrade. */
function refusal(port: number, { origin = ORIGIN, subprotocol = SUBPROTOCOL, headers = {} }): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, subprotocol, { origin, headers });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => reject(new Error('it opened')));
    socket.on('error', () => {});
  });
}

/** A port that nobody listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const live = async ({ metricsPort }: Signaling): Promise<unknown> =>
  (await fetch(`http://127.0.0.1:${metricsPort}/live`)).json();

describe('a call over real sockets', () => {
  test('[M1] [M2] [M7] [M8] from find to leave: servers, match, frames both ways, the end', async () => {
    const { port } = await start();
    const [ann, ben] = await Promise.all([Visitor.enter(port), Visitor.enter(port)]);
    ann.say(find({ key: KEY, connection: 'direct' }));
    const ice = await ann.next('ice');
    expect(ice.servers[1]?.urls[0]).toBe('turn:127.0.0.1:3478?transport=udp');
    await ann.next('waiting');
    ben.say(find({ key: OTHER_KEY, connection: 'direct' }));
    const [toAnn, toBen] = await Promise.all([ann.next('matched'), ben.next('matched')]);
    expect(toAnn).toMatchObject({ match: toBen.match, partnerKey: OTHER_KEY, connection: 'direct' });
    expect([toAnn.role, toBen.role].toSorted()).toEqual(['impolite', 'polite']);
    for (const size of FRAME_SIZES) {
      ann.socket.send(frameOf(size, 5));
      expect((await ben.nextFrame()).equals(frameOf(size, 5))).toBe(true);
      ben.socket.send(frameOf(size, 6));
      expect((await ann.nextFrame()).equals(frameOf(size, 6))).toBe(true);
    }
    ann.say({ type: 'leave' });
    await ann.next('idle');
    expect(await ben.next('partner-left')).toEqual({ type: 'partner-left', reason: 'left' });
  });

  test('[M7] three people: the third gets whoever is left', async () => {
    const { port } = await start();
    const { polite, impolite } = await pair(port);
    const cara = await Visitor.enter(port);
    cara.say(find());
    await cara.next('waiting');
    polite.say({ type: 'leave' });
    await impolite.next('partner-left');
    impolite.say(find());
    await Promise.all([impolite.next('matched'), cara.next('matched')]);
  });

  test('[M7] closing a page tells the partner at once', async () => {
    const { port } = await start();
    const { polite, impolite } = await pair(port);
    polite.socket.close(1001);
    expect(await impolite.next('partner-left')).toEqual({ type: 'partner-left', reason: 'left' });
  });

  test('[R1] [R2] a connection that breaks is told, and healed by rejoin', async () => {
    const { port } = await start();
    const { polite, impolite, match } = await pair(port);
    polite.socket.terminate();
    await impolite.next('partner-away');
    const back = await Visitor.enter(port, {}, polite.keys);
    back.rejoin(match, 'polite');
    await Promise.all([back.next('rejoined'), impolite.next('rejoined')]);
    back.socket.send(frameOf(1_024));
    expect((await impolite.nextFrame()).byteLength).toBe(1_024);
  });

  test('[R3] [R5] goes on after a restart of the server, when both come back', async () => {
    // A port that was asked for by number, as in production: only such a one can be taken again at once.
    const first = await startForTest({ port: await freePort() });
    const { polite, impolite, match } = await pair(first.port);
    await first.drain(500);
    expect(await Promise.all([polite.closed, impolite.closed])).toEqual([CLOSE.restart, CLOSE.restart]);
    const { port } = await start({ port: first.port });
    const [ann, ben] = await Promise.all([Visitor.enter(port, {}, polite.keys), Visitor.enter(port, {}, impolite.keys)]);
    ann.rejoin(match, 'polite');
    await ann.next('partner-away');
    ben.rejoin(match, 'impolite');
    await Promise.all([ann.next('rejoined'), ben.next('rejoined')]);
    ann.socket.send(frameOf(256));
    await ben.nextFrame();
  });

  test('[F3] two who talk at the same time lose nothing, and order stays', async () => {
    const { port } = await start();
    const { polite, impolite } = await pair(port);
    const numbered = (index: number) => frameOf(4_096, index);
    for (let index = 0; index < 150; index += 1) {
      polite.socket.send(numbered(index));
      impolite.socket.send(numbered(255 - index));
    }
    for (let index = 0; index < 150; index += 1) {
      expect((await impolite.nextFrame())[9]).toBe(index);
      expect((await polite.nextFrame())[9]).toBe(255 - index);
    }
  });
});

describe('the door', () => {
  test('[S2] turns away pages of other origins, and clients without one', async () => {
    const { port } = await start();
    expect(await refusal(port, { origin: 'http://evil.example' })).toBe(403);
    expect(await refusal(port, { origin: '' })).toBe(403);
  });

  test('[S2] turns away clients that do not name the subprotocol', async () => {
    const { port } = await start();
    expect(await refusal(port, { subprotocol: 'visavis.0' })).toBe(400);
  });

  test('[L5] holds the number of sockets of one address behind the proxy, and of nobody else', async () => {
    const { port } = await start({ connectionsPerPrefix: 2 });
    const from = (address: string) => ({ 'x-forwarded-for': `203.0.113.99, ${address}` });
    const first = await Visitor.enter(port, from('198.51.100.1'));
    await Visitor.enter(port, from('198.51.100.1'));
    expect(await refusal(port, { headers: from('198.51.100.1') })).toBe(429);
    await Visitor.enter(port, from('198.51.100.2'));
    first.socket.close(1000);
    await first.closed;
    await Visitor.enter(port, from('198.51.100.1'));
  });

  test('[L5] holds the number of connects a minute', async () => {
    const { port } = await start({ connectsPerMinute: 2 });
    for (let index = 0; index < 2; index += 1) (await Visitor.enter(port)).socket.terminate();
    expect(await refusal(port, {})).toBe(429);
  });

  test('refuses what names no address', async () => {
    const { port } = await start();
    expect(await refusal(port, { headers: { 'x-forwarded-for': 'unknown' } })).toBe(400);
  });
});

describe('the server', () => {
  test('answers /healthz in public, and the numbers only on the private port', async () => {
    const server = await start();
    const base = `http://127.0.0.1:${server.port}`;
    expect(await (await fetch(`${base}/healthz`)).text()).toBe('ok');
    expect((await fetch(`${base}/live`)).status).toBe(404);
    expect((await fetch(`${base}/metrics`)).status).toBe(404);
  });

  test('knows how many are here, wait and talk', async () => {
    const server = await start();
    expect(await live(server)).toEqual({ online: 0, waiting: 0, calls: 0, seats: 0, matches: 0, medianWaitMs: null });
    await pair(server.port);
    const third = await Visitor.enter(server.port);
    third.say(find());
    await third.next('waiting');
    expect(await live(server)).toEqual({
      online: 3,
      waiting: 1,
      calls: 1,
      seats: 2,
      matches: 1,
      medianWaitMs: expect.any(Number),
    });
    const metrics = await (await fetch(`http://127.0.0.1:${server.metricsPort}/metrics`)).text();
    expect(metrics).toContain('visavis_online 3\n');
    expect(metrics).toContain('visavis_matches_total 1\n');
  });

  test('[S8] closes a connection that is silent and does not answer pings', async () => {
    const { port } = await start({ idleMs: 8_000 });
    const mute = new WebSocket(`ws://127.0.0.1:${port}/ws`, SUBPROTOCOL, { origin: ORIGIN, autoPong: false });
    const polite = await Visitor.enter(port);
    const code = await new Promise((resolve) => mute.on('close', resolve));
    expect(code).toBe(1006);
    polite.say({ type: 'ping' });
    await polite.next('pong');
  }, 20_000);

  test('[S9] says moving before it closes, and stores what it counted', async () => {
    const stored: HourCount[] = [];
    const server = await startForTest({ storeCounts: async ({ counts }) => (stored.push(...counts), 'added') });
    const { polite, impolite } = await pair(server.port);
    const [moving] = await Promise.all([polite.next('moving'), impolite.next('moving'), server.drain(1_000)]);
    expect(moving.afterMs).toBeGreaterThanOrEqual(0);
    expect(await polite.closed).toBe(CLOSE.restart);
    expect(stored.filter(({ figure }) => figure === 'matches')).toMatchObject([{ count: 1 }]);
    await expect(Visitor.connect(server.port)).rejects.toThrow('ECONNREFUSED');
  });

  test('ends in time when the database hangs', async () => {
    const server = await startForTest({ storeCounts: () => new Promise(() => {}) });
    await pair(server.port);
    const before = performance.now();
    await server.drain(300);
    expect(performance.now() - before).toBeLessThan(1_500);
  });

  test('refuses a port that is taken, and leaves nothing behind', async () => {
    const { port } = await start();
    await expect(startForTest({ port })).rejects.toThrow(ListenError);
  });

  test('[P1] takes reports and says when one could not be stored', async () => {
    const reports: unknown[] = [];
    let down = false;
    const { port } = await start({
      fileReport: async (report) => {
        if (down) throw new Error('no database');
        reports.push({ ...report, words: read(report.words, 'stop-abuse') });
      },
    });
    const visitor = await Visitor.enter(port);
    visitor.say({ type: 'report', reason: 'minor', mode: 'video', words: 'ü' });
    await visitor.next('reported');
    down = true;
    visitor.say({ type: 'report', reason: 'minor', mode: 'video', words: '' });
    expect((await visitor.next('error')).code).toBe('report-failed');
    expect(reports).toEqual([{ reason: 'minor', mode: 'video', words: 'ü', evidence: null }]);
  });

  test('[F1] takes a message in fragments as one', async () => {
    const { port } = await start();
    const visitor = await Visitor.enter(port);
    visitor.socket.send('{"type":', { fin: false });
    visitor.socket.send('"ping"}', { fin: true });
    await visitor.next('pong');
  });

  test('[R3] finds nobody at a match that nobody has', async () => {
    const { port } = await start();
    const visitor = await Visitor.enter(port);
    visitor.rejoin(MATCH, 'polite');
    await visitor.next('partner-away');
    visitor.say({ type: 'leave' });
    await visitor.next('idle');
  });
});
