import type { Manifest } from '../manifest.ts';
import { ALL_RIGHTS, COMMON, COMMON_ANALYTICS, COMMON_DEVICE, COURT, PARTNER, regionFor, UNSET_CONTACTS } from './common.ts';
import { bansKept, COMMON_DATA, countedToday, countsKept, formKept, reportsKept } from './common-data.ts';

/** ANC-01-04, ANC-01-05, ANC-01-08, ANC-02-04. No device: ANC-01-07 leaves it to the fit of the service. */
const COUNTED = [
  'views',
  'visitors',
  'public-pages',
  'countries',
  'browsers',
  'systems',
  'vitals',
  'time',
  'clicks',
  'funnel',
  'chat',
  'dropped',
] as const satisfies Manifest['analytics']['tables'];

/** AnonCam: direct calls, addresses for 30 days and never longer, pictures judged on the device, a form without mail. */
export const ANONCAM: Manifest = {
  ...COMMON,
  profile: 'anoncam',
  version: { number: 5, effective: '2026-11-23' },
  brand: {
    name: 'AnonCam',
    domain: 'own',
    operator: { kind: 'unnamed' },
    contacts: UNSET_CONTACTS,
    accentHue: 330,
  },
  data: {
    ...COMMON_DATA,
    region: regionFor('search', 'count'),
    countedToday: countedToday(COUNTED),
    // C1, C2: 30 days are the maximum, also for addresses tied to a ban; so there is no hold.
    accessLog: {
      fields: [
        { name: 'ip-address', source: 'automatic', lives: 'database' },
        { name: 'browser-family', source: 'automatic', lives: 'database' },
        { name: 'system-family', source: 'automatic', lives: 'database' },
      ],
      readers: [{ who: 'moderator', purpose: 'stop-abuse' }],
      retention: { kind: 'period', length: { amount: 30, unit: 'days' }, from: 'written' },
      keptBy: 'job',
    },
    relay: 'not-collected',
    // C13: "as needed" gets a number.
    reports: reportsKept({ amount: 12, unit: 'months' }),
    // C2: no exception for bans.
    bans: bansKept({ amount: 30, unit: 'days' }),
    // C17: the one thing that any profile keeps without end.
    counts: countsKept(COUNTED, { kind: 'no-end', because: 'whole-numbers-only' }),
    mail: formKept('received'),
    visitorAccounts: 'not-collected',
  },
  recipients: [PARTNER, COURT],
  device: COMMON_DEVICE,
  rights: { ...ALL_RIGHTS, channels: ['form'] },
  holds: [],
  connection: 'direct',
  matching: { interests: 'off', languages: 'off', region: 'country' },
  moderation: { video: 'on-device', atFirst: 'on', visitorMaySwitch: false },
  accounts: 'off',
  analytics: { ...COMMON_ANALYTICS, tables: COUNTED, cookies: 'none' },
  // Note B: a copy that held addresses would outlive their 30 days.
  backups: { kind: 'kept', forAtMost: { amount: 30, unit: 'days' }, encrypted: true, leavesOut: 'addresses' },
  attestations: [
    { kind: 'security-audit', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'penetration-test', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'data-centre', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'processor-contracts', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'legal-request-register', interval: { amount: 3, unit: 'months' }, last: 'none-yet' },
  ],
};
