import { countFieldsOf, memoryFieldsOf } from '../counting-data.ts';
import type { Manifest } from '../manifest.ts';
import type { NonEmpty } from '../vocabulary.ts';

type Data = Manifest['data'];

/** A place is kept for 30 s, and what several servers share about it goes a minute after the last of them spoke of it. */
export const SHARED_FOR = { amount: 60, unit: 'seconds' } as const;

/** What a program of this kind cannot run without, the same under every profile. */
export const COMMON_DATA = {
  address: {
    fields: [{ name: 'ip-address', source: 'automatic', lives: 'memory' }],
    readers: [
      { who: 'signaling', purpose: 'connect' },
      { who: 'signaling', purpose: 'stop-abuse' },
      { who: 'collector', purpose: 'stop-abuse' },
      { who: 'dashboard', purpose: 'stop-abuse' },
      { who: 'collector', purpose: 'count' },
    ],
    retention: { kind: 'memory-only', until: 'connection-closed' },
    keptBy: 'design',
  },
  request: {
    fields: [{ name: 'browser-name', source: 'automatic', lives: 'memory' }],
    readers: [{ who: 'collector', purpose: 'count' }],
    retention: { kind: 'memory-only', until: 'passed-on' },
    keptBy: 'design',
  },
  limits: {
    fields: [
      { name: 'address-tag', source: 'made', lives: 'memory' },
      { name: 'attempt-counts', source: 'made', lives: 'memory' },
      { name: 'puzzle', source: 'made', lives: 'memory' },
    ],
    readers: [
      { who: 'signaling', purpose: 'stop-abuse' },
      { who: 'collector', purpose: 'stop-abuse' },
    ],
    retention: { kind: 'memory-at-most', length: { amount: 24, unit: 'hours' } },
    keptBy: 'design',
  },
  session: {
    fields: [
      { name: 'session-tag', source: 'made', lives: 'memory' },
      { name: 'session-key', source: 'made', lives: 'memory' },
      { name: 'signing-key', source: 'made', lives: 'memory' },
      { name: 'search-times', source: 'made', lives: 'memory' },
      { name: 'chat-wishes', source: 'given', lives: 'memory' },
      { name: 'recent-partners', source: 'given', lives: 'memory' },
      { name: 'pairing', source: 'made', lives: 'memory' },
    ],
    readers: [{ who: 'signaling', purpose: 'connect' }],
    retention: { kind: 'memory-only', until: 'connection-closed', grace: SHARED_FOR },
    keptBy: 'design',
  },
  handshake: {
    fields: [{ name: 'sealed-handshake', source: 'made', lives: 'memory' }],
    readers: [{ who: 'signaling', purpose: 'connect' }],
    retention: { kind: 'memory-only', until: 'passed-on', grace: SHARED_FOR },
    keptBy: 'design',
  },
  call: {
    fields: [
      { name: 'picture-and-sound', source: 'given', lives: 'browsers' },
      { name: 'text-messages', source: 'given', lives: 'browsers' },
      { name: 'device-switches', source: 'made', lives: 'browsers' },
      { name: 'typing', source: 'made', lives: 'browsers' },
      { name: 'text-signatures', source: 'made', lives: 'browsers' },
      { name: 'sign-check', source: 'made', lives: 'browsers' },
    ],
    readers: [{ who: 'browser', purpose: 'connect' }],
    retention: { kind: 'never-held' },
    keptBy: 'design',
  },
  pictureSize: {
    fields: [
      { name: 'screen-size', source: 'automatic', lives: 'browsers' },
      { name: 'device-form', source: 'automatic', lives: 'browsers' },
    ],
    readers: [{ who: 'browser', purpose: 'connect' }],
    retention: { kind: 'never-held' },
    keptBy: 'design',
  },
  signInLimits: {
    fields: [
      { name: 'address-tag', source: 'made', lives: 'memory' },
      { name: 'attempt-counts', source: 'made', lives: 'memory' },
    ],
    readers: [{ who: 'dashboard', purpose: 'stop-abuse' }],
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
      { name: 'read-key', source: 'made', lives: 'database' },
    ],
    readers: [
      { who: 'dashboard', purpose: 'run-service' },
      { who: 'dashboard', purpose: 'stop-abuse' },
    ],
    retention: { kind: 'until-removed', by: 'owner' },
    keptBy: 'person',
  },
  operatorSessions: {
    fields: [{ name: 'sign-in-session', source: 'made', lives: 'database' }],
    readers: [{ who: 'dashboard', purpose: 'run-service' }],
    retention: { kind: 'period', length: { amount: 12, unit: 'hours' }, from: 'signed-in' },
    keptBy: 'job',
  },
  signInChallenges: {
    fields: [{ name: 'sign-in-challenge', source: 'made', lives: 'database' }],
    readers: [{ who: 'dashboard', purpose: 'run-service' }],
    retention: { kind: 'period', length: { amount: 10, unit: 'minutes' }, from: 'password-given' },
    keptBy: 'job',
  },
  setUpLinks: {
    fields: [{ name: 'set-up-link-hash', source: 'made', lives: 'database' }],
    readers: [{ who: 'dashboard', purpose: 'run-service' }],
    retention: { kind: 'period', length: { amount: 1, unit: 'hours' }, from: 'link-made' },
    keptBy: 'job',
  },
} as const satisfies Partial<Data>;

/** A visit whose visitor may say more for one search. */
export const sessionStating = (...stated: NonEmpty<'interests' | 'languages'>): Data['session'] => ({
  ...COMMON_DATA.session,
  fields: [...COMMON_DATA.session.fields, ...stated.map((name) => ({ name, source: 'given', lives: 'memory' }) as const)],
});

type Period = Exclude<Data['reports']['retention'], undefined>;

/** What a report holds and who reads it; only its period differs between profiles. */
export const reportsKept = (length: Period['length']): Data['reports'] => ({
  fields: [
    { name: 'report-reason', source: 'given', lives: 'database' },
    { name: 'report-words', source: 'given', lives: 'database' },
    { name: 'report-evidence', source: 'given', lives: 'database' },
    { name: 'report-mode', source: 'made', lives: 'database' },
    { name: 'report-minute', source: 'made', lives: 'database' },
    { name: 'report-state', source: 'made', lives: 'database' },
  ],
  readers: [
    { who: 'dashboard', purpose: 'stop-abuse' },
    { who: 'moderator', purpose: 'stop-abuse' },
    { who: 'owner', purpose: 'comply-with-law' },
  ],
  retention: { kind: 'period', length, from: 'written' },
  keptBy: 'job',
});

/** What is kept so that somebody is not let in: a mark and an end, and nothing of why or of whom. */
export const bansKept = (length: Period['length']): Data['bans'] => ({
  fields: [
    { name: 'ban-mark', source: 'made', lives: 'database' },
    { name: 'ban-end', source: 'made', lives: 'database' },
  ],
  readers: [
    { who: 'signaling', purpose: 'stop-abuse' },
    { who: 'moderator', purpose: 'stop-abuse' },
  ],
  retention: { kind: 'period', length, from: 'written' },
  keptBy: 'job',
});

type Tables = Manifest['analytics']['tables'];

/** Whole numbers about use: those of the tables, the marks of their hours, and what is published of them. */
export const countsKept = (tables: Tables, retention: Data['counts']['retention']): Data['counts'] => ({
  fields: [
    { name: 'count-marks', source: 'made', lives: 'database' },
    ...countFieldsOf({ tables, published: tables.includes('public-pages') }).map((name) => ({ name, source: 'made', lives: 'database' }) as const),
  ],
  readers: [
    { who: 'owner', purpose: 'count' },
    { who: 'owner', purpose: 'keep-running' },
  ],
  retention,
  keptBy: 'job',
});

/** What the collector holds to tell visitors apart on a day and, because clocks differ, two hours longer. */
export const countedToday = (tables: Tables): Data['countedToday'] => ({
  fields: [
    { name: 'day-tag', source: 'made', lives: 'memory' },
    { name: 'day-marks', source: 'made', lives: 'memory' },
    ...memoryFieldsOf(tables).map((name) => ({ name, source: 'automatic', lives: 'memory' }) as const),
  ],
  readers: [{ who: 'collector', purpose: 'count' }],
  retention: { kind: 'memory-at-most', length: { amount: 26, unit: 'hours' } },
  keptBy: 'design',
});

export const mailKept = (from: 'received' | 'resolved'): Data['mail'] => ({
  fields: [
    { name: 'mail-address', source: 'given', lives: 'mailbox' },
    { name: 'mail-words', source: 'given', lives: 'mailbox' },
  ],
  readers: [{ who: 'owner', purpose: 'answer' }],
  retention: { kind: 'period', length: { amount: 12, unit: 'months' }, from },
  keptBy: 'person',
});

/** Note A: a form takes no mail address. What is typed into it lies in the database, where a job reaches it. */
export const formKept = (from: 'received' | 'resolved'): Data['mail'] => ({
  ...mailKept(from),
  fields: [{ name: 'mail-words', source: 'given', lives: 'database' }],
  keptBy: 'job',
});
