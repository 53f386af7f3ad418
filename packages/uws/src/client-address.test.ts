import { createServer, type IncomingMessage, request as ask } from 'node:http';
import { format, inspect } from 'node:util';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { type Personal, personal, read } from '@visavis/policy/personal';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answer } from './answer.ts';
import { browserName } from './browser-name.ts';
import { type ClientAddress, clientAddress, comesFromProxy, incomingAddress, nameClient, peerAddress } from './client-address.ts';
import { listen } from './listen.ts';
import { loadUws } from './load-uws.ts';
import { RequestHeaders } from './request-headers.ts';
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxies.ts';

const HERE = '127.0.0.1';
const [loopback, nobody] = [proxies(HERE), proxies()];

const vouchedFor = parseTrustedProxies([HERE], { onlyTheyConnect: true });

function proxies(...entries: string[]): TrustedProxies {
  const parsed = parseTrustedProxies(entries);
  if (parsed === null) throw new Error('no list of proxies');
  return parsed;
}

const opened = (address: ClientAddress | null) => (address === null ? null : [...read(address, 'stop-abuse')]);

/** What a real request to uWebSockets.js brings; `forwardedFor` is sent as so many lines. */
async function askUws(forwardedFor: readonly string[], trusted: TrustedProxies) {
  const uws = loadUws();
  const heard = Promise.withResolvers<{ address: ClientAddress | null; isProxied: boolean; name: Personal<'browser-name'> }>();
  const app = uws.App().any('/*', (response, request) => {
    const headers = new RequestHeaders(request);
    heard.resolve({ address: clientAddress(response, headers, trusted), isProxied: comesFromProxy(response, trusted), name: browserName(headers) });
    answer(response, { status: '204 No Content' });
  });
  onTestFinished(() => void app.close());
  const { port } = await listen(uws, app, { host: HERE, port: 0 });
  await send(port, forwardedFor);
  return heard.promise;
}

/** The same for node:http, as the handler gets it. */
async function askNode<T>(forwardedFor: readonly string[], look: (request: IncomingMessage) => T): Promise<T> {
  const heard = Promise.withResolvers<T>();
  const server = createServer((request, response) => {
    heard.resolve(look(request));
    response.end();
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => {
    server.listen(0, HERE, resolve);
  });
  const at = server.address();
  await send(typeof at === 'object' ? (at?.port ?? 0) : 0, forwardedFor);
  return heard.promise;
}

function send(port: number, forwardedFor: readonly string[]): Promise<void> {
  const claimed = { 'x-forwarded-for': [...forwardedFor], forwarded: 'for=192.0.2.66', 'x-real-ip': '192.0.2.66' };
  const headers = { ...claimed, 'user-agent': 'Markfox/7.3' };
  return new Promise((resolve, reject) => {
    const outgoing = ask({ host: HERE, port, agent: false, headers }, (reply) => reply.resume().on('end', resolve));
    outgoing.on('error', reject).end();
  });
}

describe('where a request came from', () => {
  test.each([
    ['the peer, when it is no trusted proxy', ['192.0.2.9'], nobody, [127, 0, 0, 1]],
    ['the last of one line, when it is', ['198.51.100.1, 192.0.2.9'], loopback, [192, 0, 2, 9]],
    ['the last of all lines', ['198.51.100.1', '192.0.2.9'], loopback, [192, 0, 2, 9]],
    ['the proxy itself, when it names nobody', [], loopback, [127, 0, 0, 1]],
    ['unknown, when it names something else', ['unknown'], loopback, null],
  ])('is %s', async (_which, lines, trusted, expected) => {
    expect(opened((await askUws(lines, trusted)).address)).toEqual(expected);
    expect(opened(await askNode(lines, (request) => incomingAddress(request, trusted)))).toEqual(expected);
  });

  test('is told to the services by the trusted hop, whatever the client claims', async () => {
    const headers = await askNode(['192.0.2.66'], (request) => {
      nameClient(request);
      return request.headers;
    });
    expect(headers['x-forwarded-for']).toBe(HERE);
    expect(JSON.stringify(headers)).not.toContain('192.0.2.66');
  });

  test('is empty for a socket that is gone', () => {
    expect(read(peerAddress({ remoteAddress: undefined }), 'stop-abuse')).toBe('');
  });
});

test('where nothing but trusted proxies can connect, no request is asked for its peer', () => {
  const never = () => { throw new Error('asked'); };
  const asked = { getRemoteAddress: never, getProxiedRemoteAddress: never };
  const headers = new RequestHeaders({ forEach: (each) => each('x-forwarded-for', '192.0.2.9') });
  const trusted = vouchedFor ?? nobody;
  expect(opened(clientAddress(asked, headers, trusted))).toEqual([192, 0, 2, 9]);
  expect(comesFromProxy(asked, trusted)).toBe(true);
  expect(loopback.onlyPeer).toBeNull();
});

test.each([
  ['a trusted proxy', loopback, true],
  ['anybody else, whatever headers it sends', nobody, false],
  ['a neighbour of a trusted proxy', proxies('127.0.0.2'), false],
])('a request straight from %s is known by its peer', async (_who, trusted, expected) => {
  expect((await askUws([HERE], trusted)).isProxied).toBe(expected);
});

test('what a browser calls itself is closed in, and empty when it does not say', async () => {
  const { name } = await askUws([], nobody);
  expect(read(name, 'count')).toBe('Markfox/7.3');
  expect(read(browserName({ getHeader: () => '' }), 'count')).toBe('');
});

describe('an address that slips into a log', () => {
  const address = personal('ip-address', '203.0.113.77');
  const shown = { from: address, list: [address], map: new Map([[address, 1]]) };

  test.each([
    ['console', format(address), '[ip-address]'],
    ['console with words', format('from %s, %j, %o', address, address, address), 'from [ip-address], "[ip-address]", [ip-address]'],
    ['an object', inspect(shown, { breakLength: Infinity }), '{ from: [ip-address], list: [ [ip-address] ], map: Map(1) { [ip-address] => 1 } }'],
  ])('is no address in %s', (_where, text, expected) => expect(text).toBe(expected));

  test('is no address even to those who ask for everything', () => {
    const error = new Error(`${address}`, { cause: shown });
    const everything = inspect(address, { customInspect: false, showHidden: true, depth: null });
    for (const text of [everything, inspect(error), String(error.stack)]) expect(text).not.toContain('203.0');
  });

  test('does not travel to another thread', () => {
    const { port1, port2 } = new MessageChannel();
    port1.postMessage({ address });
    expect(receiveMessageOnPort(port2)).toEqual({ message: { address: {} } });
    expect(structuredClone(address)).toEqual({});
    port1.close();
  });
});
