import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { Ban } from '@visavis/admission';
import { CLOSE, SUBPROTOCOL } from '@visavis/protocol';
import { parseTrustedProxies, type TrustedProxies } from '@visavis/uws';
import { afterEach, describe, expect, test } from 'vitest';
import type { Signaling, SignalingOptions } from '../start-signaling.ts';
import { find, frameOf } from '../testing/messages.ts';
import { ORIGIN, startForTest } from '../testing/running.ts';
import { solved } from '../testing/solved.ts';
import { Visitor } from '../testing/visitor.ts';

const running: Signaling[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.drain(500)));
});

async function start(options: Partial<SignalingOptions> = {}): Promise<Signaling> {
  const server = await startForTest(options);
  running.push(server);
  return server;
}

const upgradeRequest = (more: readonly string[] = []): string =>
  [
    'GET /ws HTTP/1.1',
    'Host: localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Sec-WebSocket-Protocol: ${SUBPROTOCOL}`,
    `Origin: ${ORIGIN}`,
    ...more,
    '\r\n',
  ].join('\r\n');

/** The first line of what the server says to these bytes; empty when it cuts the connection without a word. */
function statusOf(port: number, bytes: Uint8Array | string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.on('error', () => {}).on('close', () => resolve(''));
  });
}

describe('a client that takes its time', () => {
  /** Resolves with how long it was open, milliseconds. */
  function openFor(socket: Socket): Promise<number> {
    const began = performance.now();
    return new Promise((resolve) => {
      socket.on('error', () => {}).on('close', () => resolve(performance.now() - began));
    });
  }

  test('with its HTTP request is cut, however busily it sends it, and others are served meanwhile', async () => {
    const { port } = await start();
    const silent = connect(port, '127.0.0.1');
    const half = connect(port, '127.0.0.1', () => half.write(upgradeRequest().slice(0, 60)));
    const dripping = connect(port, '127.0.0.1', () => dripping.write('GET /ws HTTP/1.1\r\nHost: a\r\n'));
    const drip = setInterval(() => dripping.write('x'), 500);
    const opens = Promise.all([silent, half, dripping].map(openFor));
    const visitor = await Visitor.enter(port);
    visitor.say({ type: 'ping' });
    await visitor.next('pong');
    const open = await opens;
    clearInterval(drip);
    for (const ms of open) expect(ms).toBeLessThan(45_000);
  }, 60_000);
});

describe('a partner that does not read', () => {
  test('[L6] is cut when 64 KiB wait for it, counted, and its partner told', async () => {
    const server = await start();
    const [one, other] = await Promise.all([Visitor.enter(server.port), Visitor.enter(server.port)]);
    one.say(find());
    other.say(find());
    await Promise.all([one.next('matched'), other.next('matched')]);
    other.socket.pause();
    const talk = setInterval(() => one.socket.send(frameOf(16_384)), 20);
    await one.next('partner-away');
    clearInterval(talk);
    const metrics = await (await fetch(`http://127.0.0.1:${server.metricsPort}/metrics`)).text();
    expect(metrics).toMatch(/slow-reader"\} [1-9]/);
  }, 60_000);
});

/** https://www.haproxy.org/download/1.8/doc/proxy-protocol.txt §2.2, version 2 over TCP and IPv4. */
const proxyHeader = (...address: readonly number[]) =>
  Buffer.concat([Buffer.from('0d0a0d0a000d0a515549540a2111000c', 'hex'), Buffer.from([...address, 10, 0, 0, 1, 1, 2, 0, 80])]);

function proxies(sendProxyHeader: boolean, entry = '127.0.0.1'): TrustedProxies {
  const parsed = parseTrustedProxies([entry], { sendProxyHeader });
  if (parsed === null) throw new Error('no list of proxies');
  return parsed;
}

const IN = 'HTTP/1.1 101 Switching Protocols';
const FULL = 'HTTP/1.1 429 Too Many Requests';

describe('where a client comes from [L5]', () => {
  /** Which of these upgrades get in when a network may have one connect a minute. */
  async function statuses(options: Partial<SignalingOptions>, requests: readonly (string | Uint8Array)[]): Promise<readonly string[]> {
    const { port } = await start({ connectsPerMinute: 1, ...options });
    const all: string[] = [];
    for (const request of requests) all.push(await statusOf(port, request));
    return all;
  }
  const forwarded = (list: string) => upgradeRequest([`X-Forwarded-For: ${list}`]);
  const named = (address: readonly number[], request = upgradeRequest()) => Buffer.concat([proxyHeader(...address), Buffer.from(request)]);

  test('is the rightmost address that is no proxy of ours, whatever the client writes before it', async () => {
    const spoofs = ['198.51.100.1, 203.0.113.7', '198.51.100.2, 203.0.113.7', 'unknown, 203.0.113.7', '203.0.113.8'];
    expect(await statuses({}, spoofs.map(forwarded))).toEqual([IN, FULL, FULL, IN]);
  });

  test('is the peer, where that is no proxy of ours, whatever it forwards', async () => {
    const options = { trusted: proxies(false, '192.0.2.1') };
    expect(await statuses(options, [forwarded('198.51.100.1'), forwarded('198.51.100.2')])).toEqual([IN, FULL]);
  });

  test('is what the PROXY header of a proxy of ours says, whatever the client forwards', async () => {
    const options = { trusted: proxies(true) };
    const requests = [named([203, 0, 113, 7]), named([203, 0, 113, 7], forwarded('198.51.100.1')), named([203, 0, 113, 8])];
    // A header, then a refusal: cut without a word, so that nothing behind it is read.
    expect(await statuses(options, requests)).toEqual([IN, '', IN]);
  });

  test('is the peer, where that is no proxy of ours, whatever PROXY header it sends', async () => {
    const options = { trusted: proxies(true, '192.0.2.1') };
    expect(await statuses(options, [named([203, 0, 113, 7]), named([203, 0, 113, 8])])).toEqual([IN, '']);
  });

  test('is unknown, and refused, where a proxy of ours says nothing', async () => {
    expect(await statuses({ trusted: proxies(true) }, [upgradeRequest()])).toEqual(['HTTP/1.1 400 Bad Request']);
  });

  test.each([
    ['a request that is answered', 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['an upgrade that is refused', upgradeRequest().replace(ORIGIN, 'http://evil.example')],
  ])('cannot be changed by a second PROXY header after %s', async (_, first) => {
    const bytes = Buffer.concat([named([203, 0, 113, 7], first), named([198, 51, 100, 1])]);
    expect(await statuses({ trusted: proxies(true) }, [bytes])).toEqual(['']);
  });

  test('the proxy itself may ask how the server is', async () => {
    expect(await statuses({ trusted: proxies(true) }, ['GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'])).toEqual(['HTTP/1.1 200 OK']);
  });
});

describe('a ban', () => {
  const KEY = Buffer.alloc(32, 7);
  const ofNetwork = (prefix: string): Ban => ({ kind: 'network', mark: createHmac('sha256', KEY).update(prefix).digest('base64url'), endsAt: Date.now() + 3_600_000 });
  const from = (address: string) => ({ 'x-forwarded-for': address });

  test('[S6] [N1] of a network under the ban key keeps out who comes from it, and nobody else', async () => {
    const { port } = await start({ banKey: KEY, loadBans: async () => [ofNetwork('4:cb007107')] });
    const banned = await Visitor.connect(port, from('203.0.113.7'));
    banned.say({ type: 'hello', version: 1, minor: 1, key: banned.keys.publicKey });
    expect((await banned.next('error')).code).toBe('not-admitted');
    expect(await banned.closed).toBe(CLOSE.notAdmitted);
    await Visitor.enter(port, from('203.0.113.8'));
  });

  test('[N2] that is new sends away who is here, within seconds', async () => {
    const bans: Ban[] = [];
    const { port } = await start({ banKey: KEY, loadBans: async () => bans });
    const [ann, ben] = await Promise.all([Visitor.enter(port, from('203.0.113.7')), Visitor.enter(port, from('203.0.113.8'))]);
    for (const person of [ann, ben]) person.say(find());
    await Promise.all([ann.next('matched'), ben.next('matched')]);
    bans.push(ofNetwork('4:cb007107'));
    expect(await ann.closed).toBe(CLOSE.notAdmitted);
    expect((await ben.next('partner-left')).reason).toBe('left');
  }, 20_000);

  test('[N3] list that cannot be read keeps nobody from starting', async () => {
    const { port } = await start({ loadBans: () => Promise.reject(new Error('no database')) });
    await Visitor.enter(port);
  });
});

describe('puzzles over real sockets', () => {
  test('[L7] a search that was paid for with one finds a partner', async () => {
    const { port } = await start({ puzzles: 'always' });
    const people = await Promise.all([Visitor.enter(port), Visitor.enter(port)]);
    await Promise.all(people.map(async (person) => {
      person.say(find());
      person.say({ type: 'solve', solution: await solved((await person.next('challenge')).puzzle) });
      await person.next('idle');
      person.say(find());
      await person.next('matched');
    }));
  });
});
