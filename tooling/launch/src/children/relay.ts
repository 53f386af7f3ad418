import { existsSync, writeFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshSecret } from '../secrets.ts';
import type { Household } from './household.ts';
import { relaySettings } from './relay-settings.ts';

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
  writeFileSync(file, relaySettings({ address, port, relayAddress: relayAddressFor(address), secrets: [secret], database: join(dataFolder, 'turndb') }), { mode: 0o600 });
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
 * On Linux a loopback relay has 127.0.0.2 for itself. With --lan there is one address only, so what listens on
 * it can be reached over UDP by who is on this network anyway; in production the relay has an address of its own.
 */
function relayAddressFor(address: string): string {
  return address === '127.0.0.1' && process.platform === 'linux' ? '127.0.0.2' : address;
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
