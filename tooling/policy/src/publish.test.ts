import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@visavis/policy';
import { expect, test } from 'vitest';
import { readFrozen } from './frozen-files.ts';
import { emptyPlace, saying, withLogDays, writeVersion } from './place.test-support.ts';
import { publishing } from './publish.ts';
import type { Place } from './verb.ts';

const read = ({ root }: Place, path: string): string => readFileSync(join(root, path), 'utf8');
const publish = (place: Place, words: string, said = saying(1)): void => void publishing(said).run(words.split(' '), place);

/** `anoncam` in its first version, and what was said about that forgotten. */
function published(): ReturnType<typeof emptyPlace> {
  const place = emptyPlace();
  writeVersion(place, 'anoncam', 1);
  publish(place, 'anoncam');
  return place;
}

test('the first release is frozen and named in the index, and the profile gets its day', () => {
  const place = published();
  expect(readFrozen(place.root, 'anoncam')).toEqual([expect.objectContaining({ number: 1, class: 'first', published: '2026-12-01', effective: '2026-12-01' })]);
  expect(read(place, 'packages/policy/src/history/frozen-files.ts')).toContain("import anoncam1 from '../../history/anoncam/1.json' with { type: 'json' };");
  expect(read(place, 'packages/policy/src/profiles/anoncam.ts')).toContain("version: { number: 1, effective: '2026-12-01' }");
  expect(place.lines).toEqual([
    'anoncam: version 1, first, in force from 2026-12-01 (packages/policy/history/anoncam/1.json)',
    '  Notice: none (it is the first version).',
    '  Choices asked again: none.',
  ]);
});

test('a second one says what changed, and what follows once people use the service', () => {
  const place = published();
  writeVersion(place, 'anoncam', 2);
  publish(place, 'anoncam --launched --note Because.', saying(2, (manifest) => withLogDays(manifest, 45)));
  expect(place.lines.slice(3)).toEqual([
    'anoncam: version 2, material, in force from 2026-12-31 (packages/policy/history/anoncam/2.json)',
    '  Your IP address, written down: kept for 45 days instead of 30 days.',
    '  Notice: prominent, from 2026-12-01 until it is read; the version counts from 2026-12-31.',
    '  Choices asked again: none.',
  ]);
  expect(readFrozen(place.root, 'anoncam')[1]).toMatchObject({ launched: true, note: 'Because.', effective: '2026-12-31' });
  expect(read(place, 'packages/policy/src/profiles/anoncam.ts')).toContain("version: { number: 2, effective: '2026-12-31' }");
});

test('nothing new is refused', () => {
  const place = published();
  expect(() => publish(place, 'anoncam')).toThrow(/^anoncam: nothing changed since version 1/);
  expect(readFrozen(place.root, 'anoncam')).toHaveLength(1);
});

test('a number that is not the next one is refused, with the place to put it right', () => {
  const place = published();
  for (const number of [1, 3]) {
    expect(() => publish(place, 'anoncam', saying(number, (manifest) => withLogDays(manifest, 45)))).toThrow(
      /^packages\/policy\/src\/profiles\/anoncam\.ts: version\.number: the newest release is 1; set it to 2\.$/,
    );
  }
});

test('a day before the notice time is over is refused', () => {
  const place = published();
  const longer = saying(2, (manifest) => withLogDays(manifest, 45));
  expect(() => publish(place, 'anoncam --launched --effective 2026-12-30', longer)).toThrow(/may not count before 2026-12-31/);
});

test('a source without the version line is told how to write it, and nothing is frozen', () => {
  const place = published();
  expect(() => publish(place, 'anoncam', saying(2, (manifest) => withLogDays(manifest, 45)))).toThrow(
    "packages/policy/src/profiles/anoncam.ts: write its version as version: { number: 2, effective: '2026-12-01' }",
  );
  expect(readFrozen(place.root, 'anoncam')).toHaveLength(1);
});

test('all at once: those without a change are left out', () => {
  const place = emptyPlace();
  for (const profile of ['visavis', 'onevone', 'talk1v1', 'anoncam']) writeVersion(place, profile, 1);
  publish(place, 'anoncam');
  publish(place, '--all');
  expect(place.lines.filter((line) => !line.startsWith(' '))).toEqual([
    expect.stringMatching(/^anoncam: version 1/),
    expect.stringMatching(/^visavis: version 1/),
    expect.stringMatching(/^onevone: version 1/),
    expect.stringMatching(/^talk1v1: version 1/),
    'anoncam: nothing changed since version 1.',
  ]);
});

test('all at once: one that may not be published keeps all from it', () => {
  const place = published();
  expect(() => publish(place, '--all', saying(2))).toThrow(/set it to 1/);
  expect(place.lines).toHaveLength(3);
});

const named = (manifest: Manifest): Manifest => ({
  ...manifest,
  brand: { ...manifest.brand, operator: { kind: 'named', name: 'A. Person', address: '1 Street', country: 'IS' } },
});

test('whoever is named says whether people use the service, until a version has said that they do', () => {
  const place = published();
  writeVersion(place, 'anoncam', 2);
  expect(() => publish(place, 'anoncam', saying(2, named))).toThrow(/^anoncam: its operator is named.*--launched.*--before-launch/);
  expect(readFrozen(place.root, 'anoncam')).toHaveLength(1);
  publish(place, 'anoncam --before-launch', saying(2, named));
  writeVersion(place, 'anoncam', 3);
  expect(() => publish(place, 'anoncam', saying(3, named))).toThrow(/^anoncam: its operator is named|nothing changed/);
  publish(place, 'anoncam --launched', saying(3, named));
  writeVersion(place, 'anoncam', 4);
  const shorter = saying(4, (manifest) => withLogDays(named(manifest), 20));
  expect(() => publish(place, 'anoncam --before-launch', shorter)).toThrow(/launched with an earlier version already/);
  publish(place, 'anoncam', shorter);
  expect(readFrozen(place.root, 'anoncam').map((file) => Object.entries(file ?? {}).find(([key]) => key === 'launched')?.[1])).toEqual([false, false, true, true]);
});

/** Documents that read otherwise in one place. */
const selling = (number: number): ReturnType<typeof saying> => {
  const said = saying(number);
  return {
    ...said,
    textOf: (manifest) => {
      const text = said.textOf(manifest);
      return { ...text, documents: { ...text.documents, privacy: { ...text.documents.privacy, lead: { text: 'We sell it.' } } } };
    },
  };
};

test('words that no fact asked for need somebody who read them, and that is kept', () => {
  const place = published();
  writeVersion(place, 'anoncam', 2);
  for (const words of ['anoncam', 'anoncam --class editorial', 'anoncam --note Plainer.']) {
    expect(() => publish(place, words, selling(2))).toThrow(/^anoncam: words changed that follow from no fact \(privacy#lead\).*--class.*--note/);
  }
  publish(place, 'anoncam --class clarifying --note Plainer.', selling(2));
  expect(readFrozen(place.root, 'anoncam')[1]).toMatchObject({ class: 'clarifying', words: 'clarifying', note: 'Plainer.' });
  expect(place.lines).toContain('  Words of their own, found to be clarifying: Plainer.');
});

test('what the rules forbid is not published', () => {
  const place = emptyPlace();
  writeVersion(place, 'anoncam', 1);
  expect(() => publish(place, 'anoncam', saying(1, (manifest) => withLogDays(manifest, 1_000_000)))).toThrow(/data\.accessLog\.retention\.length: .*\(kept-beyond-limit\)/);
  expect(readFrozen(place.root, 'anoncam')).toEqual([]);
});

test.each([
  ['', /^Name one or more profiles/],
  ['nobody', /^There is no profile "nobody"/],
  ['anoncam --all', /^Name one or more profiles/],
  ['anoncam --effective soon', /^--effective: "soon" is no day/],
  ['anoncam --effective 2026-02-30', /is no day/],
  ['anoncam --class tiny', /^--class: one of editorial/],
  ['anoncam --launched --before-launch', /not both/],
  ['anoncam --note A\nB', /^--note: one line/],
  ['anoncam --loud', /--loud/],
])('"%s" is no command', (words, line) => {
  const run = () => publishing(saying(1)).run(words === '' ? [] : words.split(' '), emptyPlace());
  expect(run).toThrow(line);
  expect(run).toThrow(expect.objectContaining({ reason: 'usage' }));
});
