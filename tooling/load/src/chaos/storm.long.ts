import { setTimeout as passed } from 'node:timers/promises';
import { SeededRandom } from '@visavis/bench/seeded-random';
import { postgres } from '@visavis/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { STORM_MS } from '../crowd/arrivals.ts';
import { Crowd } from '../crowd/crowd.ts';
import { recovery } from './recovery.test-support.ts';
import { ORIGIN, SignalingNode } from './signaling-node.test-support.ts';

const CLIENTS = 5_000;
const ARRIVE_MS = 15_000;
/** The storm lasts 2 s, and the first delay of a client is up to half a second. */
const BACK_WITHIN_MS = 5_000;

let database: Awaited<ReturnType<typeof postgres>>;
beforeAll(async () => {
  database = await postgres();
});
afterAll(() => database.close());

test('[S7] 5,000 connections break within 2 s and come back: nobody is turned away, and everybody is back', async () => {
  const node = await SignalingNode.start({ name: 'node', databaseUrl: database.urls.signaling, cluster: null, now: () => 0 });
  const arrivals = Array.from({ length: CLIENTS }, (_, index) => (index * ARRIVE_MS) / CLIENTS);
  const crowd = new Crowd({ seed: 6, first: 0, arrivals, mix: [['idle', 4], ['talker', 1]], origin: ORIGIN, target: () => node });
  try {
    await passed(ARRIVE_MS + 5_000);
    expect(crowd.clients.filter((client) => client.connectedSince() === null)).toHaveLength(0);
    const since = crowd.moment();
    const isBack = (client: Crowd['clients'][number]): boolean => (client.connectedSince() ?? -Infinity) >= since.at && !['greeting', 'returning'].includes(client.doing);
    const back = recovery({ crowd, clients: crowd.clients, since, boundMs: BACK_WITHIN_MS, isWell: isBack });
    await crowd.storm(STORM_MS, new SeededRandom(6));
    const { lastMs, halfMs, late } = await back;
    const { tally } = crowd;
    process.stdout.write(`  half were back ${halfMs} ms after the storm began, all after ${lastMs} ms; connecting p99 ${tally.connecting.at(0.99)?.toFixed(0)} ms; ${tally.of('rejoined') + tally.of('returnedAlone')} took their seats back, ${tally.of('resumed')} their places\n`);
    expect(late).toEqual([]);
    expect(tally.of('connectsFailed')).toBe(0);
    expect(crowd.referee.violations).toEqual([]);
  } finally {
    crowd.stop();
    await node.remove();
  }
}, 180_000);
