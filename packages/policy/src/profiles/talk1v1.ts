import type { Manifest } from '../manifest.ts';
import { ALL_RIGHTS, COMMON, COMMON_DEVICE, COURT, PARTNER, REGION_DATA, UNSET_CONTACTS } from './common.ts';
import { COMMON_DATA, countsKept, mailKept, reportsKept } from './common-data.ts';

/** Talk1v1: direct calls, no account, wishes that are never sent, 90 days of technical data. */
export const TALK1V1: Manifest = {
  ...COMMON,
  profile: 'talk1v1',
  version: { number: 2, effective: '2026-11-22' },
  brand: {
    name: 'Talk1v1',
    domain: 'talk1v1.com',
    operator: { kind: 'unnamed' },
    contacts: UNSET_CONTACTS,
    accentHue: 145,
  },
  data: {
    ...COMMON_DATA,
    region: REGION_DATA,
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
    counts: countsKept({ kind: 'period', length: { amount: 25, unit: 'months' }, from: 'hour-counted' }),
    // C14: twelve months from the day the matter is settled.
    mail: mailKept('resolved'),
    visitorAccounts: 'not-collected',
  },
  recipients: [PARTNER, COURT],
  device: COMMON_DEVICE,
  rights: { ...ALL_RIGHTS, channels: ['mail'] },
  holds: [],
  connection: 'direct',
  matching: { interests: 'off', region: 'country' },
  moderation: { video: 'off' },
  accounts: 'off',
  analytics: { grain: 'hour', identifiers: 'none', cookies: 'none', honours: ['GPC', 'DNT'] },
  backups: { kind: 'none' },
  attestations: [
    { kind: 'hardening-checklist', interval: { amount: 6, unit: 'months' }, last: 'none-yet' },
    { kind: 'processor-contracts', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'legal-request-register', interval: { amount: 3, unit: 'months' }, last: 'none-yet' },
  ],
};
