import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestFor } from '@visavis/policy';
import { expect, test } from 'vitest';
import { diff } from './diff.ts';
import { emptyPlace, ROOT, withLogDays } from './place.test-support.ts';

function diffed(...words: readonly string[]): readonly string[] {
  const place = { ...emptyPlace(), root: ROOT };
  void diff.run(words, place);
  return place.lines;
}

function written(name: string, value: unknown): string {
  const path = join(emptyPlace().root, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

test('a file is compared with a profile: facts, class, notice, choices', () => {
  const file = written('longer.json', withLogDays(manifestFor('anoncam'), 45));
  expect(diffed('anoncam', file)).toEqual([
    'material    Your IP address, written down: kept for 45 days instead of 30 days.',
    '',
    'Class: material.',
    'Notice, once people use the service: prominent, from 2026-12-01 until it is read; the version counts from 2026-12-31.',
    'Choices asked again: none.',
  ]);
  expect(diffed(file, 'anoncam')).toContain('Class: favourable.');
});

test('a version by its number, and a release’s file, are the same', () => {
  const path = join(ROOT, 'packages/policy/history/visavis/1.json');
  expect(diffed('visavis@1', path)).toEqual(['No fact differs. Words are compared by publish, and on the history page.']);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ number: 1 });
});

test('two profiles differ', () => {
  expect(diffed('visavis', 'onevone')).toContain('Choices asked again: count.');
});

test.each([
  [['visavis'], 'usage', /^Name two/],
  [['visavis', 'nobody'], 'usage', /^"nobody" is no profile/],
  [['visavis', 'visavis@999'], 'refused', /^visavis@999: no such version/],
  [['visavis', 'missing.json'], 'refused', /missing\.json cannot be read: there is no such file\.$/],
  [['--loud'], 'usage', /--loud/],
])('%j is refused', (words, reason, line) => {
  expect(() => diffed(...words)).toThrow(line);
  expect(() => diffed(...words)).toThrow(expect.objectContaining({ reason }));
});

test('a file that is no manifest is refused with the path inside of it', () => {
  expect(() => diffed('anoncam', written('half.json', { profile: 'x' }))).toThrow(/half\.json: \w+(\.\w+)*: /);
  expect(() => diffed('anoncam', written('none.json', 'not json'))).toThrow(/it is no JSON/);
});
