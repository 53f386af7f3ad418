import { postgres } from '@visavis/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markedCalls } from './marked-calls.test-support.ts';

/** After so long nothing may be left that says who met whom. */
const FORGOTTEN_MS = 60_000;

let database: Awaited<ReturnType<typeof postgres>>;
beforeAll(async () => {
  database = await postgres();
});
afterAll(() => database.close());

test('after calls between nodes: no address and no description anywhere, and whatever says who met whom ends by itself within a minute', async () => {
  const { ever, fading, isWhole, opened, planted } = await markedCalls({ databaseUrl: database.urls.signaling, until: () => Promise.resolve() });
  expect(opened).toBe(12);
  expect(isWhole).toBe(true);
  expect(fading).not.toEqual([]);
  expect(ever).toEqual([]);
  expect(fading.filter(({ lastsMs }) => lastsMs <= 0 || lastsMs > FORGOTTEN_MS)).toEqual([]);
  // The same search finds what is there: in a dump, among the commands, in what each node printed, in each one's metrics.
  expect(planted.filter((where) => where.includes('dump'))).toHaveLength(3);
  expect(planted).toContain('planted in commands');
  expect(planted.filter((where) => /printed|metrics/.test(where))).toHaveLength(6);
}, 120_000);
