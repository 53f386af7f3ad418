import type { Manifest } from '../manifest.ts';
import { ALL_RIGHTS, COMMON, COMMON_ANALYTICS, COMMON_DEVICE, COURT, PARTNER, regionFor, UNSET_CONTACTS } from './common.ts';
import { bansKept, COMMON_DATA, countedToday, countsKept, mailKept, reportsKept } from './common-data.ts';

/** T1V-01-03 to T1V-01-07, T1V-05-01 to T1V-05-03. No device: T1V-04-01 leaves it to the picture alone. */
const COUNTED = [
  'views',
  'visitors',
  'public-pages',
  'referrers',
  'countries',
  'browsers',
  'systems',
  'vitals',
  'time',
  'chat',
  'dropped',
] as const satisfies Manifest['analytics']['tables'];

/** Talk1v1: direct calls, no account, wishes that are never sent, 90 days of technical data. */
export const TALK1V1: Manifest = {
  ...COMMON,
  profile: 'talk1v1',
  version: { number: 5, effective: '2026-11-23' },
  brand: {
    name: 'Talk1v1',
    domain: 'talk1v1.com',
    operator: { kind: 'unnamed' },
    contacts: UNSET_CONTACTS,
    accentHue: 145,
  },
  data: {
    ...COMMON_DATA,
    // T1V-01-02 and T1V-05-02 together: what is counted by place can only come from the address.
    region: regionFor('search', 'count'),
    countedToday: countedToday(COUNTED),
    // C1, C9: 90 days, "generally" read as always. C8: device data stays in memory and is not in here.
    accessLog: {
      fields: [
        { name: 'ip-address', source: 'automatic', lives: 'database' },
        { name: 'browser-family', source: 'automatic', lives: 'database' },
        { name: 'system-family', source: 'automatic', lives: 'database' },
        { name: 'referring-host', source: 'automatic', lives: 'database' },
        { name: 'session-times', source: 'automatic', lives: 'database' },
      ],
      // T1V-07-06: kept for security and against abuse, and for nothing else.
      readers: [{ who: 'moderator', purpose: 'stop-abuse' }],
      retention: { kind: 'period', length: { amount: 90, unit: 'days' }, from: 'written' },
      keptBy: 'job',
    },
    relay: 'not-collected',
    // C13: no period stated; capped like the addresses that could go with it.
    reports: reportsKept({ amount: 90, unit: 'days' }),
    // C2: no exception for bans.
    bans: bansKept({ amount: 90, unit: 'days' }),
    counts: countsKept(COUNTED, { kind: 'period', length: { amount: 25, unit: 'months' }, from: 'hour-counted' }),
    // C14: twelve months from the day the matter is settled.
    mail: mailKept('resolved'),
    visitorAccounts: 'not-collected',
  },
  recipients: [PARTNER, COURT],
  device: COMMON_DEVICE,
  rights: { ...ALL_RIGHTS, channels: ['mail'] },
  holds: [],
  connection: 'direct',
  matching: { interests: 'off', languages: 'off', region: 'country' },
  moderation: { video: 'off' },
  accounts: 'off',
  analytics: { ...COMMON_ANALYTICS, tables: COUNTED, cookies: 'none' },
  backups: { kind: 'none' },
  attestations: [
    { kind: 'hardening-checklist', interval: { amount: 6, unit: 'months' }, last: 'none-yet' },
    { kind: 'processor-contracts', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'legal-request-register', interval: { amount: 3, unit: 'months' }, last: 'none-yet' },
  ],
};
