import { randomBytes } from 'node:crypto';
import { report } from '@visavis/db/schema';
import { personal } from '@visavis/policy/personal';
import { expect, test } from 'vitest';
import { fileReport } from './file-report.ts';
import { database } from './database.test-support.ts';

test('of a report’s time only the minute is stored, and it waits as new', async () => {
  const { signaling, owner } = await database();
  const words = personal('report-words', 'Asked for money 💸');
  await fileReport(signaling, { reason: 'scam', mode: 'video', words, evidence: null }, new Date('2026-03-14T15:09:59.999Z'));
  expect(await owner.select().from(report)).toEqual([
    {
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4/),
      reportedAt: new Date('2026-03-14T15:09:00Z'),
      reason: 'scam',
      mode: 'video',
      words: 'Asked for money 💸',
      state: 'new',
      evidence: null,
    },
  ]);
});

test('words that PostgreSQL cannot hold are stored without what it cannot', async () => {
  const { signaling, owner } = await database();
  await fileReport(signaling, { reason: 'other', mode: 'text', words: personal('report-words', 'a\0b \uD83D c \uDE00'), evidence: null });
  const [row] = await owner.select({ words: report.words }).from(report);
  expect(row?.words).toBe('ab \uFFFD c \uFFFD');
});

test('the longest words fit, whatever they are made of', async () => {
  const { signaling, owner } = await database();
  for (const words of ['\uD83D'.repeat(500), '💸'.repeat(250), 'ä'.repeat(500)]) {
    await fileReport(signaling, { reason: 'other', mode: 'text', words: personal('report-words', words), evidence: null });
  }
  expect(await owner.$count(report)).toBe(3);
});

test('[P4] sealed texts are stored as the bytes that came, and never more than the protocol allows', async () => {
  const { signaling, owner } = await database();
  const sent = [1, 9_000].map((bytes) => randomBytes(bytes));
  const words = personal('report-words', '');
  for (const bytes of sent) await fileReport(signaling, { reason: 'hate', mode: 'text', words, evidence: bytes.toString('base64url') });
  const rows = await owner.select({ evidence: report.evidence }).from(report);
  expect(rows.map(({ evidence }) => evidence?.byteLength).toSorted()).toEqual([1, 9_000]);
  expect(rows.map(({ evidence }) => evidence)).toEqual(expect.arrayContaining(sent));
  for (const bytes of [0, 9_001]) {
    const tooMuch = fileReport(signaling, { reason: 'hate', mode: 'text', words, evidence: Buffer.alloc(bytes).toString('base64url') });
    await expect(tooMuch).rejects.toMatchObject({ name: 'DatabaseError' });
  }
});

test('only signaling files reports', async () => {
  const { collector, admin } = await database();
  for (const db of [collector, admin]) {
    await expect(fileReport(db, { reason: 'other', mode: 'text', words: personal('report-words', 'Zq7-marker'), evidence: null })).rejects.toMatchObject({
      name: 'DatabaseError',
      reason: 'forbidden',
      message: expect.not.stringContaining('Zq7-marker'),
    });
  }
});
