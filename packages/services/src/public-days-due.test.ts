import { randomBytes } from 'node:crypto';
import type { Database } from '@visavis/db';
import { expect, test } from 'vitest';
import { addMarks } from './add-marks.ts';
import { database } from './database.test-support.ts';
import { publicDaysDue } from './public-days-due.ts';
import { releasePublicDay } from './release-public-day.ts';
import { dayOf } from './utc.ts';

const at = (text: string): Date => new Date(`2026-03-${text}Z`);
const MORNING = at('15T01:00:00');
const day = (of: number): number => dayOf(at(`${String(of).padStart(2, '0')}T00:00:00`));
const due = (db: Database, now = MORNING, keptSince: Date | null = null) => publicDaysDue(db, { now, keptSince });
const release = { epsilon: 1, threshold: 40, tables: ['visitors'], randomBytes } as const;

test('of an installation that has counted for weeks, the last seven days are due, without those decided', async () => {
  const { admin, collector } = await database();
  await addMarks(collector, [{ hour: at('01T10:00:00'), kind: 'gap', count: 1 }]);
  expect(await due(admin)).toEqual([8, 9, 10, 11, 12, 13, 14].map(day));
  await releasePublicDay(admin, { ...release, day: day(12), now: MORNING });
  expect(await due(admin)).toEqual([8, 9, 10, 11, 13, 14].map(day));
  expect(await due(admin, new Date(MORNING.getTime() - 1))).toEqual([8, 9, 10, 11, 13].map(day));
});

test('no day before counting began is due, also when its mark is deleted by now', async () => {
  const { admin, collector, owner } = await database();
  expect(await due(admin)).toEqual([]);
  await addMarks(collector, [{ hour: at('13T23:00:00'), kind: 'gap', count: 1 }]);
  expect(await due(admin)).toEqual([13, 14].map(day));
  await releasePublicDay(admin, { ...release, day: day(13), now: MORNING });
  await owner.execute('truncate analytics.mark');
  expect(await due(admin, at('17T12:00:00'))).toEqual([14, 15, 16].map(day));
});

test('no day is due whose decision may be deleted by now', async () => {
  const { admin, collector } = await database();
  await addMarks(collector, [{ hour: at('01T10:00:00'), kind: 'gap', count: 1 }]);
  expect(await due(admin, MORNING, at('12T00:00:00'))).toEqual([13, 14].map(day));
  expect(await due(admin, MORNING, new Date(at('12T00:00:00').getTime() - 1))).toEqual([12, 13, 14].map(day));
});

test('is not for signaling', async () => {
  const { signaling } = await database();
  await expect(due(signaling)).rejects.toMatchObject({ reason: 'forbidden' });
});
