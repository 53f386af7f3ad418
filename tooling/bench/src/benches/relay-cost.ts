import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { relaySettings } from '@visavis/launch/relay-settings';
import { type RelayServer, relayServer } from '@visavis/testkit/relay';
import { type TurnClient, turnClient, turnCredentials } from '@visavis/testkit/turn-client';
import { type Figure, median, type Plain, plain } from '../figure.ts';
import { startChild } from '../processes/child.ts';
import type { Contest } from '../rounds.ts';

/** As many calls at once; each side sends what a 640 × 360 picture needs. */
const CALLS = 20;
const BITS_PER_SECOND = 1_200_000;
const PACKET_BYTES = 1_200;
const SECONDS = 10;
const EVERY_MS = 10;
const SECRET = 'of-this-bench';

interface Measured {
  /** Seconds of CPU time for one call of one hour, both ways. */
  readonly cpu: number;
  readonly bareCpu: number;
  readonly bytesPerSide: number;
  readonly arrived: number;
}

/** What a relayed call costs its operator, beside the same packets through a bare forwarder in Node. */
export async function relayCost({ rounds, onRound }: Pick<Contest, 'onRound' | 'rounds'>): Promise<readonly (Figure | Plain)[]> {
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = await measure();
    measured.push(one);
    onRound('ours', one);
  }
  const of = (number: (one: Measured) => number): number => median(measured.map(number));
  const [value, baseline] = [of(({ cpu }) => cpu), of(({ bareCpu }) => bareCpu)];
  return [
    {
      bench: 'relay-cost',
      figure: 'CPU time of an hour of one call, both ways',
      unit: 's',
      value: round3(value),
      beside: 'bare UDP forwarder in Node',
      baseline: round3(baseline),
      ratio: round3(value / baseline),
    },
    plain({ bench: 'relay-cost', figure: 'memory of one relayed side (RSS)', unit: 'KiB' }, of(({ bytesPerSide }) => bytesPerSide) / 1_024),
    plain({ bench: 'relay-cost', figure: 'packets that arrived', unit: '%' }, of(({ arrived }) => arrived) * 100),
    plain({ bench: 'relay-cost', figure: 'traffic of an hour of one call, in and out each', unit: 'GB' }, (2 * BITS_PER_SECOND * 3_600) / 8 / 1e9),
  ];
}

async function measure(): Promise<Measured> {
  const relay = await relayServer(({ port, folder }) =>
    relaySettings({ address: '127.0.0.1', port, relayAddress: '127.0.0.2', secrets: [SECRET], database: join(folder, 'turndb') }),
  );
  const clients: TurnClient[] = [];
  try {
    const before = residentBytes(relay);
    for (let call = 0; call < CALLS; call += 1) clients.push(...(await connected(relay)));
    const bytesPerSide = (residentBytes(relay) - before) / clients.length;
    const { cpu, arrived } = await stream(clients.map((client) => ({ send: client.sendOnChannel, listen: client.onData })), () => cpuSeconds(relay.processId));
    return { cpu, arrived, bytesPerSide, bareCpu: await bareForwarder() };
  } finally {
    clients.forEach((client) => client.close());
    await relay.remove();
  }
}

async function connected(relay: RelayServer): Promise<readonly TurnClient[]> {
  const end = Math.floor(Date.now() / 1_000) + 300;
  const [ada, ben] = [turnClient(relay.address, turnCredentials(SECRET, end)), turnClient(relay.address, turnCredentials(SECRET, end))];
  const [adaAt, benAt] = [await ada.allocate(), await ben.allocate()];
  if (typeof adaAt !== 'object' || typeof benAt !== 'object') throw new Error('the relay refused');
  await ada.bindChannel(benAt);
  await ben.bindChannel(adaAt);
  return [ada, ben];
}

interface Side {
  readonly send: (packet: Buffer) => void;
  readonly listen: (listener: () => void) => void;
}

/** Sends at the bit rate from every side; CPU seconds are those of one call of one hour. */
async function stream(sides: readonly Side[], cpu: () => number | Promise<number>): Promise<{ readonly cpu: number; readonly arrived: number }> {
  let [sent, received] = [0, 0];
  for (const { listen } of sides) listen(() => (received += 1));
  const packet = Buffer.alloc(PACKET_BYTES, 7);
  const perTick = (BITS_PER_SECOND / 8 / PACKET_BYTES) * (EVERY_MS / 1_000);
  const [cpuBefore, began] = [await cpu(), performance.now()];
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setInterval(() => {
    const elapsed = performance.now() - began;
    const due = Math.floor((elapsed / EVERY_MS) * perTick) - sent / sides.length;
    for (let one = 0; one < due; one += 1) {
      for (const { send } of sides) send(packet);
      sent += sides.length;
    }
    if (elapsed < SECONDS * 1_000) return;
    clearInterval(timer);
    resolve();
  }, EVERY_MS);
  await promise;
  const seconds = (performance.now() - began) / 1_000;
  const used = (await cpu()) - cpuBefore;
  return { cpu: (used / seconds / (sides.length / 2)) * 3_600, arrived: received / sent };
}

async function bareForwarder(): Promise<number> {
  const forwarder = startChild({ entry: new URL('../processes/udp-forwarder.ts', import.meta.url) });
  const port = await forwarder.ready('port');
  const sockets = Array.from({ length: CALLS * 2 }, () => createSocket('udp4'));
  try {
    const sides = sockets.map((socket): Side => ({
      send: (packet) => socket.send(packet, port, '127.0.0.1'),
      listen: (listener) => socket.on('message', listener),
    }));
    return (await stream(sides, () => forwarder.ask('cpu', 'seconds'))).cpu;
  } finally {
    sockets.forEach((socket) => socket.close());
    await forwarder.stop();
  }
}

/** User and system time of a process so far. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

const residentBytes = ({ processId }: RelayServer): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1] ?? 0) * 1_024;

const round3 = (value: number): number => Number(value.toPrecision(3));
