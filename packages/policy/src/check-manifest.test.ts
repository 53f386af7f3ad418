import { describe, expect, it } from 'vitest';
import { checkManifest } from './check-manifest.ts';
import type { Manifest } from './manifest.ts';
import { manifestFor } from './manifest-for.ts';
import { type Problem, PROBLEM_CODES } from './problem.ts';
import { PROFILE_NAMES } from './profile-names.ts';
import { proves } from './proves.ts';
import type { ChatPartner, Processor } from './recipient.ts';

const good = manifestFor('visavis');
const logging = manifestFor('onevone');
const { data, rights } = good;
const [cookie] = good.device.filter((entry) => entry.kind === 'cookie');
const [relay] = good.recipients.filter(({ kind }) => kind === 'own-relay');
const [partner] = good.recipients.filter((recipient): recipient is ChatPartner => recipient.kind === 'chat-partner');
if (cookie === undefined || partner === undefined || relay === undefined) {
  throw new Error('visavis lists a cookie, a partner and a relay');
}
const accessLog = logging.data.accessLog;
if (accessLog === 'not-collected') throw new Error('onevone keeps an access log');

const company: Processor = {
  kind: 'processor',
  service: 'hosting',
  name: 'A company',
  country: 'IS',
  safeguard: 'adequacy',
  gets: ['ip-address'],
  contract: { reference: 'C-1', reviewBy: '2027-06-01' },
  origins: [],
};
const others = good.recipients.slice(1);
const withCompany = (change: Partial<Processor>): Manifest => ({ ...good, recipients: [partner, ...others, { ...company, ...change }] });
const withPartner = (sees: Partial<ChatPartner['sees']>): Manifest => ({ ...good, recipients: [{ ...partner, sees: { ...partner.sees, ...sees } }, ...others] });
const withDevice = (entry: Manifest['device'][number]): Manifest => ({ ...good, device: [entry] });
const withClock = (clock: Partial<Manifest['rights']['clock']>): Manifest => ({ ...good, rights: { ...rights, clock: { ...rights.clock, ...clock } } });
const withHold = (hold: Manifest['holds'][number]): Manifest => ({ ...logging, holds: [hold] });
const written = (name: Manifest['data']['reports']['fields'][0]['name']): Manifest => ({
  ...good,
  data: { ...data, reports: { ...data.reports, fields: [...data.reports.fields, { name, source: 'given', lives: 'database' }] } },
});
const withReports = (length: Manifest['data']['reports']['retention']['length']): Manifest => ({
  ...good,
  data: { ...data, reports: { ...data.reports, retention: { ...data.reports.retention, length } } },
});
const withDuty = (duty: Partial<Manifest['attestations'][number]>): Manifest => ({
  ...good,
  attestations: [{ kind: 'security-audit', interval: { amount: 12, unit: 'months' }, last: 'none-yet', ...duty }],
});
const operatedIn = (country: string, manifest: Manifest): Manifest => ({
  ...manifest,
  brand: { ...manifest.brand, operator: { kind: 'named', name: 'A. Person', address: '1 Street', country } },
});
const counting = (change: Partial<Manifest['analytics']>, manifest = good): Manifest => ({ ...manifest, analytics: { ...manifest.analytics, ...change } });
const ages = { amount: 1_000_000, unit: 'months' } as const;
const next = `recipients.${good.recipients.length}`;

/** One broken manifest for each rule, and where the rule must point. */
const BROKEN: Readonly<Record<Problem['code'], readonly [manifest: Manifest, path: string]>> = {
  'account-data-without-accounts': [{ ...logging, accounts: 'off' }, 'data.visitorAccounts'],
  'accounts-without-account-data': [{ ...good, accounts: 'optional' }, 'data.visitorAccounts'],
  'acknowledged-after-answer': [withClock({ acknowledge: { amount: 31, unit: 'days' } }), 'rights.clock.acknowledge'],
  'address-outside-access-log': [written('ip-address'), 'data.reports.fields.ip-address'],
  'answer-too-slow': [withClock({ answer: { amount: 1, unit: 'months' } }), 'rights.clock.answer'],
  'attestation-not-done-yet': [withDuty({ last: { on: '2999-01-01', evidence: 'A letter' } }), 'attestations.0.last.on'],
  'attestation-too-rare': [withDuty({ interval: ages }), 'attestations.0.interval'],
  'campaigns-without-names': [counting({ campaigns: ['spring'] }), 'analytics.campaigns'],
  'contract-review-past-due': [
    withCompany({ contract: { reference: 'C-1', reviewBy: good.version.effective } }),
    `${next}.contract.reviewBy`,
  ],
  'contract-review-too-late': [withCompany({ contract: { reference: 'C-1', reviewBy: '2999-01-01' } }), `${next}.contract.reviewBy`],
  'cookie-is-always-sent': [withDevice({ ...cookie, sent: false }), 'device.0.sent'],
  'counted-twice': [counting({ tables: [...good.analytics.tables, 'views'] }), `analytics.tables.${good.analytics.tables.length}`],
  'counted-without-data': [counting({ tables: [...good.analytics.tables, 'countries'] }), 'data.region'],
  'data-without-count': [counting({ tables: ['visitors', 'public-pages'] }), 'data.countedToday.fields.device-form'],
  'direct-call-hides-address': [withPartner({ direct: ['picture-and-sound'] }), 'recipients.0.sees.direct'],
  'field-listed-twice': [written('report-reason'), 'data.reports.fields.report-reason'],
  'gpc-not-honoured': [{ ...good, analytics: { ...good.analytics, honours: ['DNT'] } }, 'analytics.honours'],
  'hold-beyond-limit': [withHold({ reason: 'ban', field: 'ip-address', maximum: { amount: 13, unit: 'months' } }), 'holds.0.maximum'],
  'hold-of-uncollected-field': [
    { ...good, holds: [{ reason: 'ban', field: 'ip-address', maximum: { amount: 12, unit: 'months' } }] },
    'holds.0.field',
  ],
  'hold-shorter-than-period': [withHold({ reason: 'ban', field: 'ip-address', maximum: { amount: 90, unit: 'days' } }), 'holds.0.maximum'],
  'in-memory-beyond-limit': [
    { ...good, data: { ...data, limits: { ...data.limits, retention: { kind: 'memory-at-most', length: ages } } } },
    'data.limits.retention.length',
  ],
  'languages-without-data': [{ ...good, matching: { ...good.matching, languages: good.matching.languages === 'off' ? 'per-search' : 'off' } }, 'data.session.fields'],
  'interests-without-data': [{ ...good, matching: { ...good.matching, interests: 'per-search' } }, 'data.session.fields'],
  'kept-beyond-limit': [withReports(ages), 'data.reports.retention.length'],
  malformed: [{ ...good, age: { minimum: 16, proof: 'own-word' } }, 'age.minimum'],
  'moderation-never-on': [
    { ...good, moderation: { video: 'on-device', atFirst: 'off', visitorMaySwitch: false } },
    'moderation.visitorMaySwitch',
  ],
  'never-kept-field-written': [written('text-messages'), 'data.reports.fields.text-messages'],
  'no-job-reaches-a-mailbox': [{ ...good, data: { ...data, mail: { ...data.mail, keptBy: 'job' } } }, 'data.mail.keptBy'],
  'noise-shown-as-visitors': [counting({ published: { kind: 'noisy', epsilon: 1, threshold: 39, unit: 'one-visitor-for-one-day' } }), 'analytics.published.threshold'],
  'noise-too-weak': [counting({ published: { kind: 'noisy', epsilon: 1.01, threshold: 40, unit: 'one-visitor-for-one-day' } }), 'analytics.published.epsilon'],
  'notice-time-too-short': [
    { ...good, notice: { material: { ...good.notice.material, leadTime: { amount: 1, unit: 'seconds' } } } },
    'notice.material.leadTime',
  ],
  'optional-storage-not-offered': [
    withDevice({
      key: 'visavis.visits',
      kind: 'local-storage',
      who: 'visitor',
      holds: 'visit-mark',
      purpose: 'count',
      lifetime: { kind: 'browser-session' },
      sent: false,
      essential: false,
      asked: 'before',
    }),
    'device.0',
  ],
  'origin-of-another-service': [withCompany({ origins: ['https://host.example.net'] }), `${next}.origins`],
  'partner-not-listed-once': [{ ...good, recipients: [partner, ...good.recipients] }, 'recipients'],
  'processor-gets-more-than-it-needs': [
    withCompany({ service: 'content-delivery', gets: ['ip-address', 'picture-and-sound'] }),
    `${next}.gets.picture-and-sound`,
  ],
  'public-pages-without-publishing': [counting({ published: { kind: 'off' } }), 'analytics.tables'],
  'public-sees-more': [counting({ threshold: 41 }), 'analytics.published.threshold'],
  'published-without-visitors': [counting({ tables: ['views', 'public-pages'] }), 'analytics.published'],
  'purpose-unread': [
    { ...good, data: { ...data, mail: { ...data.mail, readers: [{ who: 'owner', purpose: 'run-service' }] } } },
    'purposes.answer',
  ],
  'recipient-gets-undeclared-field': [withCompany({ gets: ['session-times'] }), `${next}.session-times`],
  'region-without-data': [{ ...good, matching: { ...good.matching, region: 'country' } }, 'data.region'],
  'relay-data-without-shielded-call': [{ ...logging, data: { ...logging.data, relay: data.relay } }, 'data.relay'],
  'relay-listed-twice': [{ ...good, recipients: [...good.recipients, relay] }, next],
  'relay-not-listed': [{ ...good, recipients: [partner] }, 'recipients'],
  'relay-without-shielded-call': [{ ...good, connection: 'direct', data: { ...data, relay: 'not-collected' } }, 'recipients.1'],
  'right-missing': [{ ...good, rights: { ...rights, given: ['access'] } }, 'rights.given.deletion'],
  'safeguard-not-there': [operatedIn('DE', withCompany({ country: 'US', safeguard: 'same-law' })), `${next}.safeguard`],
  'shielded-call-shows-address': [withPartner({ shielded: ['ip-address'] }), 'recipients.0.sees.shielded'],
  'shielded-call-without-relay-data': [{ ...good, connection: 'shielded', data: { ...data, relay: 'not-collected' } }, 'data.relay'],
  'storage-key-listed-twice': [{ ...good, device: [cookie, cookie] }, 'device.1.key'],
  'sweep-too-rare': [{ ...good, sweepEvery: { amount: 1_000_000, unit: 'days' } }, 'sweepEvery'],
  'threshold-too-low': [counting({ threshold: 9 }), 'analytics.threshold'],
  'visitor-sign-in-without-accounts': [withDevice({ ...cookie, who: 'visitor' }), 'device.0.purpose'],
};

describe('checking a manifest', () => {
  it.each(PROFILE_NAMES)('finds nothing wrong with %s', (profile) => {
    expect(checkManifest(manifestFor(profile))).toEqual([]);
  });

  it.each(PROBLEM_CODES)('names %s, where it is and what to do', (code) => {
    const [manifest, path] = BROKEN[code];
    expect(checkManifest(manifest)).toContainEqual({ code, path, reason: expect.stringMatching(/^.{10,120}$/) });
  });

  it.each(PROBLEM_CODES.filter((code) => code !== 'malformed'))('finds %s where the shape is right', (code) => {
    expect(checkManifest(BROKEN[code][0]).map((problem) => problem.code)).not.toContain('malformed');
  });

  it.each([null, undefined, 'a policy', 7, []])('takes %o for no manifest at all', (candidate) => {
    expect(checkManifest(candidate).map(({ code }) => code)).toContain('malformed');
  });

  it.each(['seconds', 'minutes', 'hours', 'days', 'months'] as const)('compares answers given in %s', (unit) => {
    const clock = { acknowledge: { amount: 1, unit }, answer: { amount: 1, unit } } as const;
    const codes = checkManifest({ ...good, rights: { ...rights, clock } }).map((problem) => problem.code);
    expect(codes).toEqual(unit === 'months' ? ['answer-too-slow'] : []);
  });

  it.each(['choice', 'shielded', 'direct'] as const)('finds a relay in order with %s calls only where they use it', (connection) => {
    const [relayed, unrelayed] = [good, logging].map((manifest) => checkManifest({ ...manifest, connection }).map(({ code }) => code));
    expect(relayed).toEqual(connection === 'direct' ? ['relay-without-shielded-call', 'relay-data-without-shielded-call'] : []);
    expect(unrelayed).toEqual(connection === 'direct' ? [] : ['relay-not-listed', 'shielded-call-without-relay-data']);
  });

  it('lets a hold last twelve months and not a day longer', () => {
    const hold = (amount: number, unit: 'days' | 'months') => checkManifest(withHold({ reason: 'ban', field: 'ip-address', maximum: { amount, unit } }));
    expect(hold(12, 'months')).toEqual([]);
    expect(hold(373, 'days').map(({ code }) => code)).toEqual(['hold-beyond-limit']);
  });

  const codes = (manifest: Manifest) => checkManifest(manifest).map(({ code }) => code);

  it.each([
    ['hosting', 'picture-and-sound'],
    ['hosting', 'text-messages'],
    ['hosting', 'device-switches'],
    ['content-delivery', 'text-messages'],
    ['content-delivery', 'report-words'],
    ['security', 'session-tag'],
    ['mail', 'ip-address'],
  ] as const)(proves('lets no company for %s get %s', '1V1-07-02', 'ANC-06-06'), (service, field) => {
    expect(codes(withCompany({ service, gets: [field] }))).toEqual(['processor-gets-more-than-it-needs']);
  });

  it.each([
    ['hosting', 'report-words'],
    ['content-delivery', 'ip-address'],
    ['security', 'browser-name'],
    ['mail', 'mail-words'],
  ] as const)('lets a company for %s get %s', (service, field) => {
    expect(codes(withCompany({ service, gets: [field] }))).toEqual([]);
  });

  it('takes the same law only where it is the same', () => {
    const same = (country: string) => withCompany({ country, safeguard: 'same-law' });
    expect(codes(operatedIn('US', same('US')))).toEqual([]);
    expect(codes(operatedIn('IS', same('DE')))).toEqual([]);
    expect(codes(operatedIn('IS', same('GB')))).toEqual(['safeguard-not-there']);
    expect(codes(operatedIn('GB', same('IS')))).toEqual(['safeguard-not-there']);
    expect(codes(same('IS'))).toEqual(['safeguard-not-there']);
  });

  it('sets each limit where it says', () => {
    const { counts } = data;
    const withCounts = (amount: number): Manifest => ({
      ...good,
      data: { ...data, counts: { ...counts, retention: { kind: 'period', length: { amount, unit: 'months' }, from: 'hour-counted' } } },
    });
    const withLead = (amount: number): Manifest => ({ ...good, notice: { material: { ...good.notice.material, leadTime: { amount, unit: 'days' } } } });
    expect(codes(withReports({ amount: 24, unit: 'months' }))).toEqual([]);
    expect(codes(withReports({ amount: 25, unit: 'months' }))).toEqual(['kept-beyond-limit']);
    expect([codes(withCounts(25)), codes(withCounts(26))]).toEqual([[], ['kept-beyond-limit']]);
    expect([codes(withLead(14)), codes(withLead(13))]).toEqual([[], ['notice-time-too-short']]);
    expect(codes({ ...good, sweepEvery: { amount: 1, unit: 'days' } })).toEqual([]);
    expect(codes({ ...good, sweepEvery: { amount: 25, unit: 'hours' } })).toEqual(['sweep-too-rare']);
    expect(codes(withDuty({ interval: { amount: 24, unit: 'months' }, last: { on: good.version.effective, evidence: 'A letter' } }))).toEqual([]);
    expect(codes(withDevice({ ...cookie, lifetime: { kind: 'lasts', length: ages } }))).toEqual(['kept-beyond-limit']);
    const backups = { kind: 'kept', forAtMost: ages, encrypted: true, leavesOut: 'addresses' } as const;
    expect(codes({ ...good, backups })).toEqual(['kept-beyond-limit']);
  });

  it.each(['A\nB', 'A\u0000B', 'A\u001B[2J', 'A\u{D800}B', 'A\uFFFEB'])('takes %j for no line', (line) => {
    const named = { kind: 'named', name: 'A', address: 'B', country: 'IS' } as const;
    for (const brand of [
      { ...good.brand, name: line },
      { ...good.brand, operator: { ...named, name: line } },
      { ...good.brand, operator: { ...named, address: line } },
      { ...good.brand, contacts: { ...good.brand.contacts, privacy: `${line}@host.dev` } },
    ]) {
      expect(new Set(codes({ ...good, brand }))).toEqual(new Set(['malformed']));
    }
    expect(codes(withDuty({ last: { on: good.version.effective, evidence: line } }))).toEqual(['malformed']);
    expect(codes(withCompany({ name: line }))).toEqual(['malformed']);
  });
});
