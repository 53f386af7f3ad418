import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/folders.ts';
import { raw } from '../testing/fresh-database.ts';
import { findBinaries, program } from './binaries.ts';
import { copyBinaries } from './copy-binaries.ts';
import { preparePlace } from './place.ts';
import { startEmbedded } from './start-embedded.ts';

const isRoot = process.getuid?.() === 0;

test('a start works in a folder that PostgreSQL’s user cannot enter, as under /root', async () => {
  const dataDir = join(temporaryFolder(), 'data', 'postgres');
  const server = await startEmbedded(dataDir, { durability: 'none' });
  onTestFinished(server.stop);
  expect(await raw(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();

  expect(existsSync(join(dataDir, 'cluster'))).toBe(!isRoot);
  const home = isRoot ? readFileSync(join(dataDir, 'moved-to'), 'utf8').trim() : dataDir;
  if (isRoot) onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const cluster = statSync(join(home, 'cluster'));
  expect(cluster.mode & 0o077).toBe(0);
  expect(cluster.uid === 0).toBe(false);
});

test('programs that PostgreSQL’s user cannot reach are copied once, and the copy runs', () => {
  const hidden = temporaryFolder();
  const binaries = { ...findBinaries(), root: join(hidden, 'native') };
  cpSync(findBinaries().root, binaries.root, { recursive: true, verbatimSymlinks: true });
  const open = temporaryFolder();
  const shared = join(open, 'shared');
  mkdirSync(shared);
  execFileSync('chmod', ['755', open]);

  const place = preparePlace(join(open, 'data'), binaries, shared);
  expect(dirname(place.programs)).toBe(isRoot ? shared : hidden);
  const version = execFileSync(program(place.programs, 'postgres'), ['--version'], {
    encoding: 'utf8',
    cwd: place.home,
    env: {},
    ...place.user,
  });
  expect(version).toContain('PostgreSQL) 18');

  const made = statSync(place.programs).mtimeMs;
  expect(preparePlace(join(open, 'data'), binaries, shared).programs).toBe(place.programs);
  expect(statSync(place.programs).mtimeMs).toBe(made);
});

test('a copy that somebody else finished first is used', () => {
  const shared = temporaryFolder();
  const binaries = findBinaries();
  const copy = copyBinaries(binaries, shared);
  expect(copyBinaries(binaries, shared)).toBe(copy);
  expect(existsSync(join(copy, 'lib', 'libpq.a'))).toBe(false);
});
