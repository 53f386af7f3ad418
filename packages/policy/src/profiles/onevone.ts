import type { Manifest } from '../manifest.ts';
import { ALL_RIGHTS, COMMON, COMMON_ANALYTICS, COMMON_DEVICE, COURT, PARTNER_OF_INTERESTS, regionFor, UNSET_CONTACTS } from './common.ts';
import { bansKept, COMMON_DATA, countedToday, countsKept, mailKept, reportsKept, sessionStating } from './common-data.ts';

/** 1V1-01-03 to 1V1-01-10: browser, device and system by kind, the country, pages, time and what is used. */
const COUNTED = [
  'views',
  'visitors',
  'public-pages',
  'countries',
  'devices',
  'browsers',
  'systems',
  'vitals',
  'time',
  'scroll',
  'clicks',
  'funnel',
  'chat',
  'dropped',
] as const satisfies Manifest['analytics']['tables'];

/** 1v1 Cams: direct calls, an optional account, 90 days of technical data, addresses of bans for 12 months. */
export const ONEVONE: Manifest = {
  ...COMMON,
  profile: 'onevone',
  version: { number: 5, effective: '2026-11-23' },
  brand: {
    name: '1v1 Cams',
    domain: 'own',
    operator: { kind: 'unnamed' },
    contacts: UNSET_CONTACTS,
    accentHue: 265,
  },
  data: {
    ...COMMON_DATA,
    region: regionFor('search', 'count'),
    // 1V1-02-02: partners are matched by what they chose.
    session: sessionStating('interests', 'languages'),
    countedToday: countedToday(COUNTED),
    // C1: 90 days for everything technical.
    accessLog: {
      fields: [
        { name: 'ip-address', source: 'automatic', lives: 'database' },
        { name: 'browser-family', source: 'automatic', lives: 'database' },
        { name: 'system-family', source: 'automatic', lives: 'database' },
        { name: 'device-form', source: 'automatic', lives: 'database' },
        { name: 'session-times', source: 'automatic', lives: 'database' },
      ],
      readers: [
        { who: 'moderator', purpose: 'stop-abuse' },
        { who: 'owner', purpose: 'comply-with-law' },
      ],
      retention: { kind: 'period', length: { amount: 90, unit: 'days' }, from: 'written' },
      keptBy: 'job',
    },
    relay: 'not-collected',
    // C13: the report itself needs no longer than the address that it may hold.
    reports: reportsKept({ amount: 12, unit: 'months' }),
    // C2: as long as the address that it is made of may be held.
    bans: bansKept({ amount: 12, unit: 'months' }),
    counts: countsKept(COUNTED, { kind: 'period', length: { amount: 90, unit: 'days' }, from: 'hour-counted' }),
    mail: mailKept('received'),
    visitorAccounts: {
      fields: [
        { name: 'account-email', source: 'given', lives: 'database' },
        { name: 'account-preferences', source: 'given', lives: 'database' },
      ],
      readers: [{ who: 'dashboard', purpose: 'connect' }],
      retention: { kind: 'until-removed', by: 'visitor' },
      keptBy: 'person',
    },
  },
  recipients: [PARTNER_OF_INTERESTS, COURT],
  device: COMMON_DEVICE,
  rights: { ...ALL_RIGHTS, channels: ['mail'] },
  holds: [
    { reason: 'ban', field: 'ip-address', maximum: { amount: 12, unit: 'months' } },
    { reason: 'report', field: 'ip-address', maximum: { amount: 12, unit: 'months' } },
  ],
  connection: 'direct',
  matching: { interests: 'per-search', languages: 'per-search', region: 'country' },
  moderation: { video: 'off' },
  accounts: 'optional',
  analytics: { ...COMMON_ANALYTICS, tables: COUNTED, cookies: 'after-yes' },
  backups: { kind: 'none' },
  attestations: [
    { kind: 'security-audit', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'hardening-checklist', interval: { amount: 6, unit: 'months' }, last: 'none-yet' },
    { kind: 'processor-contracts', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'legal-request-register', interval: { amount: 3, unit: 'months' }, last: 'none-yet' },
  ],
};
