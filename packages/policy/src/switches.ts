import type { Manifest } from './manifest.ts';
import type { Capability } from './promises/capability.ts';
import type { NonEmpty } from './vocabulary.ts';

/** A way through a manifest by keys: `data.reports`, `moderation.atFirst`. Lists and numbers end it. */
export type ManifestPath = PathIn<Manifest>;
type PathIn<T> = T extends readonly unknown[] | string | number | boolean
  ? never
  : { [K in keyof T & string]: K | `${K}.${PathIn<T[K]>}` }[keyof T & string];

/** A module of the repository and, where the reading stands in a function of it, its name. */
export type ReadingModule = `${'apps' | 'packages' | 'tooling'}/${string}`;

/** Something in the manifest by which services differ, and what in the product goes by it. */
export type Switch = { readonly path: ManifestPath } &
  /** `rest`: the part of the product that will act on what nothing acts on yet. */
  (
    | { readonly state: 'acted-on'; readonly by: NonEmpty<ReadingModule>; readonly rest?: Capability }
    /** The text and the machine-readable files say it, and there is nothing else to do. */
    | { readonly state: 'only-said' }
    /** The product does it in one way, with a value of its own that every profile repeats. */
    | { readonly state: 'fixed'; readonly in: NonEmpty<ReadingModule> }
    /** Nothing reads it yet; this part of the product will. */
    | { readonly state: 'unread'; readonly until: Capability }
  );

/** Every switch. A test reads the whole product with TypeScript's eyes and holds this list against it. */
export const SWITCHES: readonly Switch[] = [
  {
    path: 'brand.name',
    state: 'acted-on',
    by: [
      'apps/admin-api/src/start-admin-api.ts#answerer',
      'apps/chat/service-facts.ts#serviceFacts',
      'packages/policy/src/history/atom-feed.ts#atomFeed',
    ],
  },
  { path: 'brand.domain', state: 'only-said' },
  { path: 'brand.operator', state: 'only-said' },
  { path: 'brand.contacts', state: 'only-said' },
  {
    path: 'brand.accentHue',
    state: 'acted-on',
    by: [
      'apps/admin/vite.config.ts',
      'apps/chat/gallery/vite.config.ts',
      'apps/chat/vite.config.ts',
      'apps/site/astro.config.ts',
    ],
  },
  { path: 'languages', state: 'only-said' },
  {
    path: 'version.effective',
    state: 'acted-on',
    by: ['packages/policy/src/history/history-problems.ts#checkRelease', 'packages/policy/src/history/releases.ts#promisesOf'],
  },
  {
    path: 'connection',
    state: 'acted-on',
    by: [
      'apps/chat/service-facts.ts#serviceFacts',
      'apps/signaling/src/call-offer.ts#callOffer',
      'tooling/launch/src/product.ts#startProduct',
    ],
  },
  { path: 'age.minimum', state: 'acted-on', by: ['apps/chat/service-facts.ts#serviceFacts'] },
  {
    path: 'matching.interests',
    state: 'acted-on',
    by: ['apps/chat/service-facts.ts#wishesUnder', 'apps/signaling/src/searching/offered-wishes.ts#offeredWishes'],
  },
  {
    path: 'matching.languages',
    state: 'acted-on',
    by: ['apps/chat/service-facts.ts#wishesUnder', 'apps/signaling/src/searching/offered-wishes.ts#offeredWishes'],
  },
  {
    path: 'matching.region',
    state: 'acted-on',
    by: [
      'apps/chat/service-facts.ts#wishesUnder',
      'apps/signaling/src/call-offer.ts#callOffer',
      'apps/signaling/src/searching/offered-wishes.ts#offeredWishes',
    ],
  },
  { path: 'data.region', state: 'only-said' },
  {
    path: 'moderation.video',
    state: 'acted-on',
    by: ['apps/chat/service-facts.ts#guardUnder', 'packages/policy/src/security-headers.ts#checksPictures'],
  },
  { path: 'moderation.atFirst', state: 'acted-on', by: ['apps/chat/service-facts.ts#guardUnder'] },
  { path: 'moderation.visitorMaySwitch', state: 'acted-on', by: ['apps/chat/service-facts.ts#guardUnder'] },
  { path: 'accounts', state: 'unread', until: 'ACCOUNTS' },
  { path: 'data.visitorAccounts', state: 'unread', until: 'ACCOUNTS' },
  { path: 'payments', state: 'unread', until: 'PAYMENTS' },
  { path: 'recipients', state: 'acted-on', by: ['packages/policy/src/security-headers.ts#contentSecurityPolicy'] },
  { path: 'permissions', state: 'acted-on', by: ['packages/policy/src/permissions-policy.ts#permissionsPolicy'] },
  { path: 'device', state: 'acted-on', by: ['packages/policy/src/history/resets.ts#asked'] },
  { path: 'data.accessLog', state: 'unread', until: 'ACCESS-LOG' },
  { path: 'data.reports', state: 'acted-on', by: ['packages/services/src/sweep-expired.ts#sweepExpired'] },
  {
    path: 'data.counts',
    state: 'acted-on',
    by: [
      'apps/admin-api/src/counts/read-counts.ts#readCounts',
      'apps/admin-api/src/releasing.ts#startReleasing',
      'packages/services/src/sweep-expired.ts#sweepExpired',
    ],
  },
  { path: 'data.operatorSessions', state: 'acted-on', by: ['packages/services/src/sweep-expired.ts#sweepExpired'] },
  { path: 'data.signInChallenges', state: 'fixed', in: ['apps/admin-api/src/auth.ts'] },
  { path: 'data.setUpLinks', state: 'fixed', in: ['packages/services/src/create-setup-link.ts'] },
  { path: 'data.limits', state: 'fixed', in: ['apps/signaling/src/admission/address-doors.ts'] },
  { path: 'data.countedToday', state: 'fixed', in: ['apps/collector/src/time/period.ts'] },
  { path: 'data.session', state: 'fixed', in: ['packages/protocol/src/limits.ts'] },
  { path: 'data.mail', state: 'unread', until: 'SUPPORT' },
  { path: 'holds', state: 'unread', until: 'LEGAL-HOLD' },
  { path: 'sweepEvery', state: 'acted-on', by: ['apps/admin-api/src/sweeping.ts#startSweeping'] },
  { path: 'backups', state: 'unread', until: 'BACKUP' },
  {
    path: 'analytics.tables',
    state: 'acted-on',
    by: [
      'apps/admin-api/src/counts/read-counts.ts#readCounts',
      'apps/admin-api/src/numbers/numbers-page.ts#numbersPage',
      'apps/admin-api/src/releasing.ts#startReleasing',
      'apps/collector/src/counting/counting-rules.ts#rulesOf',
      'packages/analytics/src/beacon-attributes.ts#beaconAttributes',
    ],
  },
  {
    path: 'analytics.threshold',
    state: 'acted-on',
    by: [
      'apps/admin-api/src/counts/read-counts.ts#readCounts',
      'apps/admin-api/src/start-admin-api.ts#answerer',
      'apps/collector/src/counting/counting-rules.ts#rulesOf',
    ],
  },
  {
    path: 'analytics.campaigns',
    state: 'acted-on',
    by: ['apps/collector/src/counting/counting-rules.ts#rulesOf', 'packages/analytics/src/beacon-attributes.ts#beaconAttributes'],
  },
  {
    path: 'analytics.published',
    state: 'acted-on',
    by: [
      'apps/admin-api/src/counts/read-counts.ts#readCounts',
      'apps/admin-api/src/numbers/numbers-page.ts#numbersPage',
      'apps/admin-api/src/releasing.ts#startReleasing',
    ],
  },
  { path: 'analytics.cookies', state: 'acted-on', by: ['packages/policy/src/history/resets.ts#asked'], rest: 'COUNTING-COOKIE' },
  { path: 'analytics.honours', state: 'fixed', in: ['apps/collector/src/intake/objection.ts', 'packages/consent/src/privacy-signals.ts'] },
  { path: 'rights.given', state: 'only-said' },
  { path: 'rights.channels', state: 'unread', until: 'RIGHTS-DESK' },
  { path: 'rights.clock', state: 'unread', until: 'SLA' },
  { path: 'attestations', state: 'acted-on', by: ['packages/policy/src/ledger/ledger-for.ts#ledgerFor'] },
  { path: 'notice.material', state: 'acted-on', by: ['packages/policy/src/history/notice.ts#earliestEffective'] },
];

/** What a manifest says at a path; undefined where it has no such key, as `moderation.atFirst` without moderation. */
export const valueAt = (manifest: Manifest, path: ManifestPath): unknown =>
  path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), manifest);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
