import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { turnClient, turnCredentials } from '@visavis/testkit/turn-client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { LaunchError } from '../launch-error.ts';
import { type CoturnNeeds, startCoturn } from './coturn.ts';
import { relayAnswers } from './relay-answers.ts';
import { freeRelayPort, isFreePort } from './relay-port.ts';

const ADDRESS = '127.0.0.1';
const SECRET = 'a-secret-of-this-test';

function needs(ports: readonly number[] = []): { readonly wishes: CoturnNeeds; stop(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-coturn-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const stopping = new AbortController();
  // Also where the test fails.
  onTestFinished(() => stopping.abort());
  const left = [...ports];
  const wishes = {
    file: join(folder, 'turnserver.conf'),
    database: join(folder, 'turndb'),
    address: ADDRESS,
    relayAddress: '127.0.0.2',
    secrets: [SECRET],
    signal: stopping.signal,
    ports: async (address: string) => left.shift() ?? freeRelayPort(address),
  };
  return { wishes, stop: () => stopping.abort() };
}

/** The port that an outgoing connection has on its own side. Nobody listens there, and nobody can. */
async function portOfAConnection(): Promise<number> {
  const server = createServer().listen(0, ADDRESS);
  await once(server, 'listening');
  const line = connect((server.address() as AddressInfo).port, ADDRESS);
  await once(line, 'connect');
  onTestFinished(() => {
    line.destroy();
    server.close();
  });
  return line.localPort ?? 0;
}

type Answer = (request: Buffer) => Buffer;

/** What serves one port: a right binding answer is the request with another type (RFC 8489 §5). */
const right: Answer = (request) => Buffer.concat([Buffer.from([0x01, 0x01]), request.subarray(2)]);
const echo: Answer = (request) => request;
const toAnother: Answer = (request) => Buffer.concat([right(request).subarray(0, 8), Buffer.alloc(12)]);

async function server(answers: { readonly udp?: Answer; readonly tcp?: Answer }): Promise<number> {
  const port = await freeRelayPort(ADDRESS);
  const { udp, tcp } = answers;
  if (udp !== undefined) {
    const socket = createSocket('udp4');
    socket.on('message', (request, from) => socket.send(udp(request), from.port, from.address));
    socket.bind(port, ADDRESS);
    await once(socket, 'listening');
    onTestFinished(() => {
      socket.close();
    });
  }
  if (tcp !== undefined) {
    const listening = createServer((line) => {
      line.on('error', () => undefined);
      line.once('data', (request) => line.end(tcp(request)));
    }).listen(port, ADDRESS);
    await once(listening, 'listening');
    onTestFinished(() => {
      listening.close();
    });
  }
  return port;
}

test('coturn is ready once it gives addresses, and ends with its signal', async () => {
  const { wishes, stop } = needs();
  const { port, ended } = await startCoturn(wishes);
  const client = turnClient({ host: ADDRESS, port }, turnCredentials(SECRET, Math.floor(Date.now() / 1_000) + 300));
  onTestFinished(() => client.close());
  expect(await client.allocate()).toMatchObject({ host: '127.0.0.2' });
  stop();
  await ended;
});

test('on a port that a connection has coturn is silent, so it is started on another one', async () => {
  const taken = await portOfAConnection();
  const { wishes, stop } = needs([taken]);
  const { port, ended } = await startCoturn({ ...wishes, answerMs: 3_000 });
  expect(port).not.toBe(taken);
  stop();
  await ended;
});

test('where it answers on none, one line says so', async () => {
  const taken = await portOfAConnection();
  const { wishes } = needs([taken, taken, taken]);
  await expect(startCoturn({ ...wishes, answerMs: 300 })).rejects.toThrow(new LaunchError(`coturn answered on none of 3 ports. Look whether it starts by itself, with the settings in ${wishes.file}.`));
});

test('where it is to end while its port is looked for, none is started', async () => {
  const { wishes, stop } = needs();
  const ports = async (address: string): Promise<number> => {
    stop();
    return freeRelayPort(address);
  };
  await expect(startCoturn({ ...wishes, ports })).rejects.toThrow('coturn was stopped before it answered.');
  expect(existsSync(wishes.file)).toBe(false);
});

test('where it is to end while it is silent, nobody waits for it', async () => {
  const taken = await portOfAConnection();
  const { wishes, stop } = needs([taken]);
  const stopped = vi.waitFor(() => expect(existsSync(wishes.file)).toBe(true)).then(stop);
  await expect(startCoturn({ ...wishes, answerMs: 3_600_000 })).rejects.toThrow('coturn was stopped before it answered.');
  await stopped;
});

test.each<readonly [string, { readonly udp?: Answer; readonly tcp?: Answer }, boolean]>([
  ['who answers over both', { udp: right, tcp: right }, true],
  ['nobody', {}, false],
  ['who answers over UDP alone', { udp: right }, false],
  ['who answers over TCP alone', { tcp: right }, false],
  ['who says something else over UDP', { udp: echo, tcp: right }, false],
  ['who says something else over TCP', { udp: right, tcp: echo }, false],
  ['who answers somebody else', { udp: toAnother, tcp: right }, false],
])('is it a relay, %s', async (_, answers, isRelay) => {
  const port = await server(answers);
  expect(await relayAnswers({ address: ADDRESS, port }, AbortSignal.timeout(isRelay ? 10_000 : 300))).toBe(isRelay);
});

test('a port is free for a relay when nobody has it, neither for UDP nor for TCP nor as their own end of a connection', async () => {
  expect(await isFreePort(await server({ udp: right }), ADDRESS)).toBe(false);
  expect(await isFreePort(await server({ tcp: right }), ADDRESS)).toBe(false);
  expect(await isFreePort(await portOfAConnection(), ADDRESS)).toBe(false);
  expect(await isFreePort(await freeRelayPort(ADDRESS), ADDRESS)).toBe(true);
});

test('an address that is not of this machine is no matter of ports', async () => {
  await expect(freeRelayPort('192.0.2.77')).rejects.toThrow('EADDRNOTAVAIL');
});
