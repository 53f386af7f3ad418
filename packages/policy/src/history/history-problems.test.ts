import { expect, test } from 'vitest';
import { manifestFor } from '../manifest-for.ts';
import { proves } from '../proves.ts';
import { FROZEN_FILES } from './frozen-files.ts';
import { historyProblems, type Versions } from './history-problems.ts';
import { ANONCAM, asVersion, documentsSaying, FIRST, published, standInHash, withLogDays, WORDS } from './versions.test-support.ts';

const problemsOf = (files: Versions['files'], manifest: Versions['manifest'], words = WORDS) =>
  historyProblems({ files, manifest, textOf: documentsSaying(words), sha256: standInHash });
const codesOf = (...args: Parameters<typeof problemsOf>) => problemsOf(...args).map(({ code }) => code);

const LONGER = asVersion(withLogDays(ANONCAM, 45), 2);
const SECOND = published({ files: FIRST, manifest: LONGER });
const replaced = (files: Versions['files'], index: number, parts: object): Versions['files'] =>
  files.map((file, at) => (at === index ? Object.assign({}, file, parts) : file));

test('what was published last and what is said now are the same', () => {
  expect(problemsOf(FIRST, ANONCAM)).toEqual([]);
  expect(problemsOf(SECOND, LONGER)).toEqual([]);
});

test('mutation: addresses kept for 45 days instead of 30, without a version', () => {
  expect(problemsOf(FIRST, withLogDays(ANONCAM, 45))).toEqual([
    {
      code: 'changed-without-version',
      path: 'data.accessLog.retention.length',
      reason:
        'Your IP address, written down: kept for 45 days instead of 30 days. Version 1 says otherwise; set version.number to 2 in packages/policy/src/profiles/anoncam.ts, then npm run policy -- publish anoncam',
    },
  ]);
});

test('mutation: the same with a version, published as "editorial"', () => {
  const [problem, ...others] = problemsOf(replaced(SECOND, 1, { class: 'editorial' }), LONGER);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ code: 'class-lowered', path: 'history/anoncam/2.json' });
  expect(problem?.reason).toContain('data.accessLog.retention.length');
});

test(proves('a number raised and not published is told to publish', '1V1-00-01', 'T1V-12-01', 'ANC-00-01', 'ANC-10-01'), () => {
  expect(problemsOf(FIRST, LONGER).at(-1)?.reason).toMatch(/; npm run policy -- publish anoncam$/);
  expect(codesOf(FIRST, asVersion(ANONCAM, 2))).toContain('changed-without-version');
});

test('other words without a version are named by document and clause', () => {
  expect(problemsOf(FIRST, ANONCAM, 'We keep it for long.')).toEqual([
    expect.objectContaining({ code: 'words-changed-without-version', path: 'documents.privacy#words' }),
  ]);
});

test('a profile that was never published is told how', () => {
  expect(problemsOf([], ANONCAM)).toEqual([
    { code: 'never-published', path: 'history/anoncam', reason: 'nothing is published yet; npm run policy -- publish anoncam' },
  ]);
});

test(proves('a material version of a launched service needs its notice time', '1V1-11-02', 'T1V-12-02', 'VIS-10-03', 'VIS-11-14'), () => {
  const launched = { launched: true, published: '2026-12-01', effective: '2026-12-30', manifest: asVersion(LONGER, 2, '2026-12-30') };
  expect(codesOf(replaced(SECOND, 1, launched), asVersion(LONGER, 2, '2026-12-30'))).toContain('notice-too-short');
  const inTime = { ...launched, effective: '2026-12-31', manifest: asVersion(LONGER, 2, '2026-12-31') };
  expect(codesOf(replaced(SECOND, 1, inTime), asVersion(LONGER, 2, '2026-12-31'))).not.toContain('notice-too-short');
});

test('a class higher than the changes ask for is allowed, a lower one is not', () => {
  const shorter = asVersion(withLogDays(ANONCAM, 20), 2);
  const files = published({ files: FIRST, manifest: shorter });
  expect(files[1]?.class).toBe('favourable');
  expect(codesOf(replaced(files, 1, { class: 'material' }), shorter)).toEqual([]);
  expect(codesOf(replaced(files, 1, { class: 'clarifying' }), shorter)).toEqual(['class-lowered']);
  expect(codesOf(replaced(files, 1, { class: 'first' }), shorter)).toEqual(['class-lowered']);
});

test('a frozen file that was touched is noticed', () => {
  expect(codesOf(replaced(SECOND, 0, { note: 'Nothing to see here.' }), LONGER)).toEqual(['frozen-file-changed']);
  expect(codesOf(replaced(SECOND, 0, { launched: true }), LONGER)).toContain('frozen-file-changed');
  expect(problemsOf(replaced(SECOND, 0, { published: '2026-11-21' }), LONGER)[0]?.path).toBe('history/anoncam/1.json');
});

test('numbers count up from 1, and days do not go back', () => {
  expect(codesOf(SECOND.slice(1), LONGER)).toContain('numbers-not-consecutive');
  expect(codesOf(replaced(SECOND, 1, { published: '2026-11-21' }), LONGER)).toContain('days-out-of-order');
  expect(codesOf(replaced(SECOND, 1, { effective: '2026-11-23' }), LONGER)).toContain('days-out-of-order');
  expect(codesOf(replaced(SECOND, 0, { launched: true }), LONGER)).toContain('days-out-of-order');
  expect(codesOf(replaced(SECOND, 1, { manifest: { ...LONGER, profile: 'other' } }), LONGER)).toContain('other-profile');
});

test(proves('no release brings the changes of the one before it into force early', 'VIS-10-03', 'VIS-11-14'), () => {
  const announced = published({ files: FIRST, manifest: LONGER, launched: true });
  const third = { files: announced, manifest: asVersion(LONGER, 3), textOf: documentsSaying('Other words.'), atLeast: 'editorial', note: 'Plainer.' } as const;
  const files = published({ ...third, launched: true });
  expect(files[2]?.effective).toBe('2026-12-22');
  expect(codesOf(files, asVersion(LONGER, 3, '2026-12-22'), 'Other words.')).toEqual([]);
  const early = replaced(files, 2, { effective: '2026-11-22', manifest: asVersion(LONGER, 3) });
  expect(problemsOf(early, asVersion(LONGER, 3), 'Other words.')).toContainEqual({
    code: 'counts-before-the-release-before',
    path: 'history/anoncam/3.json',
    reason: expect.stringContaining('2026-12-22'),
  });
});

test('mutation: “we do not sell” became “we sell”, published as if nobody had to look', () => {
  const manifest = asVersion(ANONCAM, 2);
  const files = published({ files: FIRST, manifest, textOf: documentsSaying('We sell it.'), atLeast: 'clarifying', note: 'Plainer.' });
  expect(codesOf(files, manifest, 'We sell it.')).toEqual([]);
  const { note: _note, words: _words, ...unjudged } = files[1] ?? {};
  expect(codesOf([files[0], unjudged], manifest, 'We sell it.')).toContain('words-not-judged');
  expect(codesOf(replaced(files, 1, { class: 'editorial' }), manifest, 'We sell it.')).toEqual(['class-lowered']);
});

test('mutation: the same with another colour as its cover', () => {
  const manifest = { ...asVersion(ANONCAM, 2), brand: { ...ANONCAM.brand, accentHue: 1 } };
  const files = published({ files: FIRST, manifest, textOf: documentsSaying('We sell it.'), atLeast: 'editorial', note: 'Plainer.' });
  const { note: _note, words: _words, ...unjudged } = files[1] ?? {};
  expect(codesOf([files[0], unjudged], manifest, 'We sell it.')).toEqual(['words-not-judged']);
});

test('a promise that is gone is material in the file, and needs a version in the source', () => {
  const manifest = asVersion(ANONCAM, 2);
  const textOf = documentsSaying(WORDS, []);
  const files = published({ files: FIRST, manifest, textOf });
  const codes = (versions: Versions['files'], now = manifest) =>
    historyProblems({ files: versions, manifest: now, textOf, sha256: standInHash }).map(({ code }) => code);
  expect(codes(files)).toEqual([]);
  expect(codes(replaced(files, 1, { class: 'clarifying' }))).toEqual(['class-lowered']);
  expect(codes(FIRST, ANONCAM)).toEqual(['promises-changed-without-version']);
});

test('a file of today’s shape says what it promises, and none has an older shape than the one before', () => {
  const { promises: _promises, ...silent } = FIRST[0] ?? {};
  expect(codesOf([silent], ANONCAM)).toEqual(['promises-not-frozen']);
  const visavis = asVersion(manifestFor('visavis'), 1);
  const lowered = [...published({ files: [], manifest: visavis }), ...replaced(FROZEN_FILES['visavis']?.slice(0, 1) ?? [], 0, { number: 2 })];
  expect(codesOf(lowered, visavis)).toContain('shape-lowered');
});
