import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { addMarks } from './add-marks.ts';
import { database } from './database.test-support.ts';
import { publicOutlook } from './public-outlook.ts';
import { releasePublicDay } from './release-public-day.ts';
import { dayOf } from './utc.ts';

const at = (text: string): Date => new Date(`2026-03-${text}Z`);
const DAYS = { from: at('14T00:00:00'), to: at('16T00:00:00') };
const renewed = (hour: string, count: number) => ({ hour: at(hour), kind: 'key-started', count }) as const;

test('before a collector ever ran, counting has not begun', async () => {
  const { admin } = await database();
  expect(await publicOutlook(admin, DAYS)).toEqual({ began: null, manyKeys: [] });
});

test('a day of more than two keys will publish nothing, in whatever hours they began; other days are not spoken of', async () => {
  const { admin, collector } = await database();
  await addMarks(collector, [
    { hour: at('11T09:00:00'), kind: 'gap', count: 1 },
    renewed('13T10:00:00', 9),
    renewed('14T00:00:00', 1),
    renewed('14T23:00:00', 1),
    renewed('15T00:00:00', 1),
    renewed('15T09:00:00', 2),
    renewed('16T00:00:00', 3),
  ]);
  expect(await publicOutlook(admin, DAYS)).toEqual({ began: at('11T00:00:00'), manyKeys: [{ day: at('15T00:00:00'), keys: 3 }] });
});

test('is what becomes of the day', async () => {
  const { admin, collector } = await database();
  await addMarks(collector, [renewed('14T08:00:00', 3)]);
  const [said] = (await publicOutlook(admin, DAYS)).manyKeys;
  expect(said).toEqual({ day: at('14T00:00:00'), keys: 3 });
  expect(await releasePublicDay(admin, { day: dayOf(at('14T00:00:00')), epsilon: 1, threshold: 40, tables: ['visitors'], randomBytes, now: at('15T01:00:00') })).toBe('keys');
});

test('does not tell of a crowd before the day is decided: that depends on who came', async () => {
  const { admin, collector } = await database();
  await addMarks(collector, [renewed('14T08:00:00', 1), { hour: at('14T09:00:00'), kind: 'crowded', count: 1 }, { hour: at('14T09:00:00'), kind: 'turned-away', count: 5 }]);
  expect((await publicOutlook(admin, DAYS)).manyKeys).toEqual([]);
});

test('is not for signaling', async () => {
  const { signaling } = await database();
  await expect(publicOutlook(signaling, DAYS)).rejects.toMatchObject({ reason: 'forbidden' });
});
