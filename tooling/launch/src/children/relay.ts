import { existsSync, writeFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshSecret } from '../secrets.ts';
import type { Household } from './household.ts';

export interface Relay {
  /** Host and port as browsers reach it. */
  readonly address: string;
  readonly secret: string;
}

/** Whether `turnserver` (coturn) is on this machine's PATH. */
export function relayIsInstalled(): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'turnserver')));
}

/** Starts coturn on one address, for relayed calls and as our only STUN. */
export async function startRelay(household: Household, dataFolder: string, address: string): Promise<Relay> {
  const secret = freshSecret();
  const port = await freeUdpPort(address);
  const file = join(dataFolder, 'turnserver.conf');
  writeFileSync(file, configuration({ address, port, secret }), { mode: 0o600 });
  await household.start({
    name: 'relay',
    module: fileURLToPath(new URL('./relay-process.ts', import.meta.url)),
    args: [file],
    env: {},
    readyMs: 10_000,
    stopMs: 4_000,
  });
  return { address: `${address}:${port}`, secret };
}

/**
 * Both sides of a relayed call are relayed, so the relay's own address is the only peer it needs, and
 * everything else is denied. On Linux a loopback relay has 127.0.0.2 for itself. With --lan there is one
 * address only, so what listens on it can be reached over UDP by who is on this network anyway; in
 * production the relay has an address of its own.
 */
function configuration({ address, port, secret }: { address: string; port: number; secret: string }): string {
  const loopback = address === '127.0.0.1';
  const relayAddress = loopback && process.platform === 'linux' ? '127.0.0.2' : address;
  return [
    `listening-ip=${address}`,
    `listening-port=${port}`,
    `relay-ip=${relayAddress}`,
    ...(loopback ? ['allow-loopback-peers'] : []),
    'denied-peer-ip=0.0.0.0-255.255.255.255',
    'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    `allowed-peer-ip=${relayAddress}`,
    'min-port=49152',
    'max-port=65535',
    'realm=visavis',
    'use-auth-secret',
    `static-auth-secret=${secret}`,
    'user-quota=12',
    'total-quota=1200',
    'stale-nonce=600',
    'no-multicast-peers',
    'no-tcp-relay',
    'no-cli',
    'no-tls',
    'no-dtls',
    'no-rfc5780',
    'no-software-attribute',
    'fingerprint',
    'no-stdout-log',
    'log-file=/dev/null',
    'pidfile=/dev/null',
    '',
  ].join('\n');
}

/** coturn takes no port 0, so one is asked of the system and given back. */
function freeUdpPort(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.bind(0, address, () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
