import { Count } from '@visavis/analytics';
import { ChannelMessage, ClientMessage, PeerMessage, ServerMessage } from '@visavis/protocol';
import { DATABASE, type Kept, type Meaning, type MessageChannel, MESSAGES, STRUCTURAL } from '@visavis/policy/inventory';
import { proves } from '@visavis/policy/proves';
import { postgres, type TestDatabase } from '@visavis/testkit';
import openPostgres from 'postgres';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { productSources } from '../never-list/source-files.ts';
import { compareColumns } from './compare-columns.ts';
import { compareKeys } from './compare-keys.ts';
import { type ColumnFacts, databaseColumns, refuses } from './database-columns.ts';
import { describeFinding, type Finding } from './finding.ts';
import { compareHeaders, headersRead } from './headers-read.ts';
import { OpenSchema, schemaKeys } from './schema-keys.ts';

const SCHEMAS: Readonly<Record<MessageChannel, v.GenericSchema>> = {
  ws: ClientMessage,
  answer: ServerMessage,
  sealed: PeerMessage,
  call: ChannelMessage,
  count: Count,
};

const words = (findings: readonly Finding[]): readonly string[] => findings.map(describeFinding);

describe('the database', () => {
  let database: TestDatabase;
  let columns: readonly ColumnFacts[];
  beforeAll(async () => {
    database = await postgres();
    columns = await databaseColumns(database.ownerUrl);
  });
  afterAll(() => database.close());

  it(proves('has the columns that the manifests declare, and no other', '1V1-01-01', 'T1V-01-01', 'ANC-01-01', 'VIS-01-01', 'VIS-09-01', '1V1-01-02', '1V1-01-11', 'T1V-06-05', 'VIS-01-03', '1V1-05-04', '1V1-01-09', 'T1V-05-02', 'T1V-05-03'), () => {
    expect(words(compareColumns(columns))).toEqual([]);
    expect(columns.length).toBeGreaterThan(50);
  });

  it.each(rounded())(proves('$name is a time to the $grain: the database refuses a finer one', '1V1-01-12', 'T1V-06-05'), async ({ name, grain }) => {
    const column = columnNamed(name);
    const { fine, coarse } = FINER_AND_AS_FINE[grain];
    expect(await refuses(database.ownerUrl, column, fine)).toBe(true);
    expect(await refuses(database.ownerUrl, column, coarse)).toBe(false);
  });

  it(proves('has no key that leads from the counts or the reports to anything else', '1V1-01-12', 'T1V-05-04', 'ANC-01-08'), async () => {
    const owner = openPostgres(database.ownerUrl, { max: 1 });
    const led = await owner`
      select conrelid::regclass::text as table from pg_constraint join pg_namespace on pg_namespace.oid = connamespace
      where contype = 'f' and (nspname in ('analytics', 'moderation')
            or confrelid in (select oid from pg_class where relnamespace in (select oid from pg_namespace where nspname in ('analytics', 'moderation'))))`;
    await owner.end();
    expect(led.map(({ table }) => String(table))).toEqual([]);
    const names = (schema: string): readonly string[] => columns.filter(({ table }) => table.startsWith(`${schema}.`)).map(({ column }) => column);
    const shared = names('analytics').filter((name) => names('moderation').includes(name) || names('auth').includes(name));
    // One of a few words on either side, which the database holds them to.
    expect([...new Set(shared)]).toEqual(['kind']);
    for (const table of ['analytics.mark', 'moderation.ban']) expect(await refuses(database.ownerUrl, columnNamed(`${table}.kind`), 'another-word')).toBe(true);
  });

  it.each(columnsThatAre('fixed-word'))('%s takes its one word only', async (name) => {
    expect(await refuses(database.ownerUrl, columnNamed(name), 'another-word')).toBe(true);
  });

  it('a planted column `phone` is caught, with the promises and what to do', async () => {
    const planted = await postgres();
    onTestFinished(planted.close);
    const owner = openPostgres(planted.ownerUrl, { max: 1 });
    await owner`alter table moderation.report add column phone text`;
    await owner.end();
    expect(words(compareColumns(await databaseColumns(planted.ownerUrl)))).toEqual([
      'column moderation.report.phone has no row in packages/policy/src/inventory/database.ts. Add it to the manifest first, as a field with a purpose, a reader and a period, and then its row; or drop the column. (1V1-01-01, T1V-01-01, ANC-01-01, VIS-01-01, T1V-06-05)',
    ]);
  });

  it.each([
    ['a row without a column', { 'moderation.report': { ...DATABASE['moderation.report'], phone: kept('reports', 'report-words') } }, /lists moderation\.report\.phone, which the database does not have/],
    ['a field that no manifest keeps in the database', { 'moderation.report': { ...DATABASE['moderation.report'], words: kept('call', 'text-messages') } }, /"text-messages" of data\.call.*does not have in database/],
    ['a column with words that is called a key', { 'moderation.report': { ...DATABASE['moderation.report'], words: { structure: 'row-key' } } }, /neither part of a key/],
    ['a time without a grain', { 'moderation.report': { ...DATABASE['moderation.report'], reported_at: kept('reports', 'report-minute') } }, /a time without a grain.*T1V-06-05/],
    ['something declared that nothing holds', { 'auth.two_factor': {} }, /keeps "operators recovery-codes" in the database, where no column holds it/],
    ['a store that exists although it is said to be ahead', { 'moderation.report': { ...DATABASE['moderation.report'], words: kept('accessLog', 'ip-address') } }, /"accessLog ip-address" has columns now/],
  ] satisfies readonly [string, Record<string, Record<string, Meaning>>, RegExp][])('%s is caught', (_, change, message) => {
    expect(words(compareColumns(columns, { ...DATABASE, ...change }))).toContainEqual(expect.stringMatching(message));
  });

  function columnNamed(name: string): ColumnFacts {
    const column = columns.find((facts) => `${facts.table}.${facts.column}` === name);
    if (column === undefined) throw new Error(`${name} is not in the database`);
    return column;
  }
});

describe('what is sent', () => {
  it.each(channels())(proves('by the channel "%s" has the keys that the manifests declare, and no other', '1V1-01-01', 'T1V-01-01', 'ANC-01-01', 'VIS-01-01', '1V1-01-10', 'T1V-01-10', '1V1-01-09', 'T1V-05-02', 'T1V-05-03'), (channel) => {
    const keys = schemaKeys(SCHEMAS[channel], channel);
    expect(words(compareKeys(channel, keys))).toEqual([]);
    expect(keys.length).toBeGreaterThan(2);
  });

  const Planted = v.variant('type', [v.strictObject({ type: v.literal('hello'), version: v.number(), who: v.optional(v.strictObject({ phone: v.string() })) })]);

  it('a planted key is found however deep it lies, with the promises and what to do', () => {
    const findings = words(compareKeys('ws', schemaKeys(Planted, 'ws'), { 'ws.hello.version': MESSAGES.ws['ws.hello.version'] }));
    expect(findings).toEqual([
      'key ws.hello.who.phone has no row in packages/policy/src/inventory/messages.ts. Add it to the manifest first, as a field with a purpose and a reader, and then its row; or do not take the key. (1V1-01-01, T1V-01-01, ANC-01-01, VIS-01-01)',
    ]);
  });

  it.each([
    ['free words that are called a frame', { structure: 'protocol-frame' }, /takes free words/],
    ['a field of a category that stays in browsers', kept('call', 'text-messages'), /does not have in memory or database/],
    ['a key for some profiles that all must send', { ...kept('relay', 'relay-pass'), where: 'collected' }, /every message has it/],
  ] satisfies readonly [string, Meaning, RegExp][])('%s is caught', (_, meaning, message) => {
    const keys = [{ path: 'ws.hello.words', carries: 'text', optional: false }] as const;
    expect(words(compareKeys('ws', keys, { 'ws.hello.words': meaning }))).toContainEqual(expect.stringMatching(message));
  });

  it('a row that no message has is caught', () => {
    expect(words(compareKeys('ws', [], { 'ws.gone': { structure: 'protocol-frame' } }))).toEqual([expect.stringMatching(/lists ws\.gone, which no message has/)]);
  });

  it.each([v.object({ a: v.string() }), v.looseObject({}), v.record(v.string(), v.string()), v.unknown(), v.array(v.any()), v.instance(Blob)])(
    'a schema that takes keys which nobody wrote down is refused ($type)',
    (schema) => {
      expect(() => schemaKeys(v.strictObject({ open: schema }), 'ws')).toThrow(OpenSchema);
    },
  );

  it('every kind of structure is used, and says why it holds nothing of anybody', () => {
    const used = [...Object.values(DATABASE), ...Object.values(MESSAGES)].flatMap((rows) => Object.values<Meaning>(rows)).flatMap((meaning) => ('structure' in meaning ? [meaning.structure] : []));
    expect(new Set([...used, 'objection', 'robot-sign'])).toEqual(new Set(Object.keys(STRUCTURAL)));
  });
});

describe('the headers of a request', () => {
  it(proves('that servers look at are the declared ones, and no other', '1V1-01-01', 'T1V-01-01', 'ANC-01-01', 'VIS-01-01'), () => {
    const servers = productSources().filter(({ path }) => /^(apps\/(signaling|collector|admin-api)|packages\/(geo|uws))\//.test(path));
    expect(words(compareHeaders(servers.flatMap(headersRead)))).toEqual([]);
  });

  it.each([
    ["request.getHeader('accept-language')", 'accept-language'],
    ["const ACCEPTS = ['accept'] as const; for (const name of ACCEPTS) request.getHeader(name)", 'accept'],
    ['request.headers.referer', 'referer'],
    ["request.headers['X-Device']", 'x-device'],
    ["const NAME = 'sec-ch-ua'; request.headersDistinct[NAME]", 'sec-ch-ua'],
    ["request.forEach((name, value) => { if (name === 'via') use(value); })", 'via'],
    ['request.forEach((name, value) => keep(name, value))', null],
    ['request.getHeader(anything)', null],
    ["const NAMES = ['accept', anything]; for (const name of NAMES) request.getHeader(name)", null],
    ['keep(request.rawHeaders)', null],
  ])('`%s` is found', (text, header) => {
    expect(headersRead(planted(text))).toEqual([{ path: 'apps/collector/src/planted.ts', header, isAskedForOnly: false }]);
  });

  it('a header without a row is caught, and a row without a reader', () => {
    const findings = words(compareHeaders(headersRead(planted("request.getHeader('referer')")), { rows: { dnt: { structure: 'objection' } }, named: {} }));
    expect(findings).toEqual([expect.stringMatching(/planted\.ts reads the header "referer".*1V1-01-01/), expect.stringMatching(/lists "dnt", which nobody reads/)]);
  });

  it.each([
    ["request.getHeader('accept') === ''", []],
    ["for (const name of ['accept']) if (request.getHeader(name) !== '') missing += 1", []],
    ["request.getHeader('accept') === 'text/html'", [expect.stringMatching(/planted\.ts reads what "accept" says.*Ask whether it is there/)]],
    ["keep(request.getHeader('accept'))", [expect.stringMatching(/planted\.ts reads what "accept" says/)]],
  ])('a sign of robots is only asked for: `%s`', (text, found) => {
    expect(words(compareHeaders(headersRead(planted(text)), { rows: { accept: { structure: 'robot-sign' } }, named: {} }))).toEqual(found);
  });

  it('a header whose name the operator sets is read by the one module that says what it tells', () => {
    const row = { rows: {}, named: { 'apps/collector/src/planted.ts': kept('request', 'browser-name') } };
    expect(words(compareHeaders(headersRead(planted('request.getHeader(anything)')), row))).toEqual([]);
    expect(words(compareHeaders(headersRead({ path: 'apps/signaling/src/planted.ts', text: 'request.getHeader(anything)' }), row))).toEqual([
      expect.stringMatching(/signaling\/src\/planted\.ts reads headers by names that are not written in it/),
      expect.stringMatching(/lists "apps\/collector\/src\/planted\.ts", which nobody reads/),
    ]);
    const untold = { rows: {}, named: { 'apps/collector/src/planted.ts': kept('call', 'text-messages') } };
    expect(words(compareHeaders(headersRead(planted('request.getHeader(anything)')), untold))).toEqual([expect.stringMatching(/does not have in memory or database/)]);
  });

  function planted(text: string) {
    return { path: 'apps/collector/src/planted.ts', text };
  }
});

const FINER_AND_AS_FINE = {
  minute: { fine: '2026-01-01 10:01:01Z', coarse: '2026-01-01 10:01:00Z' },
  hour: { fine: '2026-01-01 10:01:00Z', coarse: '2026-01-01 10:00:00Z' },
  day: { fine: '2026-01-01 10:00:00Z', coarse: '2026-01-01 00:00:00Z' },
} as const satisfies Record<NonNullable<Kept['grain']>, object>;

function kept(of: Kept['of'], field: Kept['field']): Kept {
  return { of, field };
}

function rows(): readonly (readonly [string, Meaning])[] {
  return Object.entries(DATABASE).flatMap(([table, columns]) => Object.entries(columns).map(([column, meaning]) => [`${table}.${column}`, meaning] as const));
}

function rounded(): readonly { readonly name: string; readonly grain: NonNullable<Kept['grain']> }[] {
  return rows().flatMap(([name, meaning]) => ('grain' in meaning && meaning.grain !== undefined ? [{ name, grain: meaning.grain }] : []));
}

function columnsThatAre(kind: string): readonly string[] {
  return rows().flatMap(([name, meaning]) => ('structure' in meaning && meaning.structure === kind ? [name] : []));
}

function channels(): readonly MessageChannel[] {
  return ['ws', 'answer', 'sealed', 'call', 'count'];
}
