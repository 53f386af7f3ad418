import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { committedFiles } from './committed-files.ts';

const FIRST = 'packages/policy/history/anoncam/1.json';
const SECOND = 'packages/policy/history/anoncam/2.json';
const NAMED = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];

let root = '';
const git = (...words: readonly string[]) => execFileSync('git', ['-C', root, ...NAMED, ...words], { encoding: 'utf8' });
const write = (path: string, text: string) => writeFileSync(join(root, path), text);
const commit = () => {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '-m', 'x');
};

/** A repository with one release in it. */
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-committed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  root = folder;
  git('init', '--quiet');
  mkdirSync(join(root, 'packages/policy/history/anoncam'), { recursive: true });
  write(FIRST, '{ "number": 1 }\n');
  commit();
});

test('what is as it was committed is in order, and a new one is new', () => {
  expect(committedFiles(root)).toEqual({ kind: 'read', touched: [], fresh: [] });
  write(SECOND, '{ "number": 2 }\n');
  expect(committedFiles(root)).toEqual({ kind: 'read', touched: [], fresh: [SECOND] });
  commit();
  expect(committedFiles(root)).toEqual({ kind: 'read', touched: [], fresh: [] });
});

test('mutation: the newest release, which no other names, is edited', () => {
  write(FIRST, '{ "number": 1, "class": "editorial" }\n');
  expect(committedFiles(root)).toMatchObject({ touched: [FIRST] });
  commit();
  expect(committedFiles(root)).toMatchObject({ touched: [FIRST] });
});

test('mutation: a blank more, and a line end of another kind', () => {
  write('.gitattributes', '*.json text eol=lf\n');
  commit();
  for (const text of ['{  "number": 1 }\n', '{ "number": 1 }\r\n']) {
    write(FIRST, text);
    expect(committedFiles(root)).toMatchObject({ touched: [FIRST] });
  }
});

test('mutation: a release is taken away, and brought again in other words', () => {
  rmSync(join(root, FIRST));
  expect(committedFiles(root)).toMatchObject({ touched: [FIRST] });
  commit();
  expect(committedFiles(root)).toMatchObject({ touched: [FIRST] });
  write(FIRST, '{ "number": 1, "note": "x" }\n');
  commit();
  expect(committedFiles(root)).toMatchObject({ touched: [FIRST] });
  write(FIRST, '{ "number": 1 }\n');
  commit();
  expect(readFileSync(join(root, FIRST), 'utf8')).toBe('{ "number": 1 }\n');
  expect(committedFiles(root)).toMatchObject({ touched: [] });
});

test('a folder that is no repository, or only lies in one, is said to be none', () => {
  expect(committedFiles(join(root, 'packages'))).toEqual({ kind: 'no-repository' });
  rmSync(join(root, '.git'), { recursive: true });
  expect(committedFiles(root)).toEqual({ kind: 'no-repository' });
});
