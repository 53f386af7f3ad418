import type { DueNotice } from '@visavis/consent';
import type { CallView, CheckView, DeviceCheck, EndedView, View, WaitingView, Wishes } from '../src/view.ts';
import { paintedStream } from './painted-stream.ts';

const self = () => paintedStream({ width: 640, height: 480, hue: 60 });
const partner = () => paintedStream({ width: 1_280, height: 720, hue: 210 });
const phonePartner = () => paintedStream({ width: 480, height: 640, hue: 140 });

const ready = (): DeviceCheck => ({
  kind: 'ready',
  stream: self(),
  cameras: [
    { id: 'c1', label: 'Integrated camera' },
    { id: 'c2', label: 'HD Pro Webcam C920 with a rather long name (046d:082d)' },
  ],
  microphones: [{ id: 'm1', label: 'Default – Internal microphone' }],
  cameraId: 'c2',
  microphoneId: 'm1',
  level: 0.42,
});

const WEIGHTLESS: Wishes['weight'] = { interests: 'any', languages: 'any', country: 'any' };
const WISHES: Wishes = {
  interests: ['chess', 'rain', 'the history of bridges and roads', 'قهوة'],
  languages: ['en', 'is'],
  weight: { interests: 'first', languages: 'first', country: 'any' },
};

const check = (change: Partial<CheckView>): CheckView => ({
  screen: 'check',
  devices: ready(),
  reach: 'open',
  policy: 'choice',
  offered: ['shielded', 'direct'],
  connection: 'shielded',
  mustAgreeToDirect: false,
  calls: 'ready',
  wishKinds: [],
  wishes: { interests: [], languages: [], weight: WEIGHTLESS },
  ...change,
});

const waiting = (change: Partial<WaitingView>): WaitingView => ({
  screen: 'waiting',
  mode: 'video',
  self: self(),
  reach: 'open',
  company: { online: 12, others: 0, avoided: 0, unlike: 0 },
  usual: { halfMs: 2_441, mostMs: 11_641 },
  since: Date.now() - 42_000,
  begins: Date.now() - 42_000,
  cools: false,
  wishes: { interests: [], languages: [], weight: WEIGHTLESS },
  meetsAgain: false,
  standstill: 'none',
  puzzle: 'none',
  ...change,
});

const since = (ms: number) => ({ since: Date.now() - ms, begins: Date.now() - ms });

const lines: CallView['lines'] = [
  { id: 1, from: 'partner', text: 'Hello, can you hear me?' },
  { id: 2, from: 'me', text: 'Yes, and you?' },
  { id: 3, from: 'partner', text: 'مرحبا، كيف حالك اليوم؟' },
  {
    id: 4,
    from: 'me',
    text: 'I am reading a book about bridges. It is longer than I thought, and better: https://example.org/a/very/long/address/that/has/no/spaces/at/all',
  },
  { id: 5, from: 'partner', text: 'Two lines\nin one message' },
];

const call = (change: Partial<CallView>): CallView => ({
  screen: 'call',
  mode: 'video',
  connection: 'shielded',
  phase: 'connected',
  reach: 'open',
  partnerAway: false,
  self: self(),
  partner: partner(),
  partnerDevices: { camera: true, microphone: true },
  microphoneOn: true,
  cameraOn: true,
  textOpen: false,
  shared: [],
  lines: [],
  report: 'closed',
  ...change,
});

const ended = (change: Partial<EndedView>): EndedView => ({
  screen: 'ended',
  mode: 'video',
  reason: 'partner-left',
  self: self(),
  report: 'closed',
  ...change,
});

/** Every state that a visitor can see, by the name in the gallery's address. */
export const VIEWS: Readonly<Record<string, () => View>> = {
  'unsupported-insecure': () => ({ screen: 'unsupported', reason: 'insecure-context' }),
  'unsupported-browser': () => ({ screen: 'unsupported', reason: 'browser' }),
  gate: () => ({ screen: 'gate' }),
  declined: () => ({ screen: 'declined' }),
  'closed-elsewhere': () => ({ screen: 'closed', reason: 'elsewhere' }),
  'closed-not-admitted': () => ({ screen: 'closed', reason: 'not-admitted' }),
  'check-not-asked': () => check({ devices: { kind: 'not-asked' }, reach: 'connecting', offered: null }),
  'check-asking': () => check({ devices: { kind: 'asking' } }),
  'check-ready': () => check({}),
  'check-direct-chosen': () => check({ connection: 'direct' }),
  'check-only-shielded': () => check({ offered: ['shielded'] }),
  'check-only-direct': () => check({ offered: ['direct'], mustAgreeToDirect: true }),
  'check-only-direct-agreed': () => check({ offered: ['direct'], connection: 'direct' }),
  'check-always-direct': () => check({ policy: 'direct', offered: ['direct'], connection: 'direct' }),
  'check-denied': () => check({ devices: { kind: 'failed', reason: 'denied' } }),
  'check-no-camera': () => check({ devices: { kind: 'failed', reason: 'no-camera' } }),
  'check-in-use': () => check({ devices: { kind: 'failed', reason: 'in-use' } }),
  'check-other': () => check({ devices: { kind: 'failed', reason: 'other' } }),
  'check-wishes': () => check({ wishKinds: ['interests', 'languages', 'country'], wishes: WISHES }),
  'check-wishes-empty': () => check({ wishKinds: ['interests', 'languages', 'country'] }),
  'check-loading': () => check({ calls: 'loading' }),
  'check-not-loaded': () => check({ calls: 'failed' }),
  'check-unreachable': () => check({ reach: 'unreachable', offered: null }),
  'check-reconnecting': () => check({ reach: 'reconnecting' }),
  'waiting-asking': () => waiting({ company: null, usual: null, begins: null }),
  'waiting-alone': () => waiting({ company: { online: 1, others: 0, avoided: 0, unlike: 0 }, usual: null }),
  waiting: () => waiting({}),
  'waiting-last-partner': () => waiting({ company: { online: 2, others: 1, avoided: 1, unlike: 0 } }),
  'waiting-agreed': () => waiting({ company: { online: 2, others: 1, avoided: 1, unlike: 0 }, meetsAgain: true }),
  'waiting-wishes': () => waiting({ wishes: { ...WISHES, weight: { interests: 'first', languages: 'first', country: 'first' } }, ...since(5_000) }),
  'waiting-wishes-only': () =>
    waiting({ wishes: { ...WISHES, languages: ['de'], weight: { ...WEIGHTLESS, languages: 'only' } }, company: { online: 40, others: 3, avoided: 0, unlike: 3 }, ...since(20_000) }),
  'waiting-cooling': () => waiting({ ...since(1_000), begins: Date.now() + 4_000, cools: true }),
  'waiting-agreed-wishes': () =>
    waiting({ wishes: { interests: [], languages: ['de'], weight: { ...WEIGHTLESS, languages: 'first' } }, company: { online: 2, others: 1, avoided: 1, unlike: 0 }, meetsAgain: true, begins: Date.now() - 3_000 }),
  'waiting-stalled': () => waiting({ standstill: 'keeps-place' }),
  'waiting-puzzle': () => waiting({ company: null, usual: null, puzzle: 'solving' }),
  'waiting-puzzle-failed': () => waiting({ company: null, usual: null, puzzle: 'failed' }),
  'waiting-text': () => waiting({ mode: 'text', self: null, company: { online: 30, others: 2, avoided: 0, unlike: 0 } }),
  'waiting-unreachable': () => waiting({ reach: 'unreachable' }),
  'waiting-reconnecting': () => waiting({ reach: 'reconnecting' }),
  'call-connecting': () => call({ phase: 'connecting', partner: null, partnerDevices: null }),
  call: () => call({}),
  'call-shared': () => call({ shared: ['chess', 'rain'] }),
  'call-direct': () => call({ connection: 'direct', partnerDevices: { camera: true, microphone: false } }),
  'call-phone-partner': () => call({ partner: phonePartner() }),
  'call-text-open': () => call({ textOpen: true, lines }),
  'call-unread': () => call({ lines }),
  'call-muted': () => call({ microphoneOn: false, cameraOn: false }),
  'call-partner-camera-off': () => call({ partnerDevices: { camera: false, microphone: true } }),
  'call-reconnecting': () => call({ phase: 'reconnecting' }),
  'call-server-lost': () => call({ reach: 'reconnecting' }),
  'call-text-connecting': () => call({ mode: 'text', phase: 'connecting', self: null, partner: null }),
  'call-text': () => call({ mode: 'text', self: null, partner: null, lines }),
  report: () => call({ report: 'open' }),
  'report-sending': () => call({ report: 'sending' }),
  'report-sent': () => call({ report: 'sent' }),
  'report-failed': () => call({ report: 'failed' }),
  'ended-left': () => ended({}),
  'ended-lost': () => ended({ reason: 'partner-lost' }),
  'ended-server-lost': () => ended({ reason: 'server-lost' }),
  'ended-could-not-connect': () => ended({ reason: 'could-not-connect' }),
};

const COMING: DueNotice = { number: 4, kind: 'prominent', from: '2027-03-01', counts: '2099-03-31' };

/** What can stand above a screen (`&notice=`). */
export const NOTICES: Readonly<Record<string, readonly DueNotice[]>> = {
  prominent: [COMING],
  short: [{ number: 3, kind: 'short', says: 'nothing-done-otherwise', from: '2027-02-01', counts: '2027-02-01' }],
  both: [{ number: 3, kind: 'short', says: 'in-your-favour', from: '2027-02-01', counts: '2027-02-01' }, COMING],
};
