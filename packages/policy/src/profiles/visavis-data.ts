import type { DataLedger } from '../data.ts';

/** What Visavis itself holds: nothing that names a visitor is ever written to a disk. */
export const VISAVIS_DATA: DataLedger = {
  address: {
    fields: [{ name: 'ip-address', source: 'automatic', lives: 'memory' }],
    purposes: ['connect', 'stop-abuse'],
    retention: { kind: 'memory-only', until: 'connection-closed' },
    keptBy: 'design',
  },
  request: {
    fields: [{ name: 'browser-name', source: 'automatic', lives: 'memory' }],
    purposes: ['count'],
    retention: { kind: 'memory-only', until: 'passed-on' },
    keptBy: 'design',
  },
  limits: {
    fields: [
      { name: 'address-tag', source: 'made', lives: 'memory' },
      { name: 'attempt-counts', source: 'made', lives: 'memory' },
    ],
    purposes: ['stop-abuse'],
    retention: { kind: 'memory-at-most', length: { amount: 24, unit: 'hours' } },
    keptBy: 'design',
  },
  session: {
    fields: [
      { name: 'session-tag', source: 'made', lives: 'memory' },
      { name: 'chat-wishes', source: 'given', lives: 'memory' },
      { name: 'recent-partners', source: 'given', lives: 'memory' },
      { name: 'pairing', source: 'made', lives: 'memory' },
    ],
    purposes: ['connect'],
    retention: { kind: 'memory-only', until: 'connection-closed', grace: { amount: 30, unit: 'seconds' } },
    keptBy: 'design',
  },
  handshake: {
    fields: [{ name: 'sealed-handshake', source: 'made', lives: 'memory' }],
    purposes: ['connect'],
    retention: { kind: 'memory-only', until: 'passed-on' },
    keptBy: 'design',
  },
  relay: {
    fields: [
      { name: 'ip-address', source: 'automatic', lives: 'relay-memory' },
      { name: 'relay-pass', source: 'made', lives: 'relay-memory' },
      { name: 'sealed-media', source: 'given', lives: 'relay-memory' },
    ],
    purposes: ['connect'],
    retention: { kind: 'memory-only', until: 'call-over' },
    keptBy: 'design',
  },
  call: {
    fields: [
      { name: 'picture-and-sound', source: 'given', lives: 'browsers' },
      { name: 'text-messages', source: 'given', lives: 'browsers' },
      { name: 'device-switches', source: 'made', lives: 'browsers' },
    ],
    purposes: ['connect'],
    retention: { kind: 'never-held' },
    keptBy: 'design',
  },
  reports: {
    fields: [
      { name: 'report-reason', source: 'given', lives: 'database' },
      { name: 'report-words', source: 'given', lives: 'database' },
      { name: 'report-mode', source: 'made', lives: 'database' },
      { name: 'report-minute', source: 'made', lives: 'database' },
      { name: 'report-state', source: 'made', lives: 'database' },
    ],
    purposes: ['stop-abuse'],
    retention: { kind: 'period', length: { amount: 90, unit: 'days' }, from: 'written' },
    keptBy: 'job',
  },
  counts: {
    fields: [
      { name: 'page-views', source: 'made', lives: 'database' },
      { name: 'visits', source: 'made', lives: 'database' },
      { name: 'chat-counts', source: 'made', lives: 'database' },
    ],
    purposes: ['count'],
    retention: { kind: 'period', length: { amount: 25, unit: 'months' }, from: 'hour-counted' },
    keptBy: 'job',
  },
  mail: {
    fields: [
      { name: 'mail-address', source: 'given', lives: 'mailbox' },
      { name: 'mail-words', source: 'given', lives: 'mailbox' },
    ],
    purposes: ['answer'],
    retention: { kind: 'period', length: { amount: 12, unit: 'months' }, from: 'received' },
    keptBy: 'person',
  },
  signInLimits: {
    fields: [
      { name: 'address-tag', source: 'made', lives: 'memory' },
      { name: 'attempt-counts', source: 'made', lives: 'memory' },
    ],
    purposes: ['run-service'],
    retention: { kind: 'memory-only', until: 'program-stopped' },
    keptBy: 'design',
  },
  operators: {
    fields: [
      { name: 'operator-name', source: 'given', lives: 'database' },
      { name: 'operator-email', source: 'given', lives: 'database' },
      { name: 'password-hash', source: 'made', lives: 'database' },
      { name: 'authenticator-secret', source: 'made', lives: 'database' },
      { name: 'recovery-codes', source: 'made', lives: 'database' },
      { name: 'wrong-codes', source: 'made', lives: 'database' },
      { name: 'account-dates', source: 'made', lives: 'database' },
    ],
    purposes: ['run-service'],
    retention: { kind: 'until-removed', by: 'owner' },
    keptBy: 'person',
  },
  operatorSessions: {
    fields: [{ name: 'sign-in-session', source: 'made', lives: 'database' }],
    purposes: ['run-service'],
    retention: { kind: 'period', length: { amount: 12, unit: 'hours' }, from: 'signed-in' },
    keptBy: 'job',
  },
  signInChallenges: {
    fields: [{ name: 'sign-in-challenge', source: 'made', lives: 'database' }],
    purposes: ['run-service'],
    retention: { kind: 'period', length: { amount: 10, unit: 'minutes' }, from: 'password-given' },
    keptBy: 'job',
  },
  setUpLinks: {
    fields: [{ name: 'set-up-link-hash', source: 'made', lives: 'database' }],
    purposes: ['run-service'],
    retention: { kind: 'period', length: { amount: 1, unit: 'hours' }, from: 'link-made' },
    keptBy: 'job',
  },
};
