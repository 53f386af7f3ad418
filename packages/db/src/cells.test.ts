import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, openMigratedDatabase, raw, type TestDatabase } from './testing/fresh-database.ts';

const HOUR = '2026-01-01T10:00Z';
const DAY = '2026-01-01T00:00Z';

const put = (table: string, start: string, page: string, item: string, count: number | string = 1): string =>
  `insert into analytics.cell values ('${table}', '${start}', '${page}', '${item}', ${count})`;

let shared: TestDatabase;
beforeAll(async () => {
  shared = await openMigratedDatabase();
});
afterAll(() => shared.drop());

test('a cell of each table can be put down', async () => {
  const cells = [
    put('views', HOUR, '/', 'loads'),
    put('visitors', DAY, '', ''),
    put('public-pages', DAY, '', '/privacy/history/'),
    put('referrers', DAY, '/', 'xn--bcher-kva.example'),
    put('campaigns', DAY, '', 'spring-2026'),
    put('countries', DAY, '/404', 'IS'),
    put('devices', DAY, '', 'phone'),
    put('browsers', DAY, '', 'firefox'),
    put('systems', DAY, '', 'macos'),
    put('vitals', HOUR, '/chat/', 'ttfb:12'),
    put('time', DAY, '/', '41'),
    put('scroll', DAY, 'other', '75'),
    put('clicks', DAY, '', 'header'),
    put('funnel', DAY, '', 'talk'),
    put('chat', HOUR, '', 'end:lost'),
    put('dropped', HOUR, '', 'spam-referrer'),
  ];
  for (const statement of cells) await raw(shared.ownerUrl, statement);
  expect(await raw(shared.ownerUrl, 'select count(*)::int as cells from analytics.cell')).toEqual([{ cells: cells.length }]);
});

test.each([
  ['a day table with an hour', put('countries', HOUR, '', 'IS')],
  ['an hour table with minutes', put('views', '2026-01-01T10:01Z', '', 'loads')],
  ['a midnight of another zone', put('visitors', '2026-01-01T00:00+02', '', '')],
  ['a count of nothing', put('visitors', DAY, '', '', 0)],
  ['a count below nothing', put('visitors', DAY, '', '', -1)],
  ['a table of events', put('events', DAY, '', 'x')],
  ['a page where there is none', put('funnel', DAY, '/', 'home')],
  ['a query in a page', put('visitors', DAY, '/?a', '')],
  ['a referring IPv4 address', put('referrers', DAY, '', '203.0.113.5')],
  ['a referring IPv6 address', put('referrers', DAY, '', '2001:db8::1')],
  ['a referring path', put('referrers', DAY, '', 'example.org/me')],
  ['an IPv4 address as a campaign', put('campaigns', DAY, '', '203.0.113.5')],
  ['an IPv6 address as a campaign', put('campaigns', DAY, '', '2001:db8::1')],
  ['a User-Agent', put('browsers', DAY, '', 'Mozilla/5.0')],
  ['a country in words', put('countries', DAY, '', 'Iceland')],
  ['free words', put('clicks', DAY, '', 'a b')],
  ['a chat figure of no list', put('chat', HOUR, '', 'who:me')],
])('%s is refused by the table itself', async (_, statement) => {
  await expect(raw(shared.ownerUrl, statement)).rejects.toMatchObject({ code: '23514' });
});

test('what was counted before the cells moves into them, and the site is the sum of its pages', async () => {
  const url = await emptyDatabase();
  for (const name of ['0000_tables', '0001_roles', '0002_nothing_undeclared']) await raw(url, await migration(name));
  await raw(
    url,
    `insert into analytics.page_hour values ('${HOUR}', '/', 5, 2), ('${HOUR}', 'other', 3, 0), ('${DAY}', '/', 1, 1);
     insert into analytics.chat_hour values ('${HOUR}', 'matches', 4), ('${HOUR}', 'wait:12', 0)`,
  );
  await raw(url, await migration('0003_cells'));
  const cells = await raw(url, `select concat_ws(' ', tbl, extract(hour from start at time zone 'UTC'), page, item, count) as cell from analytics.cell order by 1`);
  expect(cells.map(({ cell }) => String(cell))).toEqual([
    'chat 10  matches 4',
    'views 0  loads 1',
    'views 0  visits 1',
    'views 0 / loads 1',
    'views 0 / visits 1',
    'views 10  loads 8',
    'views 10  visits 2',
    'views 10 / loads 5',
    'views 10 / visits 2',
    'views 10 other loads 3',
  ].toSorted());
  expect(await raw(url, `select to_regclass('analytics.page_hour') as page, to_regclass('analytics.chat_hour') as chat`)).toEqual([{ page: null, chat: null }]);
});

const migration = (name: string): Promise<string> => readFile(new URL(`../migrations/${name}.sql`, import.meta.url), 'utf8');
