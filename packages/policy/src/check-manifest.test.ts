import { describe, expect, it } from 'vitest';
import { checkManifest } from './check-manifest.ts';
import type { Manifest } from './manifest.ts';
import { manifestFor } from './manifest-for.ts';
import type { Problem } from './problem.ts';
import { PROBLEM_CODES } from './problem.ts';
import { PROFILE_NAMES } from './profile-names.ts';
import type { ChatPartner, Processor } from './recipient.ts';

const good = manifestFor('visavis');
const { data, rights } = good;
const [cookie] = good.device.filter((entry) => entry.kind === 'cookie');
const [partner] = good.recipients.filter((recipient): recipient is ChatPartner => recipient.kind === 'chat-partner');
if (cookie === undefined || partner === undefined) throw new Error('visavis lists a cookie and a partner');

const company: Processor = {
  kind: 'processor',
  service: 'hosting',
  name: 'A company',
  country: 'IS',
  safeguard: 'adequacy',
  gets: ['ip-address'],
  contract: { reference: 'C-1', reviewBy: '2027-01-01' },
};
const withCompany = (change: Partial<Processor>): Manifest => ({
  ...good,
  recipients: [partner, ...good.recipients.slice(1), { ...company, ...change }],
});

/** One broken manifest for each rule, and where the rule must point. */
const BROKEN: Readonly<Record<Problem['code'], readonly [manifest: Manifest, path: string]>> = {
  'acknowledged-after-answer': [
    { ...good, rights: { ...rights, clock: { ...rights.clock, acknowledge: { amount: 31, unit: 'days' } } } },
    'rights.clock.acknowledge',
  ],
  'age-under-18': [{ ...good, age: { minimum: 16, proof: 'own-word' } }, 'age.minimum'],
  'answer-too-slow': [
    { ...good, rights: { ...rights, clock: { ...rights.clock, answer: { amount: 1, unit: 'months' } } } },
    'rights.clock.answer',
  ],
  'contact-malformed': [
    { ...good, brand: { ...good.brand, contacts: { ...good.brand.contacts, privacy: 'write to us' } } },
    'brand.contacts.privacy',
  ],
  'contract-missing': [
    withCompany({ contract: { reference: ' ', reviewBy: '2027-01-01' } }),
    `recipients.${good.recipients.length}.contract.reference`,
  ],
  'cookie-is-always-sent': [{ ...good, device: [{ ...cookie, sent: false }] }, 'device.0.sent'],
  'country-malformed': [withCompany({ country: 'Iceland' }), `recipients.${good.recipients.length}.country`],
  'date-malformed': [{ ...good, version: { number: 1, effective: '2026-02-30' } }, 'version.effective'],
  'direct-call-hides-address': [
    {
      ...good,
      recipients: [
        { ...partner, sees: { ...partner.sees, direct: ['picture-and-sound'] } },
        ...good.recipients.slice(1),
      ],
    },
    'recipients.0.sees.direct',
  ],
  'field-listed-twice': [
    {
      ...good,
      data: { ...data, reports: { ...data.reports, fields: [data.reports.fields[0], ...data.reports.fields] } },
    },
    'data.reports.fields.report-reason',
  ],
  'gpc-not-honoured': [{ ...good, analytics: { ...good.analytics, honours: ['DNT'] } }, 'analytics.honours'],
  'no-job-reaches-a-mailbox': [
    { ...good, data: { ...data, mail: { ...data.mail, keptBy: 'job' } } },
    'data.mail.keptBy',
  ],
  'not-a-duration': [
    {
      ...good,
      data: {
        ...data,
        reports: {
          ...data.reports,
          retention: { ...data.reports.retention, length: { amount: 0, unit: 'days' } },
        },
      },
    },
    'data.reports.retention',
  ],
  'operator-blank': [
    { ...good, brand: { ...good.brand, operator: { kind: 'named', name: ' ', address: 'A street', country: 'IS' } } },
    'brand.operator',
  ],
  'partner-not-listed-once': [{ ...good, recipients: [partner, ...good.recipients] }, 'recipients'],
  'purpose-unused': [{ ...good, data: { ...data, mail: { ...data.mail, purposes: ['connect'] } } }, 'purposes.answer'],
  'recipient-gets-undeclared-field': [
    {
      ...good,
      data: { ...data, request: data.session },
      recipients: [partner, ...good.recipients.slice(1), { ...company, gets: ['browser-name'] }],
    },
    `recipients.${good.recipients.length}.browser-name`,
  ],
  'relay-not-listed': [{ ...good, recipients: [partner] }, 'recipients'],
  'right-missing': [{ ...good, rights: { ...rights, given: ['access'] } }, 'rights.given.deletion'],
  'shielded-call-shows-address': [
    {
      ...good,
      recipients: [{ ...partner, sees: { ...partner.sees, shielded: ['ip-address'] } }, ...good.recipients.slice(1)],
    },
    'recipients.0.sees.shielded',
  ],
  'storage-key-listed-twice': [{ ...good, device: [cookie, cookie] }, 'device.1.key'],
  'version-malformed': [{ ...good, version: { number: 0, effective: '2026-11-22' } }, 'version.number'],
};

describe('checking a manifest', () => {
  it.each(PROFILE_NAMES)('finds nothing wrong with %s', (profile) => {
    expect(checkManifest(manifestFor(profile))).toEqual([]);
  });

  it.each(PROBLEM_CODES)('names %s and where it is', (code) => {
    const [manifest, path] = BROKEN[code];
    expect(checkManifest(manifest)).toContainEqual({ code, path });
  });

  it.each(['seconds', 'minutes', 'hours', 'days', 'months'] as const)('compares answers given in %s', (unit) => {
    const clock = { acknowledge: { amount: 1, unit }, answer: { amount: 1, unit } } as const;
    const codes = checkManifest({ ...good, rights: { ...rights, clock } }).map((problem) => problem.code);
    expect(codes).toEqual(unit === 'months' ? ['answer-too-slow'] : []);
  });
});
