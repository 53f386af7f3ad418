import type { Manifest } from '../manifest.ts';
import type { NonEmpty } from '../vocabulary.ts';
import { SHARED_FOR } from './common-data.ts';

/** What no profile differs in. */
export const COMMON = {
  languages: ['en'],
  purposes: {
    connect: 'contract',
    'stop-abuse': 'legitimate-interest',
    count: 'legitimate-interest',
    'keep-running': 'legitimate-interest',
    'run-service': 'legitimate-interest',
    answer: 'legal-obligation',
    'comply-with-law': 'legal-obligation',
  },
  permissions: [
    { feature: 'camera', place: 'chat' },
    { feature: 'microphone', place: 'chat' },
  ],
  age: { minimum: 18, proof: 'own-word' },
  payments: 'off',
  sweepEvery: { amount: 1, unit: 'hours' },
  notice: { material: { leadTime: { amount: 30, unit: 'days' }, shown: 'until-read' } },
} as const satisfies Partial<Manifest>;

/** Everything of GDPR Articles 13–22 and 77, for everybody (C10), within C11's clock. */
export const ALL_RIGHTS = {
  given: ['information', 'access', 'correction', 'deletion', 'portability', 'objection', 'restriction', 'complaint'],
  clock: { acknowledge: { amount: 3, unit: 'days' }, answer: { amount: 30, unit: 'days' } },
} as const satisfies Omit<Manifest['rights'], 'channels'>;

/** What a browser keeps: the yes to the age question, the notice that was read, the wish not to be counted, who was blocked, and an operator's sign-in. */
export const COMMON_DEVICE = [
  {
    key: 'visavis.adult',
    kind: 'local-storage',
    who: 'visitor',
    holds: 'adult-yes',
    purpose: 'age-answer',
    lifetime: { kind: 'until-cleared' },
    sent: false,
    essential: true,
  },
  {
    key: 'visavis.notice',
    kind: 'local-storage',
    who: 'visitor',
    holds: 'notice-version',
    purpose: 'notice-read',
    lifetime: { kind: 'until-cleared' },
    sent: false,
    essential: true,
  },
  {
    key: 'visavis.uncounted',
    kind: 'local-storage',
    who: 'visitor',
    holds: 'not-counted',
    purpose: 'own-choice',
    lifetime: { kind: 'until-cleared' },
    sent: false,
    essential: true,
  },
  {
    key: 'visavis.blocked',
    kind: 'local-storage',
    who: 'visitor',
    holds: 'blocked-tags',
    purpose: 'own-choice',
    lifetime: { kind: 'until-cleared' },
    // With a search goes a code that is made of them, too [A1].
    sent: true,
    essential: true,
  },
  {
    key: '*visavis.session_token',
    kind: 'cookie',
    who: 'operator',
    holds: 'sign-in',
    purpose: 'stay-signed-in',
    lifetime: { kind: 'lasts', length: { amount: 12, unit: 'hours' } },
    sent: true,
    essential: true,
  },
  {
    key: '*visavis.two_factor',
    kind: 'cookie',
    who: 'operator',
    holds: 'sign-in-challenge',
    purpose: 'stay-signed-in',
    lifetime: { kind: 'lasts', length: { amount: 10, unit: 'minutes' } },
    sent: true,
    essential: true,
  },
] as const satisfies Manifest['device'];

const SEEN_IN_EVERY_CALL = ['picture-and-sound', 'text-messages', 'text-signatures', 'typing', 'device-switches', 'sign-check', 'session-tag'] as const;

/** The stranger at the other end, and a court: every service has both. */
export const PARTNER = {
  kind: 'chat-partner',
  country: 'anywhere',
  sees: {
    direct: [...SEEN_IN_EVERY_CALL, 'ip-address'],
    shielded: SEEN_IN_EVERY_CALL,
  },
} as const;
/** Where interests can be typed: those that both typed are shown to each. */
export const PARTNER_OF_INTERESTS = {
  ...PARTNER,
  sees: { direct: [...PARTNER.sees.direct, 'interests'], shielded: [...PARTNER.sees.shielded, 'interests'] },
} as const satisfies Manifest['recipients'][number];
export const COURT = { kind: 'authority', country: 'as-operator', gets: 'what-is-stored' } as const;
export const OWN_RELAY = {
  kind: 'own-relay',
  country: 'as-operator',
  gets: ['ip-address', 'relay-pass', 'sealed-media'],
} as const;

/** What our own relay handles while a shielded call lasts. */
export const RELAY_DATA = {
  fields: [
    { name: 'ip-address', source: 'automatic', lives: 'relay-memory' },
    { name: 'relay-pass', source: 'made', lives: 'relay-memory' },
    { name: 'sealed-media', source: 'given', lives: 'relay-memory' },
  ],
  readers: [{ who: 'relay', purpose: 'connect' }],
  retention: { kind: 'memory-only', until: 'call-over' },
  keptBy: 'design',
} as const satisfies Manifest['data']['relay'];

/** Who looks the country of an address up, in memory: for a search, and for a page that is counted (note J). */
const REGION_READERS = {
  search: { who: 'signaling', purpose: 'connect' },
  count: { who: 'collector', purpose: 'count' },
} as const;
type RegionUse = keyof typeof REGION_READERS;

export const regionFor = (...[first, ...more]: NonEmpty<RegionUse>): Manifest['data']['region'] => ({
  fields: [{ name: 'region', source: 'made', lives: 'memory' }],
  readers: [REGION_READERS[first], ...more.map((use) => REGION_READERS[use])],
  retention: { kind: 'memory-only', until: 'connection-closed', grace: SHARED_FOR },
  keptBy: 'design',
});

/** How numbers are shown, and what a browser can say against being counted. */
export const COMMON_ANALYTICS = {
  threshold: 20,
  campaigns: [],
  published: { kind: 'noisy', epsilon: 1, threshold: 40, unit: 'one-visitor-for-one-day' },
  identifiers: 'none',
  honours: ['GPC', 'DNT'],
} as const satisfies Partial<Manifest['analytics']>;

/** Contacts that nobody owns (RFC 2606), until an operator sets theirs. */
export const UNSET_CONTACTS = {
  privacy: 'privacy@example.org',
  safety: 'safety@example.org',
  security: 'security@example.org',
} as const;
