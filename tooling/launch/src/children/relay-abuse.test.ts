import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { type RelayServer, relayServer } from '@visavis/testkit/relay';
import { type Address, type TurnClient, turnClient, turnCredentials } from '@visavis/testkit/turn-client';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { relaySettings } from './relay-settings.ts';

const SECRET = 'a-secret-of-this-test';
const RELAY = '127.0.0.2';
const soon = (): number => Math.floor(Date.now() / 1_000) + 300;

let relay: RelayServer;
beforeAll(async () => {
  relay = await relayServer(({ port, folder }) =>
    relaySettings({ address: '127.0.0.1', port, relayAddress: RELAY, secrets: [SECRET], database: join(folder, 'turndb') }),
  );
});
afterAll(() => relay.remove());

function visitor(name?: string, secret = SECRET, end = soon()): TurnClient {
  const client = turnClient(relay.address, turnCredentials(secret, end, name));
  onTestFinished(() => client.close());
  return client;
}

async function relayed(client: TurnClient): Promise<Address> {
  const address = await client.allocate();
  if (typeof address !== 'object') throw new Error(`no relayed address: ${address}`);
  return address;
}

/** A UDP service of this machine; what it heard. */
async function service(host: string): Promise<{ readonly address: Address; readonly heard: string[]; readonly socket: Socket }> {
  const socket = createSocket('udp4');
  const heard: string[] = [];
  socket.on('message', (message) => heard.push(message.toString()));
  socket.bind(0, host);
  await once(socket, 'listening');
  onTestFinished(() => {
    socket.close();
  });
  return { address: { host, port: socket.address().port }, heard, socket };
}

/** This machine's own addresses, but loopback's. */
const ownAddresses = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal)
  .map(({ address }) => address);

describe('the relay of a shielded call', () => {
  test('carries what one relayed side says to the other', async () => {
    const [ada, ben] = [visitor(), visitor()];
    const [adaAt, benAt] = [await relayed(ada), await relayed(ben)];
    expect([adaAt.host, benAt.host]).toEqual([RELAY, RELAY]);
    expect(await ada.permit(benAt.host)).toBe('ok');
    expect(await ben.bindChannel(adaAt)).toBe('ok');
  });

  test.each<readonly [string, string]>([
    ['loopback', '127.0.0.1'],
    ['another loopback address', '127.0.0.3'],
    ['10/8', '10.0.0.1'],
    ['172.16/12', '172.16.0.1'],
    ['192.168/16', '192.168.1.1'],
    ['link-local, where clouds keep their secrets', '169.254.169.254'],
    ['100.64/10', '100.64.0.1'],
    ['this host', '0.0.0.0'],
    ['multicast', '224.0.0.251'],
    ['broadcast', '255.255.255.255'],
    ['a public address', '198.51.100.7'],
    ...ownAddresses.map((address) => ['an address of this machine', address] as const),
  ])('gives no permission for %s (%s)', async (_, host) => {
    const client = visitor();
    await relayed(client);
    expect(await client.permit(host)).toBe(403);
    expect(await client.bindChannel({ host, port: 53 })).toBe(403);
  });

  test('carries nothing to a service of this machine, also when it is sent without asking', async () => {
    const target = await service('127.0.0.1');
    const client = visitor();
    await relayed(client);
    await client.send(target.address, Buffer.from('through the relay'));
    expect(await client.permit(target.address.host)).toBe(403);
    await client.send(target.address, Buffer.from('through the relay again'));
    // What is sent directly does arrive, and later than what the relay would have passed on.
    target.socket.send('directly', target.address.port, target.address.host);
    await expect.poll(() => target.heard).toEqual(['directly']);
    // The relay has worked through what it was sent before by the time it answers this.
    await client.refresh(60);
    expect(target.heard).toEqual(['directly']);
  });

  test('opens no TCP connection for anybody', async () => {
    // Unsupported transport; a relay that could would say 400 here, since this was asked over UDP.
    expect(await visitor().allocate('tcp')).toBe(442);
  });

  test('lets nobody in without credentials, with wrong ones, or with those of yesterday', async () => {
    expect(await visitor('a', 'another-secret').allocate()).toBe(401);
    expect(await visitor('a', SECRET, soon() - 1_000).allocate()).toBe(401);
    const nobody = turnClient(relay.address, { username: 'nobody', credential: '' });
    expect(await nobody.allocate()).toBe(401);
    nobody.close();
  });

  test('gives one visitor no more than 32 at once, whatever the end of the credentials, and others still get theirs', async () => {
    const answers: unknown[] = [];
    for (let made = 0; made < 33; made += 1) answers.push(await visitor('somebody', SECRET, soon() + made).allocate());
    expect(answers.slice(0, 32).every((answer) => typeof answer === 'object')).toBe(true);
    expect(answers[32]).toBe(486);
    await relayed(visitor('another'));
  });

  test('writes nothing down and prints nothing', () => {
    expect(readdirSync(relay.folder)).toEqual(['turndb', 'turnserver.conf']);
    expect(relay.output()).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
  });
});
