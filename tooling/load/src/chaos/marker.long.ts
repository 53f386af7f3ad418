import { setTimeout as passed } from 'node:timers/promises';
import { postgres } from '@visavis/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markedCalls } from './marked-calls.test-support.ts';

const FORGOTTEN_MS = 60_000;

let database: Awaited<ReturnType<typeof postgres>>;
beforeAll(async () => {
  database = await postgres();
});
afterAll(() => database.close());

test('a minute after the last call nothing in dumps, logs and metrics says who met whom', async () => {
  const { after, ever, isWhole, opened, planted } = await markedCalls({ databaseUrl: database.urls.signaling, until: () => passed(FORGOTTEN_MS) });
  expect(opened).toBe(12);
  expect(isWhole).toBe(true);
  expect(ever).toEqual([]);
  expect(after).toEqual([]);
  expect(planted.filter((where) => where.includes('dump'))).toHaveLength(3);
}, 240_000);
