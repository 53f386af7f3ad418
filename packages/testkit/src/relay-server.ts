import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { tiedProcess } from './tied-process.ts';
import { type Address, turnClient } from './turn-client.ts';

/** A real coturn on 127.0.0.1, with settings as given. */
export interface RelayServer {
  readonly address: Address;
  readonly processId: number;
  /** Empty, and its own: what it writes is found here. */
  readonly folder: string;
  /** All that it printed until now. */
  output(): string;
  remove(): Promise<void>;
}

/** `settings` is told the port and the folder, and answers with a configuration file. Errors: coturn is missing, or does not answer. */
export async function relayServer(settings: (where: { readonly port: number; readonly folder: string }) => string): Promise<RelayServer> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-relay-'));
  // Free for UDP as well: from that range nothing takes one by itself.
  const port = await freePort();
  const file = join(folder, 'turnserver.conf');
  writeFileSync(file, settings({ port, folder }), { mode: 0o600 });
  const relay = tiedProcess('turnserver', ['-c', file]);
  let output = '';
  for (const stream of [relay.stdout, relay.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(relay, 'exit').catch(() => []);
  const address = { host: '127.0.0.1', port };
  const remove = async (): Promise<void> => {
    relay.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.race([
      answers(address),
      once(relay, 'error').then(() => {
        throw new Error('coturn is missing: apt-get install coturn');
      }),
      ended.then(() => {
        throw new Error(`turnserver did not start: ${output}`);
      }),
    ]);
  } catch (error) {
    await remove();
    throw error;
  }
  return { address, processId: relay.pid ?? 0, folder, output: () => output, remove };
}

/** Waits until it says anything at all: that nobody without credentials gets a relay. */
async function answers(address: Address): Promise<void> {
  for (let tried = 0; tried < 10; tried += 1) {
    const client = turnClient(address, { username: 'nobody', credential: '' });
    const answer = await client.allocate();
    client.close();
    if (answer !== 'silent') return;
  }
  throw new Error('turnserver does not answer');
}
