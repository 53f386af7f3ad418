import { publicCell, publicDay } from '@visavis/db/schema';
import { expect, test } from 'vitest';
import { database } from './database.test-support.ts';
import { publicNumbers } from './public-numbers.ts';

const on = (day: number): Date => new Date(Date.UTC(2026, 2, day));

test('gives the days of a range with what is out of each, oldest first, and nothing of others', async () => {
  const { admin } = await database();
  await admin.insert(publicDay).values([
    { day: on(13), epsilon: 2, keys: 2, outcome: 'published' },
    { day: on(12), epsilon: 0, keys: 1, outcome: 'crowded' },
    { day: on(11), epsilon: 1, keys: 1, outcome: 'published' },
    { day: on(14), epsilon: 1, keys: 1, outcome: 'published' },
  ]);
  await admin.insert(publicCell).values([
    { day: on(13), table: 'visitors', value: '', noisy: 97 },
    { day: on(13), table: 'devices', value: 'phone', noisy: 61 },
    { day: on(14), table: 'visitors', value: '', noisy: 88 },
  ]);
  expect(await publicNumbers(admin, { from: on(12), to: on(14) })).toEqual({
    days: [
      { day: on(12), epsilon: 0, keys: 1, outcome: 'crowded', cells: [] },
      {
        day: on(13),
        epsilon: 2,
        keys: 2,
        outcome: 'published',
        cells: [
          { table: 'devices', value: 'phone', noisy: 61 },
          { table: 'visitors', value: '', noisy: 97 },
        ],
      },
    ],
  });
});

test('is for admin alone', async () => {
  const { collector, signaling } = await database();
  for (const db of [collector, signaling]) await expect(publicNumbers(db, { from: on(1), to: on(2) })).rejects.toMatchObject({ reason: 'forbidden' });
});
