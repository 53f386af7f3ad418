import { expect, test } from 'vitest';
import { type NextRelease, nextRelease, type Planned } from './next-release.ts';
import { ANONCAM, asking, asVersion, documentsSaying, FIRST, published, standInHash, withLogDays, WORDS } from './versions.test-support.ts';
import { canonical } from './piece.ts';

function planned(asked: Pick<NextRelease, 'files' | 'manifest'> & Partial<NextRelease>): Planned {
  const next = nextRelease(asking(asked));
  if ('refused' in next) throw new Error(next.refused);
  return next;
}

test('the first release is of no class and follows nothing', () => {
  expect(FIRST).toEqual([expect.objectContaining({ number: 1, class: 'first', previous: 'none', published: '2026-11-22', effective: '2026-11-22' })]);
});

test('the next one carries the hash of the one before, and its class by the rules', () => {
  const [first, second] = published({ files: FIRST, manifest: asVersion(withLogDays(ANONCAM, 45), 2) });
  expect(second).toMatchObject({ number: 2, class: 'material', launched: false, previous: standInHash(canonical(first)) });
});

const SAYS_OTHERWISE = { textOf: documentsSaying('Other words.'), note: 'Plainer words.' };

test('words that no fact asked for are published only with what a person found them to be, and a note', () => {
  const words = { files: FIRST, manifest: asVersion(ANONCAM, 2), textOf: documentsSaying('We sell it.') };
  const refused = { refused: 'words-not-judged', words: [expect.objectContaining({ document: 'privacy', clause: 'words' })] };
  expect(nextRelease(asking(words))).toEqual(refused);
  expect(nextRelease(asking({ ...words, atLeast: 'editorial' }))).toEqual(refused);
  expect(nextRelease(asking({ ...words, note: 'Plainer.' }))).toEqual(refused);
  expect(nextRelease(asking({ ...words, atLeast: 'material', note: 'We sell data now.', launched: true }))).toMatchObject({
    file: { class: 'material', words: 'material', note: 'We sell data now.', effective: '2026-12-22' },
    changes: [],
  });
});

test('a light fact does not carry other words along, and a fact’s own words need nobody', () => {
  const other = { ...ANONCAM, brand: { ...ANONCAM.brand, accentHue: 1 } };
  const both = { files: FIRST, manifest: asVersion(other, 2), textOf: documentsSaying('We sell it.') };
  expect(nextRelease(asking(both))).toMatchObject({ refused: 'words-not-judged' });
  const { file } = planned({ files: FIRST, manifest: asVersion(withLogDays(other, 20), 2) });
  expect(file.class).toBe('favourable');
  expect(file).not.toHaveProperty('words');
});

test('a promise that a document no longer makes is material, one more is clarifying', () => {
  const second = { files: FIRST, manifest: asVersion(ANONCAM, 2) };
  expect(planned({ ...second, textOf: documentsSaying(WORDS, []) })).toMatchObject({
    file: { class: 'material', promises: { privacy: [] } },
    promises: [{ document: 'privacy', id: 'VIS-10-04', kind: 'lost' }],
  });
  expect(planned({ ...second, textOf: documentsSaying(WORDS, ['VIS-10-04'], []) })).toMatchObject({
    file: { class: 'material' },
    promises: [{ document: 'terms', id: 'VIS-11-14', kind: 'lost' }],
  });
  expect(planned({ ...second, textOf: documentsSaying(WORDS, ['VIS-10-03', 'VIS-10-04']) }).file.class).toBe('clarifying');
  const judged = { ...second, textOf: documentsSaying('Other words.', []), atLeast: 'editorial', note: 'Plainer.' } as const;
  expect(planned(judged).file.class).toBe('material');
});

test('a launch alone is a release', () => {
  const launch = { files: FIRST, manifest: asVersion(ANONCAM, 2), launched: true };
  expect(planned(launch)).toMatchObject({ file: { class: 'editorial', launched: true }, changes: [] });
  expect(nextRelease(asking({ ...launch, files: published(launch), manifest: asVersion(ANONCAM, 3) }))).toEqual({ refused: 'nothing-changed' });
});

test('a heavier class may be asked for, a lighter one is not heard', () => {
  const words = { files: FIRST, manifest: asVersion(ANONCAM, 2), ...SAYS_OTHERWISE };
  expect(nextRelease(asking({ ...words, atLeast: 'clarifying' }))).toMatchObject({ file: { class: 'clarifying' } });
  const longer = { files: FIRST, manifest: asVersion(withLogDays(ANONCAM, 45), 2) };
  expect(nextRelease(asking({ ...longer, atLeast: 'editorial' }))).toMatchObject({ file: { class: 'material' } });
});

test('nothing new is nothing to publish, whatever number stands there', () => {
  expect(nextRelease(asking({ files: FIRST, manifest: ANONCAM }))).toEqual({ refused: 'nothing-changed' });
  expect(nextRelease(asking({ files: FIRST, manifest: asVersion(ANONCAM, 2, '2027-01-01') }))).toEqual({ refused: 'nothing-changed' });
});

test('the number must be the next one', () => {
  for (const number of [1, 3]) {
    expect(nextRelease(asking({ files: FIRST, manifest: asVersion(withLogDays(ANONCAM, 45), number) }))).toEqual({ refused: 'wrong-number', expected: 2 });
  }
});

test('once people use the service, a material version counts after the notice time and not before', () => {
  const longer = { files: FIRST, manifest: asVersion(withLogDays(ANONCAM, 45), 2), launched: true, today: '2026-12-02' };
  expect(nextRelease(asking(longer))).toMatchObject({ file: { effective: '2027-01-01', manifest: { version: { number: 2, effective: '2027-01-01' } } } });
  expect(nextRelease(asking({ ...longer, effective: '2026-12-31' }))).toEqual({ refused: 'too-early', earliest: '2027-01-01', because: 'notice-time' });
  expect(nextRelease(asking({ ...longer, effective: '2027-02-01' }))).toMatchObject({ file: { effective: '2027-02-01' } });
  const shorter = { ...longer, manifest: asVersion(withLogDays(ANONCAM, 20), 2) };
  expect(nextRelease(asking(shorter))).toMatchObject({ file: { effective: '2026-12-02' } });
});

test('no version counts before the one before it', () => {
  const files = published({ files: FIRST, manifest: asVersion(withLogDays(ANONCAM, 45), 2), launched: true });
  const next = { files, manifest: asVersion(withLogDays(ANONCAM, 45), 3), ...SAYS_OTHERWISE, atLeast: 'editorial', today: '2026-11-23', launched: true } as const;
  expect(planned(next).file).toMatchObject({ class: 'editorial', effective: '2026-12-22' });
  expect(nextRelease(asking({ ...next, effective: '2026-12-21' }))).toEqual({ refused: 'too-early', earliest: '2026-12-22', because: 'release-before' });
});
