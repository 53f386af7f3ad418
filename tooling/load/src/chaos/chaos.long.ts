import { postgres } from '@visavis/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordeal } from './ordeal.test-support.ts';
import type { Fault } from './trial.test-support.ts';

const CLIENTS = 300;
const SEED = 50;
const ROUNDS = 10;
const ROUND: readonly (Fault | 'any')[] = ['kill', 'pause', 'master', 'blackhole', 'any'];

let database: Awaited<ReturnType<typeof postgres>>;
beforeAll(async () => {
  database = await postgres();
});
afterAll(() => database.close());

test('fifty faults, one after the other: everybody is matched or waits again in time, each time, and nobody is told what is not so', async () => {
  const faults = Array.from({ length: ROUNDS }, () => ROUND).flat();
  const { broken, reports } = await ordeal({ seed: SEED, clients: CLIENTS, databaseUrl: database.urls.signaling, faults });
  expect(broken.slice(0, 20)).toEqual([]);
  expect(reports).toHaveLength(faults.length);
}, 3_600_000);
