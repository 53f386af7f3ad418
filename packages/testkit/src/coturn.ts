import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real relay on the loopback interface, for UDP and TCP. */
export interface Coturn {
  /** Host and port, such as 127.0.0.1:41234. */
  readonly address: string;
  /** Shared secret of the TURN REST API credentials (HMAC-SHA1 over `expiry:name`). */
  readonly secret: string;
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';
const ASK_EVERY_MS = 50;
/** Outside the range from which systems hand out ports by themselves. */
const RELAY_PORTS = { first: 20_000, blocks: 100, size: 100 };

/** Starts `turnserver`. Rejects when it is not installed or ends before it answers. */
export async function coturn(): Promise<Coturn> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-coturn-'));
  const port = await freeUdpPort();
  const secret = randomBytes(24).toString('base64url');
  const child = spawn('turnserver', flags({ port, secret, folder }), { stdio: 'ignore' });
  const ended = new Promise<never>((_, reject) => {
    child.once('error', () => reject(new Error('turnserver is not installed: apt-get install coturn')));
    child.once('exit', (code, signal) => reject(new Error(`turnserver ended (${signal ?? code})`)));
  });
  const stop = async (): Promise<void> => {
    if (isRunning(child)) child.kill('SIGTERM');
    await ended.catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.race([answers(port), ended]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address: `${HOST}:${port}`, secret, stop };
}

function flags({ port, secret, folder }: { port: number; secret: string; folder: string }): string[] {
  const block = randomBytes(2).readUInt16BE() % RELAY_PORTS.blocks;
  const firstRelayPort = RELAY_PORTS.first + block * RELAY_PORTS.size;
  return [
    '-n',
    `--listening-ip=${HOST}`,
    `--relay-ip=${HOST}`,
    `--listening-port=${port}`,
    `--min-port=${firstRelayPort}`,
    `--max-port=${firstRelayPort + RELAY_PORTS.size - 1}`,
    '--realm=visavis',
    '--fingerprint',
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    '--allow-loopback-peers',
    '--no-cli',
    '--no-tls',
    '--no-dtls',
    '--no-rfc5780',
    '--no-stdout-log',
    '--log-file=/dev/null',
    '--simple-log',
    `--userdb=${join(folder, 'turndb')}`,
    `--pidfile=${join(folder, 'pid')}`,
  ];
}

const isRunning = (child: ChildProcess): boolean =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;

/** Resolves when a STUN binding request (RFC 8489, 5) is answered. */
async function answers(port: number): Promise<void> {
  const socket = createSocket('udp4');
  const request = Buffer.concat([Buffer.from('000100002112a442', 'hex'), randomBytes(12)]);
  // A port that is still closed answers with an error, which is as good as silence here.
  socket.on('error', () => {});
  const asking = setInterval(() => socket.send(request, port, HOST), ASK_EVERY_MS);
  try {
    await new Promise((resolve) => {
      socket.once('message', resolve);
    });
  } finally {
    clearInterval(asking);
    socket.close();
  }
}

async function freeUdpPort(): Promise<number> {
  const socket: Socket = createSocket('udp4');
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, HOST, resolve);
  });
  const { port } = socket.address();
  await new Promise<void>((resolve) => {
    socket.close(resolve);
  });
  return port;
}
