import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { anyManifest } from './arbitrary-manifest.test-support.ts';
import type { Change } from './change.ts';
import { CHANGE_CLASSES, type ChangeClass, isLower } from './change-class.ts';
import { classify, classOf } from './classify.ts';
import { sentenceFor } from './describe-change.ts';
import { differences } from './differences.ts';
import { RULES, ruleFor } from './rules.ts';
import { pathsOf } from './schema-walk.test-support.ts';

const PATHS = pathsOf(Manifest);
const days = (amount: number) => ({ amount, unit: 'days' }) as const;
const months = (amount: number) => ({ amount, unit: 'months' }) as const;
const hours = (amount: number) => ({ amount, unit: 'hours' }) as const;

test('every path of the manifest has a rule, and every rule a path', () => {
  expect(PATHS.length).toBeGreaterThan(100);
  expect(PATHS.filter((path) => ruleFor(path.split('.')) === null)).toEqual([]);
  const covers = (pattern: string, path: string) => {
    const parts = path.split('.');
    return pattern.split('.').length === parts.length && pattern.split('.').every((part, index) => part === '*' || part === parts[index]);
  };
  expect(Object.keys(RULES).filter((pattern) => !PATHS.some((path) => covers(pattern, path)))).toEqual([]);
});

test('a path that nobody has a rule for is material', () => {
  expect(classOf({ kind: 'changed', path: ['data', 'reports', 'colour'], before: 1, after: 2 })).toBe('material');
  expect(classOf({ kind: 'added', path: ['somethingNew'], after: 'x' })).toBe('material');
});

test('one more change never makes a set of changes lighter', () => {
  fc.assert(
    fc.property(anyManifest, anyManifest, fc.nat(), (a, b, cut) => {
      const changes = differences(a, b);
      const some = changes.slice(0, cut % (changes.length + 1));
      const [before, more] = [classify(some), changes[some.length]];
      if (more === undefined) return;
      const after = classify([...some, more]);
      expect(isLower(after, before)).toBe(false);
      expect(isLower(after, classOf(more))).toBe(false);
    }),
    { numRuns: 1_000 },
  );
}, 60_000);

test('whatever is favourable one way is not favourable the other way', () => {
  fc.assert(
    fc.property(anyManifest, anyManifest, (a, b) => {
      const there = differences(a, b).filter((change) => change.kind === 'changed' && classOf(change) === 'favourable');
      for (const change of there) {
        if (change.kind !== 'changed') continue;
        expect(classOf({ ...change, before: change.after, after: change.before })).toBe('material');
      }
    }),
    { numRuns: 500 },
  );
}, 60_000);

const changed = (path: string, before: unknown, after: unknown): Change => ({ kind: 'changed', path: path.split('.'), before, after });
const added = (path: string, after: unknown): Change => ({ kind: 'added', path: path.split('.'), after });
const removed = (path: string, before: unknown): Change => ({ kind: 'removed', path: path.split('.'), before });
const LOG = 'data.accessLog';

const WIDENED: Readonly<Record<string, Change>> = {
  'a longer period': changed(`${LOG}.retention.length`, days(30), days(45)),
  'a period that is longer in some months': changed(`${LOG}.retention.length`, days(30), months(1)),
  'a period without an end': changed('data.counts.retention', { kind: 'period', length: days(90), from: 'written' }, { kind: 'no-end', because: 'whole-numbers-only' }),
  'a period that starts later': changed('data.mail.retention.from', 'received', 'resolved'),
  'written down after memory only': changed('data.region.retention', { kind: 'memory-only', until: 'passed-on' }, { kind: 'period', length: days(1), from: 'written' }),
  'a longer grace': changed('data.session.retention.grace', { amount: 30, unit: 'seconds' }, { amount: 60, unit: 'seconds' }),
  'a new field': added(`${LOG}.fields.screen-size`, { name: 'screen-size', source: 'automatic', lives: 'database' }),
  'a field on a disk': changed('data.session.fields.session-tag.lives', 'memory', 'database'),
  'a new reader': added(`${LOG}.readers.owner:count`, { who: 'owner', purpose: 'count' }),
  'a new category': changed(LOG, 'not-collected', {}),
  'a person instead of a job': changed(`${LOG}.keptBy`, 'job', 'person'),
  'another legal basis': changed('purposes.count', 'consent', 'legitimate-interest'),
  'a new recipient': added('recipients.processor:hosting:A company', {}),
  'another country': changed('recipients.processor:hosting:A company.country', 'IS', 'DE'),
  'a weaker safeguard': changed('recipients.processor:hosting:A company.safeguard', 'adequacy', 'standard-clauses'),
  'a new origin to load from': added('recipients.processor:hosting:A company.origins.https://one.example.org', 'https://one.example.org'),
  'another operator': changed('brand.operator', { kind: 'unnamed' }, { kind: 'named', name: 'A', address: 'B', country: 'IS' }),
  'the operator in another country': changed('brand.operator.country', 'IS', 'DE'),
  'no shield unless both agree': changed('connection', 'shielded', 'choice'),
  'no shield at all': changed('connection', 'choice', 'direct'),
  'a new hold': added('holds.ban:ip-address', { reason: 'ban', field: 'ip-address', maximum: months(12) }),
  'a longer hold': changed('holds.ban:ip-address.maximum', days(30), months(12)),
  'moderation on': changed('moderation', { video: 'off' }, { video: 'on-device', atFirst: 'on', visitorMaySwitch: true }),
  'moderation without its switch': changed('moderation.visitorMaySwitch', true, false),
  'a new permission': added('permissions.microphone:chat', { feature: 'microphone', place: 'chat' }),
  'storage that is not essential': added('device.local-storage:mark', { essential: false }),
  'storage that leaves the device': changed('device.cookie:x.sent', false, true),
  'storage that stays longer': changed('device.cookie:x.lifetime', { kind: 'browser-session' }, { kind: 'until-cleared' }),
  accounts: changed('accounts', 'off', 'optional'),
  payments: changed('payments', 'off', 'on'),
  'a right fewer': removed('rights.given.portability', 'portability'),
  'a slower answer': changed('rights.clock.answer', days(20), days(30)),
  'a signal fewer': removed('analytics.honours.DNT', 'DNT'),
  'something more that is counted': added('analytics.tables.countries', 'countries'),
  'a number shown from fewer people on': changed('analytics.threshold', 20, 10),
  'a campaign that is counted by name': added('analytics.campaigns.spring', 'spring'),
  'numbers for everybody': changed('analytics.published', { kind: 'off' }, { kind: 'noisy', epsilon: 1, threshold: 40, unit: 'one-visitor-for-one-day' }),
  'less noise': changed('analytics.published.epsilon', 0.5, 1),
  'smaller numbers for everybody': changed('analytics.published.threshold', 80, 40),
  'cookies for counting': changed('analytics.cookies', 'none', 'after-yes'),
  'a shorter notice': changed('notice.material.leadTime', days(30), days(14)),
  'copies of the database': changed('backups', { kind: 'none' }, { kind: 'kept', forAtMost: days(30), encrypted: true, leavesOut: 'addresses' }),
  'copies for longer': changed('backups.forAtMost', days(30), days(60)),
  'copies in the clear': changed('backups.encrypted', true, false),
  'a rarer sweep': changed('sweepEvery', hours(1), hours(2)),
  'a duty fewer': removed('attestations.security-audit', {}),
  'a rarer duty': changed('attestations.security-audit.interval', months(6), months(12)),
  'a record taken back': changed('attestations.security-audit.last', { on: '2026-01-01', evidence: 'x' }, 'none-yet'),
  'interests asked for': changed('matching.interests', 'off', 'per-search'),
  'languages asked for': changed('matching.languages', 'off', 'per-search'),
  'the country used': changed('matching.region', 'off', 'country'),
  'a language fewer': removed('languages.de', 'de'),
};

test.each(Object.entries(WIDENED))('%s: material', (_, change) => {
  expect(classOf(change)).toBe('material');
});

const NARROWED: Readonly<Record<string, Change>> = {
  'a shorter period': changed(`${LOG}.retention.length`, days(45), days(30)),
  'a period that is shorter in every month': changed(`${LOG}.retention.length`, months(1), days(28)),
  'an end': changed('data.counts.retention', { kind: 'no-end', because: 'whole-numbers-only' }, { kind: 'period', length: days(90), from: 'written' }),
  'a field fewer': removed(`${LOG}.fields.ip-address`, {}),
  'a reader fewer': removed(`${LOG}.readers.owner:comply-with-law`, {}),
  'a category fewer': changed(LOG, {}, 'not-collected'),
  'a recipient fewer': removed('recipients.processor:hosting:A company', {}),
  'only after a yes': changed('purposes.count', 'legitimate-interest', 'consent'),
  'a stronger shield': changed('connection', 'direct', 'choice'),
  'a shorter hold': changed('holds.ban:ip-address.maximum', months(12), days(30)),
  'a switch for moderation': changed('moderation.visitorMaySwitch', false, true),
  'a faster answer': changed('rights.clock.answer', days(30), days(20)),
  'one more channel': added('rights.channels.form', 'form'),
  'a longer notice': changed('notice.material.leadTime', days(30), days(60)),
  'no copies': changed('backups', { kind: 'kept', forAtMost: days(30), encrypted: true, leavesOut: 'addresses' }, { kind: 'none' }),
  'one duty more': added('attestations.data-centre', {}),
  'something less that is counted': removed('analytics.tables.countries', 'countries'),
  'a number shown from more people on': changed('analytics.threshold', 10, 20),
  'a campaign fewer': removed('analytics.campaigns.spring', 'spring'),
  'no numbers for everybody': changed('analytics.published', { kind: 'noisy', epsilon: 1, threshold: 40, unit: 'one-visitor-for-one-day' }, { kind: 'off' }),
  'more noise': changed('analytics.published.epsilon', 1, 0.5),
  'only larger numbers for everybody': changed('analytics.published.threshold', 40, 80),
  'nothing on the device': removed('device.local-storage:adult', {}),
};

test.each(Object.entries(NARROWED))('%s: favourable', (_, change) => {
  expect(classOf(change)).toBe('favourable');
});

const DESCRIBED: Readonly<Record<string, readonly [ChangeClass, Change]>> = {
  'another name': ['clarifying', changed('brand.name', 'A', 'B')],
  'another mail address': ['clarifying', changed('brand.contacts.privacy', 'a@example.org', 'b@example.org')],
  'a newer record of a duty': ['clarifying', changed('attestations.security-audit.last', 'none-yet', { on: '2026-01-01', evidence: 'x' })],
  'a contract read again': ['clarifying', changed('recipients.processor:hosting:A company.contract.reviewBy', '2026-01-01', '2027-01-01')],
  'another colour': ['editorial', changed('brand.accentHue', 190, 191)],
  'another order': ['editorial', { kind: 'reordered', path: ['recipients'], before: ['a', 'b'], after: ['b', 'a'] }],
  'the same time in another unit': ['editorial', changed('sweepEvery', hours(24), days(1))],
  'the version’s own day': ['editorial', changed('version.effective', '2026-11-22', '2026-11-23')],
  'another language that counts': ['material', { kind: 'reordered', path: ['languages'], before: ['en', 'de'], after: ['de', 'en'] }],
};

test.each(Object.entries(DESCRIBED))('%s', (_, [expected, change]) => {
  expect(classOf(change)).toBe(expected);
});

test('other words for the same facts are editorial', () => {
  expect(classify(differences(manifestFor('visavis'), manifestFor('visavis')))).toBe('editorial');
  expect(CHANGE_CLASSES[0]).toBe('editorial');
});

test('every path has a sentence of its own but for parts that only change with the whole', () => {
  const unsaid = PATHS.filter((path) => sentenceFor(changed(path, 'a', 'b')) === null);
  expect(unsaid.filter((path) => !ONLY_WITH_THE_WHOLE.test(path))).toEqual([]);
});

/** Keys of items, kinds of variants, and values of which only one exists. */
const ONLY_WITH_THE_WHOLE =
  /\.(kind|name|who|purpose|key|feature|place|reason|field|service|because|essential|asked|video|encrypted|leavesOut|shown|proof)$/;
