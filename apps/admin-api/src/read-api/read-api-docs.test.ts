import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CLICKS, FUNNEL_STEPS, TABLES } from '@visavis/analytics';
import { connectDatabase } from '@visavis/db';
import { addCells, type CellCount, createReadKey, releasePublicDay } from '@visavis/services';
import { BREAKDOWNS, MEASURES, TOTALS } from '@visavis/services/counts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDashboard } from '../testing/dashboard.ts';
import { PARAMETERS } from './bad-parameter.ts';

const DOCUMENT = readFileSync(new URL('../../../../docs/read-api.md', import.meta.url), 'utf8');
/** When the document asks: counting began two days before, at 14:00. */
const NOW = Date.UTC(2026, 10, 8, 9, 20);
const FIRST = new Date('2026-11-06');
const SECOND = new Date('2026-11-07');
const THIRD = new Date('2026-11-08');
const hourOf = (day: Date, hour: number): Date => new Date(day.getTime() + hour * 3_600_000);
const cells = (table: CellCount['table'], start: Date, counts: Record<string, number>, page = ''): readonly CellCount[] =>
  Object.entries(counts).map(([value, count]) => ({ table, start, page, value, count }));

let dashboard: Awaited<ReturnType<typeof startDashboard>>;
let token: string;
beforeAll(async () => {
  dashboard = await startDashboard();
  dashboard.pass(NOW - Date.now());
  const { db, close } = connectDatabase(dashboard.collectorUrl);
  const counted = [
    ...cells('views', hourOf(FIRST, 15), { loads: 90, visits: 60, visitors: 44 }),
    ...cells('views', hourOf(SECOND, 11), { loads: 240, visits: 130, visitors: 97 }),
    ...cells('views', hourOf(THIRD, 8), { loads: 12, visits: 9, visitors: 8 }),
    ...cells('visitors', FIRST, { '': 52 }), ...cells('visitors', SECOND, { '': 118 }), ...cells('visitors', THIRD, { '': 8 }),
    ...cells('visitors', SECOND, { '': 105 }, '/'), ...cells('visitors', SECOND, { '': 64 }, '/chat/'), ...cells('visitors', SECOND, { '': 22 }, '/privacy/'),
    ...cells('views', hourOf(SECOND, 11), { loads: 130, visits: 130 }, '/'), ...cells('views', hourOf(SECOND, 11), { loads: 85 }, '/chat/'), ...cells('views', hourOf(SECOND, 11), { loads: 25 }, '/privacy/'),
    ...cells('devices', SECOND, { phone: 71, desktop: 38, tablet: 9 }),
    ...cells('vitals', hourOf(SECOND, 11), { 'lcp:10': 60, 'lcp:16': 30 }, '/'),
    ...cells('funnel', SECOND, { home: 105, gate: 61, check: 52, search: 44, match: 31, talk: 12 }),
    ...cells('chat', hourOf(SECOND, 11), { started: 40, matches: 37 }),
    ...cells('dropped', hourOf(SECOND, 3), { bot: 44 }),
  ];
  const start = { hour: hourOf(FIRST, 14), count: 1 };
  const marks = [{ ...start, kind: 'key-started' }, { ...start, kind: 'gap' }, { hour: hourOf(SECOND, 0), kind: 'key-started', count: 1 }, { hour: hourOf(SECOND, 10), kind: 'key-started', count: 1 }] as const;
  await addCells(db, { collector: randomUUID(), sequence: 1, cells: counted, marks }, FIRST);
  await close();
  await releasePublicDay(dashboard.db, { day: SECOND.getTime() / 86_400_000, epsilon: 1, threshold: 40, tables: ['visitors', 'devices'], now: new Date(NOW), randomBytes });
  ({ token } = await createReadKey(dashboard.db, { label: 'docs', scopes: ['totals', 'breakdowns', 'quality'], now: new Date(NOW), randomBytes }));
});
afterAll(() => dashboard.close());

async function ask(path: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${dashboard.port}/api/read/v1/${path}`, { headers: { 'x-forwarded-for': '198.51.100.7', authorization: `Bearer ${token}` } });
  return response.json();
}

/** Path of a question → what the document says is answered, and the fields that it explains. */
const SAMPLES = [...DOCUMENT.matchAll(/`GET ([^`]+)`\n\n```json\n([\s\S]*?)```\n\n((?:\|.*\n)+)/g)].map(([, path = '', json = '', table = '']) => ({
  path,
  sample: parsed(json),
  fields: [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, names = '']) => [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)),
}));

it('shows one answer to every question', () => {
  expect(SAMPLES.map(({ path }) => path.split('?')[0])).toEqual(['totals', 'breakdown', 'pages', 'quantiles', 'steps', 'quality']);
});

describe.each(SAMPLES)('$path', ({ fields, path, sample }) => {
  it('is answered what the document shows; of lists it shows the first entries', async () => {
    expect(asFarAs(sample, await ask(path))).toEqual(sample);
  });

  it('has the fields that the document explains, and no other', async () => {
    expect([...fields].toSorted()).toEqual([...fieldsOf(await ask(path))].toSorted());
  });
});

it('explains every word that is asked or answered', () => {
  const ends = [...TABLES.chat.values].flatMap((value) => (/^(end|recovery|setup|quality):/.test(value) ? [value.replace(/^\w+:/, '')] : []));
  const words = [...PARAMETERS, 'other', ...BREAKDOWNS, ...MEASURES, ...TOTALS, ...FUNNEL_STEPS, ...CLICKS, ...TABLES.dropped.values, ...ends];
  expect(words.filter((word) => !DOCUMENT.includes(`\`${word}\``))).toEqual([]);
});

function parsed(json: string): unknown {
  return JSON.parse(json);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An answer with its lists cut to as many entries as the sample has. */
function asFarAs(sample: unknown, answer: unknown): unknown {
  if (Array.isArray(sample) && Array.isArray(answer)) return sample.map((one, at) => asFarAs(one, answer[at]));
  if (!isRecord(sample) || !isRecord(answer)) return answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, asFarAs(sample[name], value)]));
}

/** Both ranges have the same fields, and so have all totals; how exact a number is, is explained once for all. */
function fieldsOf(answer: unknown): ReadonlySet<string> {
  const paths = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, `${path}[]`);
    else if (isRecord(value) && !path.endsWith('.error')) for (const [name, one] of Object.entries(value)) walk(one, path === '' ? name : `${path}.${name}`);
    else paths.add(path.replace(/^before/, 'now').replace('.before', '.now').replace(new RegExp(`^(sums|steps\\[\\])\\.(${TOTALS.join('|')})(?=\\.|$)`), '$1.NAME'));
  };
  walk(answer, '');
  for (const common of ['countedSince', 'countedUntil']) if (!paths.delete(common)) throw new Error(`no ${common}`);
  return new Set([...paths].filter((path) => ![...paths].some((other) => other.startsWith(`${path}.`))));
}
