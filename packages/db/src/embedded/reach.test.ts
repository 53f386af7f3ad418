import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folders.ts';
import { mayRead, mayUse, reaches } from './reach.ts';

const STRANGER = { uid: 54_321, gid: 54_321 };

test.each([
  ['the owner by the owner’s bits alone', { uid: 54_321, gid: 1, mode: 0o077 }, false],
  ['the owner', { uid: 54_321, gid: 1, mode: 0o500 }, true],
  ['the group by the group’s bits alone', { uid: 1, gid: 54_321, mode: 0o705 }, false],
  ['the group', { uid: 1, gid: 54_321, mode: 0o050 }, true],
  ['others', { uid: 1, gid: 1, mode: 0o005 }, true],
  ['others without search', { uid: 1, gid: 1, mode: 0o774 }, false],
])('permission bits are read as POSIX does: %s', (_, file, may) => {
  expect(mayUse(STRANGER, file, 5)).toBe(may);
});

test('one closed folder anywhere above closes the path', () => {
  const top = temporaryFolder();
  const file = join(top, 'a', 'b', 'file');
  mkdirSync(join(top, 'a', 'b'), { recursive: true });
  writeFileSync(file, '');
  for (const folder of [top, join(top, 'a'), join(top, 'a', 'b')]) chmodSync(folder, 0o755);
  expect(reaches(STRANGER, file)).toBe(true);
  expect(mayRead(STRANGER, file)).toBe(true);
  chmodSync(join(top, 'a'), 0o700);
  expect(reaches(STRANGER, file)).toBe(false);
  chmodSync(join(top, 'a'), 0o711);
  expect(reaches(STRANGER, file)).toBe(true);
  chmodSync(file, 0o600);
  expect(mayRead(STRANGER, file)).toBe(false);
});
