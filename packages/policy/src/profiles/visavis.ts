import type { Manifest } from '../manifest.ts';
import { ALL_RIGHTS, COMMON, COMMON_ANALYTICS, COMMON_DEVICE, COURT, OWN_RELAY, PARTNER, RELAY_DATA, UNSET_CONTACTS } from './common.ts';
import { COMMON_DATA, countedToday, countsKept, mailKept, reportsKept, sessionStating } from './common-data.ts';

/** Of a visitor's machine only its form; no browser, no system, no country, no campaign. */
const COUNTED = [
  'views',
  'visitors',
  'public-pages',
  'referrers',
  'devices',
  'vitals',
  'time',
  'scroll',
  'clicks',
  'funnel',
  'chat',
  'dropped',
] as const satisfies Manifest['analytics']['tables'];

/** The product's own policy, the strictest of all profiles and the default: no address is ever written down. */
export const VISAVIS: Manifest = {
  ...COMMON,
  profile: 'visavis',
  version: { number: 6, effective: '2026-11-23' },
  brand: {
    name: 'Visavis',
    domain: 'own',
    operator: { kind: 'unnamed' },
    contacts: UNSET_CONTACTS,
    accentHue: 190,
  },
  data: {
    ...COMMON_DATA,
    region: 'not-collected',
    session: sessionStating('languages'),
    countedToday: countedToday(COUNTED),
    accessLog: 'not-collected',
    relay: RELAY_DATA,
    reports: reportsKept({ amount: 90, unit: 'days' }),
    // VIS-12-09: no longer than the data that carries it, and here no address is written down. A ban ends the visit.
    bans: 'not-collected',
    // 1V1-05-01: the shortest period that any of the three promises for numbers about use (C17).
    counts: countsKept(COUNTED, { kind: 'period', length: { amount: 90, unit: 'days' }, from: 'hour-counted' }),
    mail: mailKept('received'),
    visitorAccounts: 'not-collected',
  },
  recipients: [PARTNER, OWN_RELAY, COURT],
  device: COMMON_DEVICE,
  rights: { ...ALL_RIGHTS, channels: ['mail'] },
  holds: [],
  connection: 'choice',
  matching: { interests: 'off', languages: 'per-search', region: 'off' },
  moderation: { video: 'on-device', atFirst: 'on', visitorMaySwitch: true },
  accounts: 'off',
  analytics: { ...COMMON_ANALYTICS, tables: COUNTED, cookies: 'none' },
  backups: { kind: 'none' },
  attestations: [
    { kind: 'security-audit', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'penetration-test', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'hardening-checklist', interval: { amount: 6, unit: 'months' }, last: 'none-yet' },
    { kind: 'processor-contracts', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'legal-request-register', interval: { amount: 3, unit: 'months' }, last: 'none-yet' },
  ],
};
