import { report } from '@visavis/db/schema';
import { personal, read } from '@visavis/policy/personal';
import { expect, test } from 'vitest';
import { database } from './database.test-support.ts';
import { fileReport } from './file-report.ts';
import { closeReport, openReports, REPORTS_ON_PAGE, sealedReport } from './open-reports.ts';

type Filed = Parameters<typeof fileReport>[1];
const filed = (reason: Filed['reason'], evidence: string | null = null): Filed => ({ reason, mode: 'text', words: personal('report-words', 'Zq7-marker'), evidence });
const at = (minute: number) => new Date(Date.UTC(2026, 2, 14, 15, minute));

test('[P3] reports about a minor come first, then the newest; twenty on a page, and none that is closed', async () => {
  const { signaling, admin, owner } = await database();
  for (let minute = 0; minute < 21; minute += 1) await fileReport(signaling, filed('scam'), at(minute));
  await fileReport(signaling, filed('minor'), at(1));
  await fileReport(signaling, filed('minor'), at(2));
  const first = await openReports(admin, { page: 1 });
  expect([first.total, first.reports.length]).toEqual([23, REPORTS_ON_PAGE]);
  expect(first.reports.slice(0, 3).map(({ reason, reportedAt }) => [reason, reportedAt.getUTCMinutes()])).toEqual([['minor', 2], ['minor', 1], ['scam', 20]]);
  const second = await openReports(admin, { page: 2 });
  expect(second.reports.map(({ reportedAt }) => reportedAt.getUTCMinutes())).toEqual([2, 1, 0]);
  await owner.update(report).set({ state: 'closed' });
  expect(await openReports(admin, { page: 1 })).toEqual({ reports: [], total: 0 });
});

test('[P4] the dashboard’s login reads a report with its sealed texts; its words stay closed until somebody says why', async () => {
  const { signaling, admin } = await database();
  await fileReport(signaling, filed('hate', 'AAECAw'), at(0));
  const [listed] = (await openReports(admin, { page: 1 })).reports;
  expect(listed).toMatchObject({ reason: 'hate', mode: 'text', hasEvidence: true });
  expect(JSON.stringify(listed)).not.toContain('Zq7-marker');
  const opened = await sealedReport(admin, listed?.id ?? '');
  expect(opened).toMatchObject({ evidence: 'AAECAw', state: 'new' });
  expect(opened === null ? null : read(opened.words, 'stop-abuse')).toBe('Zq7-marker');
  for (const id of ['', 'x', '00000000-0000-4000-8000-000000000000', `${listed?.id}' or true`]) expect(await sealedReport(admin, id)).toBeNull();
});

test('a report is closed once, and is then in no list', async () => {
  const { signaling, admin } = await database();
  await fileReport(signaling, filed('scam'), at(0));
  const [listed] = (await openReports(admin, { page: 1 })).reports;
  const id = listed?.id ?? '';
  expect([await closeReport(admin, id), await closeReport(admin, id), await closeReport(admin, 'x')]).toEqual([true, false, false]);
  expect((await openReports(admin, { page: 1 })).total).toBe(0);
  expect((await sealedReport(admin, id))?.state).toBe('closed');
});

test('nobody but the dashboard’s login reads reports', async () => {
  const { signaling, collector } = await database();
  for (const db of [signaling, collector]) await expect(openReports(db, { page: 1 })).rejects.toMatchObject({ reason: 'forbidden' });
});
