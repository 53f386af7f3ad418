import { setTimeout as passed } from 'node:timers/promises';
import { postgres } from '@visavis/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Crowd } from '../crowd/crowd.ts';
import { LOOP_P99, reading, RESIDENT } from './metrics-reading.test-support.ts';
import { ORIGIN, SignalingNode } from './signaling-node.test-support.ts';

const IDLE = 10_000;
const PAIRS = 200;
const ARRIVE_MS = 30_000;
const MINUTE_MS = 60_000;
const MINUTES = 10;
const WARM_UP_MINUTES = 2;
const SAMPLE_MS = 5_000;
/** From the first two minutes after the warm-up to the last two memory may grow by so much: less than a fifth of a kilobyte for each connection and minute. */
const FLAT = 1.05;
const MAX_LOOP_DELAY_S = 0.02;

let database: Awaited<ReturnType<typeof postgres>>;
beforeAll(async () => {
  database = await postgres();
});
afterAll(() => database.close());

test('10,000 idle connections and 200 pairs on one process for ten minutes: memory stays flat, the event loop keeps up, nobody is let down', async () => {
  const node = await SignalingNode.start({ name: 'node', databaseUrl: database.urls.signaling, cluster: null, now: () => 0 });
  const parts = { seed: 5, origin: ORIGIN, target: () => node, seesAll: true };
  const idle = new Crowd({ ...parts, first: 0, arrivals: evenly(IDLE), mix: [['idle', 1]] });
  // Next now and then, frames both ways all the time.
  const talkers = new Crowd({ ...parts, first: IDLE, arrivals: evenly(2 * PAIRS), mix: [['talker', 1]], bent: { framesPerSecond: 4, talkMs: (random) => random.spread(30_000, 0.5) } });
  try {
    await passed(ARRIVE_MS + 5_000);
    const samples: { readonly minute: number; readonly resident: number; readonly delay: number }[] = [];
    const began = performance.now();
    while (performance.now() - began < MINUTES * MINUTE_MS) {
      const metrics = await node.metrics();
      samples.push({ minute: (performance.now() - began) / MINUTE_MS, resident: reading(metrics, RESIDENT), delay: reading(metrics, LOOP_P99) });
      await passed(SAMPLE_MS);
    }
    const window = (from: number): number => mean(samples.filter(({ minute }) => minute >= from && minute < from + 2).map(({ resident }) => resident));
    const [first, last] = [window(WARM_UP_MINUTES), window(MINUTES - 2)];
    const delay = Math.max(...samples.filter(({ minute }) => minute >= 1).map((sample) => sample.delay));
    const frames = talkers.tally.of('framesTaken');
    say(`resident ${mebibytes(first)} MiB in minutes 2 to 4, ${mebibytes(last)} MiB in minutes 8 to 10; event-loop delay p99 ${(delay * 1_000).toFixed(1)} ms at worst; ${frames} frames, p99 ${talkers.tally.frameLatency.at(0.99)?.toFixed(1)} ms; ${talkers.tally.of('matches')} sides matched`);
    expect([...idle.referee.violations, ...talkers.referee.violations]).toEqual([]);
    expect(idle.clients.filter((client) => client.connectedSince() === null)).toEqual([]);
    expect(last).toBeLessThan(first * FLAT);
    expect(delay).toBeLessThan(MAX_LOOP_DELAY_S);
    expect(frames).toBeGreaterThan(MINUTES * 60 * PAIRS * 4);
  } finally {
    for (const crowd of [idle, talkers]) crowd.stop();
    await node.remove();
  }
}, 1_000_000);

const evenly = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => (index * ARRIVE_MS) / count);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
const say = (words: string): void => void process.stdout.write(`  ${words}\n`);
