import { describe, expect, expectTypeOf, it } from 'vitest';
import * as v from 'valibot';
import type { Attestation } from './attestation.ts';
import type { DataLedger, MemoryData, PassingData, StoredData } from './data.ts';
import type { BrowserPermission, DeviceEntry } from './device.ts';
import type { Duration } from './duration.ts';
import { Manifest } from './manifest.ts';
import { manifestFor } from './manifest-for.ts';
import { proves } from './proves.ts';
import type { Processor, Recipient } from './recipient.ts';
import type { NoEnd, Period, Retention } from './retention.ts';
import type { Purpose, Reader } from './vocabulary.ts';

type Field = StoredData['fields'][number];
type Readership = StoredData['readers'][number];

/** What no profile can write down: no type has a place for it, and what no compiler saw is refused when it is read. */
describe('a manifest cannot say', () => {
  it(proves('that marketing or advertising is a purpose', '1V1-02-07', 'T1V-02-05', 'T1V-01-14', 'T1V-02-07', 'T1V-04-04', 'ANC-06-01', '1V1-04-05', 'T1V-03-05', 'ANC-01-10'), () => {
    expectTypeOf<'marketing'>().not.toExtend<Purpose>();
    expectTypeOf<'advertising'>().not.toExtend<Purpose>();
    expectTypeOf<'marketing'>().not.toExtend<keyof Manifest['purposes']>();
    expectTypeOf<'advertising'>().not.toExtend<DeviceEntry['purpose']>();
    for (const purpose of ['marketing', 'advertising']) {
      refused(`purposes.${purpose}`, 'consent');
      refused('data.reports.readers.0.purpose', purpose);
      refused('device.0.purpose', purpose);
    }
  });

  it(proves('that a recipient is there for marketing, or works without a contract, a review day or a country', '1V1-07-01', '1V1-07-04', 'T1V-05-05', 'T1V-09-01', 'T1V-09-05', 'ANC-06-02', 'VIS-06-07', 'VIS-06-10'), () => {
    expectTypeOf<'marketing'>().not.toExtend<Recipient['kind']>();
    expectTypeOf<'advertiser'>().not.toExtend<Recipient['kind']>();
    expectTypeOf<'marketing'>().not.toExtend<Processor['service']>();
    expectTypeOf<Omit<Processor, 'contract'>>().not.toExtend<Recipient>();
    expectTypeOf<Omit<Processor, 'country'>>().not.toExtend<Recipient>();
    expectTypeOf<Omit<Processor, 'safeguard'>>().not.toExtend<Recipient>();
    expectTypeOf<{ readonly reference: string }>().not.toExtend<Processor['contract']>();
    for (const kind of ['marketing', 'advertiser']) refused('recipients.0.kind', kind, WITH_COMPANY);
    refused('recipients.0.service', 'marketing', WITH_COMPANY);
    for (const part of ['contract', 'contract.reviewBy', 'country', 'safeguard']) refused(`recipients.0.${part}`, undefined, WITH_COMPANY);
  });

  it('a period without a number', () => {
    expectTypeOf<'a limited period'>().not.toExtend<Period['length']>();
    expectTypeOf<{ unit: 'days' }>().not.toExtend<Duration>();
    expectTypeOf<{ kind: 'as-needed' }>().not.toExtend<Retention>();
    expectTypeOf<{ kind: 'period'; length: Duration }>().not.toExtend<Period>();
  });

  it(proves('that something is kept without end, but for whole numbers', 'ANC-05-02'), () => {
    expectTypeOf<NoEnd>().toExtend<DataLedger['counts']['retention']>();
    expectTypeOf<NoEnd>().not.toExtend<StoredData['retention']>();
    expectTypeOf<NoEnd>().not.toExtend<MemoryData['retention']>();
    expectTypeOf<'because-we-may'>().not.toExtend<NoEnd['because']>();
    const noEnd: NoEnd = { kind: 'no-end', because: 'whole-numbers-only' };
    accepted('data.counts.retention', noEnd);
    refused('data.reports.retention', noEnd);
    refused('data.address.retention', noEnd);
    refused('data.counts.retention', { ...noEnd, because: 'because-we-may' });
  });

  it('that the address of an open connection, or a call, is written down', () => {
    expectTypeOf<DataLedger['address']>().toEqualTypeOf<MemoryData>();
    expectTypeOf<DataLedger['call']>().toEqualTypeOf<PassingData>();
    expectTypeOf<StoredData>().not.toExtend<DataLedger['address']>();
    expectTypeOf<StoredData>().not.toExtend<DataLedger['call']>();
    expectTypeOf<'not-collected'>().not.toExtend<DataLedger['reports']>();
  });

  it('that something kept in memory lives in a database', () => {
    expectTypeOf<'database'>().not.toExtend<MemoryData['fields'][0]['lives']>();
    expectTypeOf<'memory'>().not.toExtend<StoredData['fields'][0]['lives']>();
  });

  it(proves('that a category has no field or no reader, or that nobody reads it', '1V1-01-01', 'T1V-01-01', 'ANC-01-01', '1V1-02-01'), () => {
    expectTypeOf<readonly []>().not.toExtend<StoredData['fields']>();
    expectTypeOf<readonly []>().not.toExtend<StoredData['readers']>();
    expectTypeOf<'nobody'>().not.toExtend<Reader>();
    expectTypeOf<Omit<Readership, 'purpose'>>().not.toExtend<Readership>();
    expectTypeOf<Omit<Field, 'source'>>().not.toExtend<Field>();
    refused('data.reports.fields', []);
    refused('data.reports.readers', []);
    refused('data.reports.readers.0.who', 'nobody');
    refused('data.reports.readers.0.purpose', undefined);
    refused('data.reports.fields.0.source', undefined);
  });

  it(proves('that a purpose has no legal basis', '1V1-09-03', 'VIS-01-18'), () => {
    expectTypeOf<Omit<Manifest['purposes'], 'count'>>().not.toExtend<Manifest['purposes']>();
    expectTypeOf<'because-we-may'>().not.toExtend<Manifest['purposes']['count']>();
    refused('purposes.count', undefined);
    refused('purposes.count', 'because-we-may');
  });

  it(proves('that essential storage counts or follows anybody, or that other storage comes before a yes', 'ANC-01-09', 'ANC-01-10', 'VIS-05-01'), () => {
    type Essential = Extract<DeviceEntry, { essential: true }>;
    type Optional = Extract<DeviceEntry, { essential: false }>;
    expectTypeOf<'count'>().not.toExtend<Essential['purpose']>();
    expectTypeOf<'visit-mark'>().not.toExtend<Essential['holds']>();
    expectTypeOf<Optional['purpose']>().toEqualTypeOf<'count'>();
    expectTypeOf<Optional['asked']>().toEqualTypeOf<'before'>();
    refused('device.0.purpose', 'count');
    refused('device.0.holds', 'visit-mark');
    const optional = { ...manifestFor('onevone').device[0], essential: false, purpose: 'count', holds: 'visit-mark', asked: 'before' };
    accepted('device.0', optional, manifestFor('onevone'));
    refused('device.0', { ...optional, asked: 'after' }, manifestFor('onevone'));
    refused('device.0', { ...optional, purpose: 'stop-abuse' }, manifestFor('onevone'));
  });

  it(proves('that a page may ask for a place, or that the site may ask for anything', '1V1-01-06', 'ANC-02-04', 'VIS-01-12'), () => {
    expectTypeOf<'geolocation'>().not.toExtend<BrowserPermission['feature']>();
    expectTypeOf<'site'>().not.toExtend<BrowserPermission['place']>();
    refused('permissions.0.feature', 'geolocation');
    refused('permissions.0.place', 'site');
  });

  it(proves('that pictures are judged anywhere but on the device, or that payments exist', '1V1-01-21', 'ANC-02-07', 'VIS-01-14', 'VIS-11-03'), () => {
    expectTypeOf<'on-server'>().not.toExtend<Manifest['moderation']['video']>();
    expectTypeOf<'on'>().not.toExtend<Manifest['payments']>();
    expectTypeOf<string>().not.toExtend<Manifest['analytics']['identifiers']>();
    refused('moderation.video', 'on-server');
    refused('payments', 'on');
    refused('analytics.identifiers', 'a number for each visitor');
    refused('analytics.tables', []);
    refused('analytics.tables.0', 'sessions');
    refused('analytics.threshold', 20.5);
    refused('analytics.campaigns.0', 'A person’s name');
    refused('analytics.published', { kind: 'exact' });
    refused('analytics.published.epsilon', 0);
    refused('analytics.published.epsilon', 1e-7);
    refused('analytics.published.threshold', 39.5);
    refused('analytics.published.unit', 'one-page-view');
  });

  it('that a backup holds addresses, or is open to read', () => {
    type Kept = Extract<Manifest['backups'], { kind: 'kept' }>;
    expectTypeOf<Kept['leavesOut']>().toEqualTypeOf<'addresses'>();
    expectTypeOf<Kept['encrypted']>().toEqualTypeOf<true>();
  });

  it(proves('that something was attested without a day and evidence', 'VIS-09-03'), () => {
    expectTypeOf<{ readonly on: string }>().not.toExtend<Attestation['last']>();
    expectTypeOf<'soon'>().not.toExtend<Attestation['last']>();
    refused('attestations.0.last', { on: '2026-01-01' });
    refused('attestations.0.last', 'soon');
  });

  it('anything else once it is made', () => {
    const { data } = manifestFor('visavis');
    // @ts-expect-error nothing in a manifest can be changed
    expect(() => (data.reports.retention.length = { amount: 1, unit: 'days' })).toBeTypeOf('function');
  });
});

/** The same at run time, for what no compiler saw. Each takes a copy of a good manifest and spoils it. */
type Loose = Record<string, never>;
const SPOILED: readonly (readonly [what: string, path: string, spoil: (copy: Loose) => void])[] = [
  ['a recipient for marketing', 'recipients.0.kind', at('recipients.0.kind', 'marketing')],
  ['a purpose of advertising', 'data.reports.readers.0.purpose', at('data.reports.readers.0.purpose', 'advertising')],
  ['a list of purposes with marketing', 'purposes.marketing', at('purposes.marketing', 'consent')],
  ['a purpose without a basis', 'purposes.count', at('purposes.count', undefined)],
  ['“a limited period”', 'data.reports.retention.length', at('data.reports.retention.length', 'a limited period')],
  ['a period of no time', 'data.reports.retention.length.amount', at('data.reports.retention.length.amount', 0)],
  ['a period and a half', 'data.reports.retention.length.amount', at('data.reports.retention.length.amount', 1.5)],
  ['a period from nowhere', 'data.reports.retention.from', at('data.reports.retention.from', undefined)],
  ['reports without end', 'data.reports.retention.kind', at('data.reports.retention', { kind: 'no-end', because: 'whole-numbers-only' })],
  ['a field without a source', 'data.reports.fields.0.source', at('data.reports.fields.0.source', undefined)],
  ['a reader without a purpose', 'data.reports.readers.0.purpose', at('data.reports.readers.0.purpose', undefined)],
  ['a category that nobody reads', 'data.reports.readers.0', at('data.reports.readers', [])],
  ['a category of its own', 'data.phones', at('data.phones', {})],
  ['a field of its own', 'data.reports.fields.0.name', at('data.reports.fields.0.name', 'phone')],
  ['an address that is written down while it is open', 'data.address.fields.0.lives', at('data.address.fields.0.lives', 'database')],
  ['an essential cookie that counts', 'device.0.purpose', at('device.0.purpose', 'count')],
  ['an essential cookie that marks a visit', 'device.0.holds', at('device.0.holds', 'visit-mark')],
  ['an age below 18', 'age.minimum', at('age.minimum', 17)],
  ['an age that is measured', 'age.proof', at('age.proof', 'face')],
  ['addresses in backups', 'backups.leavesOut', at('backups', { kind: 'kept', forAtMost: { amount: 1, unit: 'days' }, encrypted: true, leavesOut: 'nothing' })],
  ['a backup that is open to read', 'backups.encrypted', at('backups', { kind: 'kept', forAtMost: { amount: 1, unit: 'days' }, encrypted: false, leavesOut: 'addresses' })],
  ['moderation on a server', 'moderation.video', at('moderation', { video: 'on-server' })],
  ['a contact that is no address', 'brand.contacts.privacy', at('brand.contacts.privacy', 'write to us')],
  ['an operator without a name', 'brand.operator.name', at('brand.operator', { kind: 'named', name: ' ', address: 'A street', country: 'IS' })],
  ['a country in words', 'brand.operator.country', at('brand.operator', { kind: 'named', name: 'A', address: 'B', country: 'Iceland' })],
  ['a day that the calendar has not', 'version.effective', at('version.effective', '2026-02-30')],
  ['a version before the first', 'version.number', at('version.number', 0)],
  ['a profile that no folder can be named after', 'profile', at('profile', '../secrets')],
  ['a key that nobody knows', 'extra', at('extra', true)],
];

describe('a manifest from outside', () => {
  it.each(SPOILED)('is refused for %s', (_what, path, spoil) => {
    const copy: Loose = JSON.parse(JSON.stringify(manifestFor('visavis')));
    spoil(copy);
    const parsed = v.safeParse(Manifest, copy);
    expect(parsed.success).toBe(false);
    expect(parsed.issues?.map((issue) => v.getDotPath(issue))).toContain(path);
  });

  it.each([
    ['contract', undefined],
    ['contract.reference', ' '],
    ['contract.reviewBy', 'next year'],
    ['country', undefined],
    ['country', 'Iceland'],
    ['safeguard', undefined],
    ['service', 'marketing'],
    ['gets', []],
    ['origins.0', 'http://cdn.example.net'],
    ['origins.0', 'https://cdn.example.net/*'],
  ])(proves('is refused for a processor whose %s is %o', '1V1-07-02', 'ANC-06-06', 'VIS-06-07'), (key, value) => {
    const copy: Loose = JSON.parse(JSON.stringify({ ...manifestFor('visavis'), recipients: [COMPANY] }));
    at(`recipients.0.${key}`, value)(copy);
    expect(v.is(Manifest, JSON.parse(JSON.stringify({ ...manifestFor('visavis'), recipients: [COMPANY] })))).toBe(true);
    expect(v.is(Manifest, copy)).toBe(false);
  });
});

const COMPANY: Processor = {
  kind: 'processor',
  service: 'content-delivery',
  name: 'A company',
  country: 'IS',
  safeguard: 'adequacy',
  gets: ['ip-address'],
  contract: { reference: 'C-1', reviewBy: '2027-06-01' },
  origins: ['https://cdn.example.net'],
};

const WITH_COMPANY: Manifest = { ...manifestFor('visavis'), recipients: [COMPANY] };

/** A good manifest with this value at this path is no manifest, because of that place. */
function refused(path: string, value: unknown, good = manifestFor('visavis')): void {
  const places = (issuesWith(path, value, good) ?? []).map((issue) => v.getDotPath(issue) ?? '');
  expect([path, places.some((place) => place.startsWith(path) || path.startsWith(place))]).toEqual([path, true]);
}

function accepted(path: string, value: unknown, good = manifestFor('visavis')): void {
  expect([path, issuesWith(path, value, good)]).toEqual([path, undefined]);
}

function issuesWith(path: string, value: unknown, good: Manifest): readonly v.BaseIssue<unknown>[] | undefined {
  const copy: Loose = JSON.parse(JSON.stringify(good));
  expect(v.is(Manifest, copy)).toBe(true);
  at(path, value)(copy);
  return v.safeParse(Manifest, copy).issues;
}

/** Puts a value at a path of a plain copy; `undefined` takes away what is there. */
function at(path: string, value: unknown): (copy: Loose) => void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  return (copy) => {
    const place = keys.reduce<Record<string, unknown>>((inner, key) => inner[key] as Record<string, unknown>, copy);
    if (value === undefined) delete place[last];
    else place[last] = value;
  };
}
