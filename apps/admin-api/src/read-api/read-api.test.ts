import { randomBytes, randomUUID } from 'node:crypto';
import { connectDatabase } from '@visavis/db';
import { addCells, createReadKey, revokeReadKey } from '@visavis/services';
import type { ReadScope } from '@visavis/services/counts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { startDashboard } from '../testing/dashboard.ts';

const DAY = 86_400_000;
/** A day on: its noon is the dashboard's now, so that yesterday has settled and midnight never falls into a test. */
const TODAY = (Math.floor(Date.now() / DAY) + 1) * DAY;
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
const WEEK = `from=${isoDay(TODAY - 7 * DAY)}&to=${isoDay(TODAY)}`;
const COUNTED = new Date(TODAY - 2 * DAY);

let dashboard: Awaited<ReturnType<typeof startDashboard>>;
let browser: Browser;
beforeAll(async () => {
  dashboard = await startDashboard();
  browser = await dashboard.signedIn();
  dashboard.pass(TODAY + DAY / 2 - Date.now());
  const { db, close } = connectDatabase(dashboard.collectorUrl);
  const cell = (table: 'devices' | 'visitors' | 'views', value: string, count: number) => ({ table, start: COUNTED, page: '', value, count });
  await addCells(db, { collector: randomUUID(), sequence: 1, cells: [cell('visitors', '', 70), cell('devices', 'phone', 60), cell('devices', 'tablet', 10), cell('views', 'loads', 90)], marks: [{ hour: COUNTED, kind: 'key-started', count: 2 }] }, COUNTED);
  await close();
});
afterAll(() => dashboard.close());

let networks = 0;
interface Asking {
  readonly token?: string;
  readonly headers?: Record<string, string>;
  readonly method?: string;
}

/** Somebody's program, in a network of its own unless it says otherwise. */
async function ask(path: string, { headers = {}, method = 'GET', token }: Asking = {}) {
  const response = await fetch(`http://127.0.0.1:${dashboard.port}/api/read/v1/${path}`, {
    method,
    headers: { 'x-forwarded-for': `198.51.100.${(networks += 1)}`, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const key = (...scopes: [ReadScope, ...ReadScope[]]) => createReadKey(dashboard.db, { label: 'test', scopes, now: new Date(), randomBytes });
const refusal = (reason: string, retryAfterSeconds = 0) => JSON.stringify({ reason, retryAfterSeconds });

describe('with a key', () => {
  it('answers what the dashboard is answered, with instants as they are asked for', async () => {
    const { token } = await key('totals', 'breakdowns', 'quality');
    const span = { from: TODAY - 7 * DAY, to: TODAY };
    const asked = [
      [`totals?${WEEK}`, 'counts.totals', { ...span, step: 'day' }],
      [`totals?${WEEK}&step=hour`, 'counts.totals', { ...span, step: 'hour' }],
      [`breakdown?${WEEK}&name=devices`, 'counts.breakdown', { ...span, name: 'devices', page: '' }],
      [`breakdown?${WEEK}&name=devices&page=%2Fchat%2F`, 'counts.breakdown', { ...span, name: 'devices', page: '/chat/' }],
      [`pages?${WEEK}`, 'counts.pages', span],
      [`quantiles?${WEEK}&measure=lcp`, 'counts.quantiles', { ...span, measure: 'lcp', page: '' }],
      [`steps?${WEEK}&table=clicks`, 'counts.steps', { ...span, table: 'clicks' }],
      [`quality?${WEEK}`, 'counts.quality', span],
    ] as const;
    for (const [path, procedure, input] of asked) {
      const { headers, status, text } = await ask(path, { token });
      expect([path, status, headers.get('content-type'), headers.get('cache-control')]).toEqual([path, 200, 'application/json', 'no-store']);
      const inMs = text.replace(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g, (_, instant: string) => String(Date.parse(instant)));
      expect(JSON.parse(inMs)).toEqual((await browser.trpc(procedure, input)).body);
    }
    expect((await ask(`totals?${WEEK}`, { token })).text).toContain(`"start":"${COUNTED.toISOString()}"`);
  });

  it('gives a table for spreadsheets when asked for one, with the error of each number', async () => {
    const { token } = await key('breakdowns');
    const { headers, text } = await ask(`breakdown?${WEEK}&name=devices&format=csv`, { token });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toBe('attachment; filename="visavis-breakdown.csv"');
    const since = COUNTED.toISOString();
    expect(text.split('\r\n')).toEqual([
      'part,row,value,count,days,error,plus_minus,since',
      // The phones went with the ten tablets, because these would follow from the total.
      `now,other,,70,2,at-most,,${since}`,
      `now,total,,70,2,at-most,,${since}`,
      'before,other,,,0,not-counted,,',
      'before,total,,,0,not-counted,,',
      '',
    ]);
  });

  it.each([
    ['totals', '', 'totals'],
    ['pages', '', 'breakdowns'],
    ['quantiles', '&measure=wait', 'breakdowns'],
    ['steps', '&table=funnel', 'breakdowns'],
    ['quality', '', 'quality'],
  ] as const)('gives %s as one table', async (name, more, scope) => {
    const { token } = await key(scope);
    const { status, text } = await ask(`${name}?${WEEK}${more}&format=csv`, { token });
    const rows = text.trimEnd().split('\r\n').map((row) => row.split(',').length);
    expect(status).toBe(200);
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(rows).size).toBe(1);
  });

  it('refuses what the key is not for', async () => {
    const { token } = await key('totals');
    for (const path of [`breakdown?${WEEK}&name=devices`, `pages?${WEEK}`, `quality?${WEEK}`]) {
      expect(await ask(path, { token })).toMatchObject({ status: 403, text: refusal('out-of-scope') });
    }
  });

  it('refuses a key from the moment on that it is revoked', async () => {
    const { id, token } = await key('totals');
    expect(await ask(`totals?${WEEK}`, { token })).toMatchObject({ status: 200 });
    await revokeReadKey(dashboard.db, id);
    const { headers, status, text } = await ask(`totals?${WEEK}`, { token });
    expect([status, text, headers.get('www-authenticate')]).toEqual([401, refusal('key-revoked'), 'Bearer']);
  });

  it.each([
    ['an hour and a half', 'from', 'totals?from=2026-01-01T00:30Z&to=2026-01-02'],
    ['a day that no month has', 'from', 'totals?from=2026-02-30&to=2026-03-02'],
    ['local time', 'from', 'totals?from=2026-01-01T00:00&to=2026-01-02'],
    ['milliseconds', 'from', `totals?from=${TODAY - DAY}&to=${TODAY}`],
    ['no range', 'from', 'totals'],
    ['a range without an end', 'to', 'totals?from=2026-01-01'],
    ['a range that is backwards', 'to', 'totals?from=2026-01-02&to=2026-01-01'],
    ['a part of a day, by the day', 'from', 'totals?from=2026-01-01T16:00Z&to=2026-01-02'],
    ['a part of a day at its end, by the day', 'to', 'totals?from=2026-01-01&to=2026-01-01T16:00Z'],
    ['more than 800 days', 'to', 'totals?from=2020-01-01&to=2026-01-02'],
    ['more than 100 days by the hour', 'step', 'totals?from=2026-01-01&to=2026-06-02&step=hour'],
    ['another step', 'step', `totals?${WEEK}&step=week`],
    ['the same twice', 'step', `totals?${WEEK}&step=day&step=day`],
    ['what is not asked here', 'other', `totals?${WEEK}&threshold=1`],
    ['what is asked elsewhere', 'page', `totals?${WEEK}&page=/`],
    ['another format', 'format', `totals?${WEEK}&format=xml`],
    ['a name that every object has', 'other', `totals?${WEEK}&__proto__=1`],
    ['a part of a day of a breakdown', 'to', 'breakdown?name=devices&from=2026-01-01&to=2026-01-01T16:00Z'],
    ['a breakdown of nothing', 'name', `breakdown?${WEEK}`],
    ['a page that is none', 'page', `breakdown?${WEEK}&name=devices&page=/secret/`],
    ['a page of what has none', 'page', `breakdown?${WEEK}&name=dropped&page=/chat/`],
    ['a page of calls', 'page', `quantiles?${WEEK}&measure=length&page=/chat/`],
    ['another measure', 'measure', `quantiles?${WEEK}&measure=age`],
    ['other steps', 'table', `steps?${WEEK}&table=chat`],
  ])('refuses %s, and names %s', async (_, parameter, path) => {
    const { token } = await key('totals', 'breakdowns');
    expect(await ask(path, { token })).toMatchObject({ status: 400, text: JSON.stringify({ reason: 'bad-request', parameter, retryAfterSeconds: 0 }) });
  });

  it.each(['proof', 'offered', '', 'totals/', '../v1/totals/x', 'constructor'])('knows no question %j', async (path) => {
    const { token } = await key('totals');
    expect((await ask(path, { token })).status).toBe(404);
  });

  it('answers GET alone', async () => {
    const { token } = await key('totals');
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask(`totals?${WEEK}`, { token, method })).status).toBe(404);
  });
});

describe('without one', () => {
  it.each([
    ['none', {}],
    ['one that nobody made', { authorization: `Bearer vis_${'0'.repeat(32)}_${'A'.repeat(43)}` }],
    ['one in another form', { authorization: 'Basic b3duZXI6cGFzc3dvcmQ=' }],
    ['one that is too long', { authorization: `Bearer ${'a'.repeat(4_000)}` }],
    ['a word for the database', { authorization: `Bearer vis_' or true --` }],
  ])('refuses: %s', async (_, headers) => {
    expect(await ask(`totals?${WEEK}`, { headers })).toMatchObject({ status: 401, text: refusal('key-unknown') });
  });

  it('refuses an owner’s cookie: only keys count here', async () => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    expect((await ask(`totals?${WEEK}`, { headers: { cookie } })).status).toBe(401);
  });
});

describe('how often', () => {
  it('a key may ask 60 times a minute, wherever it asks from', async () => {
    const { token } = await key('totals');
    const replies = await Promise.all(Array.from({ length: 61 }, () => ask(`totals?${WEEK}`, { token })));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(60);
    const late = replies.find(({ status }) => status === 429);
    expect(late?.text).toMatch(/^\{"reason":"too-many-requests","retryAfterSeconds":[1-9]\d?\}$/);
    expect(Number(late?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('a network may ask 120 times a minute, with whatever key', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.200' };
    const replies = await Promise.all(Array.from({ length: 121 }, () => ask('totals', { headers })));
    expect(replies.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1);
    expect((await ask('totals', { headers: { 'x-forwarded-for': '203.0.112.200' } })).status).toBe(401);
  });
});
