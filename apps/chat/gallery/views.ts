import type { DueNotice } from '@visavis/consent';
import type { QualityReading } from '@visavis/rtc';
import type { CallView, ChatLine, CheckView, DeviceCheck, EndedView, GuardView, View, WaitingView, Wishes } from '../src/view.ts';
import { paintedStream } from './painted-stream.ts';

const self = () => paintedStream({ width: 640, height: 480, hue: 60 });
const partner = () => paintedStream({ width: 1_280, height: 720, hue: 210 });
const phonePartner = () => paintedStream({ width: 480, height: 640, hue: 140 });

const ready = (): Extract<DeviceCheck, { kind: 'ready' }> => ({
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
  relay: 'works',
  guard: null,
  wishKinds: [],
  wishes: { interests: [], languages: [], weight: WEIGHTLESS },
  ...change,
});

const waiting = (change: Partial<WaitingView>): WaitingView => ({
  screen: 'waiting',
  mode: 'video',
  after: null,
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

const line = (change: Partial<ChatLine> & Pick<ChatLine, 'id' | 'from' | 'text'>): ChatLine => ({
  sequence: change.id,
  delivered: true,
  filtered: false,
  ...change,
});

const lines: CallView['lines'] = [
  line({ id: 1, from: 'partner', text: 'Hello, can you hear me?' }),
  line({ id: 2, from: 'me', text: 'Yes, and you?' }),
  line({ id: 3, from: 'partner', text: 'مرحبا، كيف حالك اليوم؟' }),
  line({
    id: 4,
    from: 'me',
    text: 'I am reading a book about bridges. It is longer than I thought, and better: https://example.org/a/very/long/address/that/has/no/spaces/at/all',
  }),
  line({ id: 5, from: 'partner', text: 'Two lines\nin one message' }),
  line({ id: 6, from: 'me', text: 'Here is one more', delivered: false }),
];

/** What somebody writes who would like to break the page. */
const hostileLines: CallView['lines'] = [
  line({ id: 1, from: 'partner', text: `Z${'\u0300'.repeat(60)}a${'\u0323'.repeat(60)}lgo, and a line after it` }),
  line({ id: 2, from: 'partner', text: '\u202Etxt.exe is written from the right \u2066and does not end' }),
  line({ id: 3, from: 'partner', text: '<img src=x onerror=alert(1)> <b>not bold</b>' }),
  line({ id: 4, from: 'partner', text: 'w'.repeat(300) }),
  line({ id: 5, from: 'partner', text: 'Look: https://xn--80ak6aa92e.example/login?x=1 and https://name:word@bank.example/ here' }),
  line({ id: 6, from: 'partner', text: 'something that the filter hides', filtered: true }),
];

const manyLines = (): CallView['lines'] =>
  Array.from({ length: 500 }, (_, index) => line({ id: index + 1, from: index % 3 === 0 ? 'me' : 'partner', text: `${index + 1} ${'a long line of words '.repeat(47)}` }));

const SIGNS = [
  { emoji: '🐶', name: 'Dog' },
  { emoji: '🔑', name: 'Key' },
  { emoji: '✈️', name: 'Aeroplane' },
  { emoji: '☂️', name: 'Umbrella' },
  { emoji: '👍', name: 'Thumbs Up' },
  { emoji: '💡', name: 'Light Bulb' },
  { emoji: '⚓', name: 'Anchor' },
];

const reading = (change: Partial<QualityReading>): QualityReading => ({
  level: 'good',
  roundTripMs: 48.2,
  lostPercent: 0,
  height: 720,
  framesPerSecond: 29.8,
  kilobitsPerSecond: 1_820,
  limitedBy: 'none',
  ...change,
});

const guarded = (partnerSide: GuardView, own: GuardView = 'clear', maySwitch = true) =>
  call({ guard: { on: true, maySwitch, partner: partnerSide, own } });

const call = (change: Partial<CallView>): CallView => ({
  screen: 'call',
  mode: 'video',
  connection: 'shielded',
  phase: 'connected',
  recovery: null,
  reach: 'open',
  partnerAway: false,
  self: self(),
  partner: partner(),
  partnerDevices: { camera: true, microphone: true, paused: false },
  microphoneOn: true,
  cameraOn: true,
  ownDevices: 'fine',
  verification: { kind: 'ready', signs: SIGNS },
  quality: reading({}),
  direct: null,
  guard: null,
  partnerTyping: false,
  textOpen: false,
  canText: true,
  shared: [],
  lines: [],
  report: 'closed',
  canProve: true,
  ...change,
});

const ended = (change: Partial<EndedView>): EndedView => ({
  screen: 'ended',
  mode: 'video',
  reason: 'partner-left',
  self: self(),
  report: 'closed',
  reported: false,
  wasDirect: false,
  lines: [],
  canProve: true,
  canBlock: true,
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
  'check-sound-only': () => check({ devices: { ...ready(), cameras: [], cameraId: '', withoutCamera: 'in-use' } }),
  'check-picture-only': () => check({ devices: { ...ready(), microphones: [], microphoneId: '', withoutMicrophone: 'not-found' } }),
  'check-relay-checking': () => check({ relay: 'checking' }),
  'check-relay-fails': () => check({ relay: 'fails' }),
  'check-relay-full': () => check({ relay: 'full' }),
  'check-guard': () => check({ guard: { on: true, maySwitch: true }, offered: ['shielded'] }),
  'check-guard-always': () => check({ guard: { on: true, maySwitch: false } }),
  'check-loading': () => check({ calls: 'loading' }),
  'check-not-loaded': () => check({ calls: 'failed' }),
  'check-unreachable': () => check({ reach: 'unreachable', offered: null }),
  'check-reconnecting': () => check({ reach: 'reconnecting' }),
  'waiting-asking': () => waiting({ company: null, usual: null, begins: null }),
  'waiting-alone': () => waiting({ company: { online: 1, others: 0, avoided: 0, unlike: 0 }, usual: null }),
  waiting: () => waiting({}),
  'waiting-after-lost': () => waiting({ after: 'lost-partner' }),
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
  'call-connecting': () => call({ phase: 'connecting', partner: null, partnerDevices: null, verification: { kind: 'waiting' }, quality: null }),
  call: () => call({}),
  'call-shared': () => call({ shared: ['chess', 'rain'] }),
  'call-direct': () => call({ connection: 'direct', partnerDevices: { camera: true, microphone: false, paused: false } }),
  'call-phone-partner': () => call({ partner: phonePartner() }),
  'call-text-open': () => call({ textOpen: true, lines, partnerTyping: true }),
  'call-text-hostile': () => call({ textOpen: true, lines: hostileLines }),
  'call-text-many': () => call({ mode: 'text', self: null, partner: null, lines: manyLines() }),
  'call-signs-waiting': () => call({ verification: { kind: 'waiting' }, quality: null }),
  'call-not-verified': () => call({ verification: { kind: 'failed', runsLeft: 2 } }),
  'call-not-verified-last': () => call({ verification: { kind: 'failed', runsLeft: 0 } }),
  'call-fair': () => call({ quality: reading({ level: 'fair', limitedBy: 'processor', height: 360, framesPerSecond: 14 }) }),
  'call-poor': () => call({ quality: reading({ level: 'poor', limitedBy: 'network', height: 180, framesPerSecond: 8, lostPercent: 7.4, roundTripMs: 612 }) }),
  'call-direct-offer': () => call({ direct: { mine: false, theirs: false } }),
  'call-direct-mine': () => call({ direct: { mine: true, theirs: false } }),
  'call-direct-theirs': () => call({ direct: { mine: false, theirs: true } }),
  'call-direct-both': () => call({ direct: { mine: true, theirs: true } }),
  'call-guard-loading': () => guarded('loading', 'loading'),
  'call-guard-checking': () => guarded('checking'),
  'call-guard-covered': () => guarded('covered'),
  'call-guard-covered-always': () => guarded('covered', 'clear', false),
  'call-guard-failed': () => guarded('failed', 'failed'),
  'call-guard-own': () => guarded('clear', 'covered'),
  'call-guard-off': () => call({ guard: { on: false, maySwitch: true, partner: 'off', own: 'off' } }),
  'call-partner-paused': () => call({ partnerDevices: { camera: true, microphone: true, paused: true } }),
  'call-interrupted': () => call({ ownDevices: 'interrupted' }),
  'call-camera-lost': () => call({ ownDevices: 'camera-lost', cameraOn: false }),
  'call-microphone-lost': () => call({ ownDevices: 'microphone-lost', microphoneOn: false }),
  'call-recovery-waiting': () => call({ phase: 'reconnecting', recovery: 'waiting' }),
  'call-recovery-restarting': () => call({ phase: 'reconnecting', recovery: 'restarting' }),
  'call-recovery-rebuilding': () => call({ phase: 'reconnecting', recovery: 'rebuilding', verification: { kind: 'waiting' } }),
  'call-unread': () => call({ lines }),
  'call-muted': () => call({ microphoneOn: false, cameraOn: false }),
  'call-partner-camera-off': () => call({ partnerDevices: { camera: false, microphone: true, paused: false } }),
  'call-reconnecting': () => call({ phase: 'reconnecting' }),
  'call-server-lost': () => call({ reach: 'reconnecting' }),
  'call-text-connecting': () => call({ mode: 'text', phase: 'connecting', self: null, partner: null }),
  'call-text': () => call({ mode: 'text', self: null, partner: null, lines }),
  report: () => call({ report: 'open' }),
  'report-messages': () => call({ report: 'open', lines }),
  'report-too-much': () => call({ report: 'too-much', lines }),
  'report-sending': () => call({ report: 'sending' }),
  'report-sent': () => call({ report: 'sent' }),
  'report-failed': () => call({ report: 'failed' }),
  'ended-left': () => ended({}),
  'ended-lost': () => ended({ reason: 'partner-lost' }),
  'ended-server-lost': () => ended({ reason: 'server-lost' }),
  'ended-relay-full': () => ended({ reason: 'relay-full', canBlock: false }),
  'ended-unsafe': () => ended({ reason: 'unsafe' }),
  'ended-refused': () => ended({ reason: 'refused', canBlock: false }),
  'ended-blocked': () => ended({ reason: 'blocked', canBlock: false }),
  'ended-minor-sending': () => ended({ reason: 'reported-minor', report: 'sending' }),
  'ended-minor-sent': () => ended({ reason: 'reported-minor', report: 'sent' }),
  'ended-minor-failed': () => ended({ reason: 'reported-minor', report: 'failed' }),
  'ended-direct-reported': () => ended({ reported: true, wasDirect: true }),
  'ended-panic': () => ended({ reason: 'panic', self: null }),
  'ended-report': () => ended({ report: 'open', lines }),
  'ended-could-not-connect': () => ended({ reason: 'could-not-connect' }),
};

const COMING: DueNotice = { number: 4, kind: 'prominent', from: '2027-03-01', counts: '2099-03-31' };

/** What can stand above a screen (`&notice=`). */
export const NOTICES: Readonly<Record<string, readonly DueNotice[]>> = {
  prominent: [COMING],
  short: [{ number: 3, kind: 'short', says: 'nothing-done-otherwise', from: '2027-02-01', counts: '2027-02-01' }],
  both: [{ number: 3, kind: 'short', says: 'in-your-favour', from: '2027-02-01', counts: '2027-02-01' }, COMING],
};
