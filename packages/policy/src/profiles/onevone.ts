import type { Manifest } from '../manifest.ts';
import { ALL_RIGHTS, COMMON, COMMON_DEVICE, COURT, PARTNER, REGION_DATA, UNSET_CONTACTS } from './common.ts';
import { COMMON_DATA, countsKept, mailKept, reportsKept } from './common-data.ts';

/** 1v1 Cams: direct calls, an optional account, 90 days of technical data, addresses of bans for 12 months. */
export const ONEVONE: Manifest = {
  ...COMMON,
  profile: 'onevone',
  version: { number: 2, effective: '2026-11-22' },
  brand: {
    name: '1v1 Cams',
    domain: 'own',
    operator: { kind: 'unnamed' },
    contacts: UNSET_CONTACTS,
    accentHue: 265,
  },
  data: {
    ...COMMON_DATA,
    region: REGION_DATA,
    session: {
      ...COMMON_DATA.session,
      fields: [...COMMON_DATA.session.fields, { name: 'interests', source: 'given', lives: 'memory' }],
    },
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
    counts: countsKept({ kind: 'period', length: { amount: 90, unit: 'days' }, from: 'hour-counted' }),
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
  recipients: [PARTNER, COURT],
  device: COMMON_DEVICE,
  rights: { ...ALL_RIGHTS, channels: ['mail'] },
  holds: [
    { reason: 'ban', field: 'ip-address', maximum: { amount: 12, unit: 'months' } },
    { reason: 'report', field: 'ip-address', maximum: { amount: 12, unit: 'months' } },
  ],
  connection: 'direct',
  matching: { interests: 'per-search', region: 'country' },
  moderation: { video: 'off' },
  accounts: 'optional',
  analytics: { grain: 'hour', identifiers: 'none', cookies: 'after-yes', honours: ['GPC', 'DNT'] },
  backups: { kind: 'none' },
  attestations: [
    { kind: 'security-audit', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'hardening-checklist', interval: { amount: 6, unit: 'months' }, last: 'none-yet' },
    { kind: 'processor-contracts', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'legal-request-register', interval: { amount: 3, unit: 'months' }, last: 'none-yet' },
  ],
};
