import { connect } from 'node:net';
import { read } from '@visavis/policy/personal';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clientAddress } from './client-address.ts';
import { listen } from './listen.ts';
import { loadUws } from './load-uws.ts';
import { RequestHeaders } from './request-headers.ts';
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxies.ts';
import { turnAway } from './turn-away.ts';

const HERE = '127.0.0.1';
const SIGNATURE = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');

/** https://www.haproxy.org/download/1.8/doc/proxy-protocol.txt §2.2, version 2. */
function proxyHeader(commandAndVersion: number, family: number, body: Buffer): Buffer {
  const head = Buffer.from([commandAndVersion, family, 0, 0]);
  head.writeUInt16BE(body.byteLength, 2);
  return Buffer.concat([SIGNATURE, head, body]);
}

const over = (...address: readonly number[]) => proxyHeader(0x21, 0x11, Buffer.from([...address, 10, 0, 0, 1, 1, 2, 0, 80]));
const overIpv6 = proxyHeader(0x21, 0x21, Buffer.concat([Buffer.from('20010db8000000000000000000000001', 'hex'), Buffer.alloc(16), Buffer.from([1, 2, 0, 80])]));
const local = proxyHeader(0x20, 0, Buffer.alloc(0));
const ask = (path: string, more: readonly string[] = []) => Buffer.from([`GET ${path} HTTP/1.1`, 'Host: a', ...more, '', ''].join('\r\n'));

function trusting(entry: string, sendProxyHeader = true): TrustedProxies {
  const parsed = parseTrustedProxies([entry], { sendProxyHeader });
  if (parsed === null) throw new Error('no list of proxies');
  return parsed;
}

/** All that a real server takes for the client's address, in the order of the requests for `/who`; `null` where it is unknown. */
async function heard(bytes: Buffer, trusted: TrustedProxies): Promise<readonly (readonly number[] | null)[]> {
  const uws = loadUws();
  const taken: (readonly number[] | null)[] = [];
  const app = uws.App()
    .get('/who', (response, request) => {
      const address = clientAddress(response, new RequestHeaders(request), trusted);
      taken.push(address === null ? null : [...read(address, 'stop-abuse')]);
      turnAway(response, { status: '204 No Content' }, trusted);
    })
    .get('/healthz', (response) => turnAway(response, { status: '204 No Content' }, trusted));
  onTestFinished(() => void app.close());
  const { port } = await listen(uws, app, { host: HERE, port: 0 });
  await new Promise<void>((resolve) => {
    const socket = connect(port, HERE, () => socket.write(bytes));
    socket.on('error', () => {}).on('close', () => resolve()).resume();
  });
  return taken;
}

describe('an address in a PROXY header', () => {
  test.each([
    ['of IPv4', over(192, 0, 2, 9), [192, 0, 2, 9]],
    ['of IPv6', overIpv6, [32, 1, 13, 184, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['that the proxy left out (its own health check)', local, null],
  ])('%s is believed from a trusted proxy', async (_of, header, expected) => {
    expect(await heard(Buffer.concat([header, ask('/who')]), trusting(HERE))).toEqual([expected]);
  });

  test('is believed from nobody else: anybody can send one', async () => {
    expect(await heard(Buffer.concat([over(192, 0, 2, 9), ask('/who')]), trusting('127.0.0.2'))).toEqual([[127, 0, 0, 1]]);
  });

  test('is not asked for where proxies are not said to send one', async () => {
    expect(await heard(Buffer.concat([over(192, 0, 2, 9), ask('/who')]), trusting(HERE, false))).toEqual([[127, 0, 0, 1]]);
  });

  test('is needed: a connection of a trusted proxy without one is of nobody', async () => {
    expect(await heard(ask('/who'), trusting(HERE))).toEqual([null]);
  });

  test('stands above X-Forwarded-For, which the client wrote', async () => {
    const spoofed = ask('/who', ['X-Forwarded-For: 198.51.100.66, 127.0.0.1']);
    expect(await heard(Buffer.concat([over(192, 0, 2, 9), spoofed]), trusting(HERE))).toEqual([[192, 0, 2, 9]]);
  });

  test('that the client adds after the proxy’s own never gets to a handler', async () => {
    const taken = heard(Buffer.concat([over(192, 0, 2, 9), over(198, 51, 100, 66), ask('/who')]), trusting(HERE));
    expect(await Promise.race([taken, quiet()])).toBe('quiet');
  });

  test('that the client adds after a first request comes too late, because who came by such a header is cut', async () => {
    const bytes = Buffer.concat([over(192, 0, 2, 9), ask('/healthz'), over(198, 51, 100, 66), ask('/who')]);
    expect(await heard(bytes, trusting(HERE))).toEqual([]);
  });
});

/** After a whole turn over the same loopback: what had to come has come. */
async function quiet(): Promise<'quiet'> {
  await heard(ask('/who'), trusting('127.0.0.2'));
  return 'quiet';
}
