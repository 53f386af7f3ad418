import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** Starts coturn on one address, for relayed calls and as our only STUN. It is ready when it answers. */
export async function startRelay(household: Household, dataFolder: string, address: string): Promise<Relay> {
  const { port, secret } = await household.start({
    name: 'relay',
    module: fileURLToPath(new URL('./relay-process.ts', import.meta.url)),
    args: [dataFolder, address, relayAddressFor(address)],
    env: {},
    readyMs: 30_000,
    stopMs: 4_000,
  });
  return { address: `${address}:${String(port)}`, secret: String(secret) };
}

/**
 * On Linux a loopback relay has 127.0.0.2 for itself. With --lan there is one address only, so what listens on
 * it can be reached over UDP by who is on this network anyway; in production the relay has an address of its own.
 */
function relayAddressFor(address: string): string {
  return address === '127.0.0.1' && process.platform === 'linux' ? '127.0.0.2' : address;
}
