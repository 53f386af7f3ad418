import { proves } from '@visavis/policy/proves';
import { expect, it } from 'vitest';
import { house } from '../purposes/house.ts';
import { findCopies } from './find-copies.ts';

it(proves('nothing of the product copies the database', 'VIS-09-04'), () => {
  const { files } = house();
  expect(files.size).toBeGreaterThan(300);
  expect(findCopies(files)).toEqual([]);
});

it.each([
  "spawn('pg_dump', ['-Fc'])",
  "args: ['-c', 'archive_mode=on']",
  'pg_basebackup -D copy',
  'create  publication all_tables for all tables',
  'exec pgbackrest --stanza=main backup',
])('is caught: %s', (text) => {
  expect(findCopies(new Map([['apps/a/src/b.ts', text], ['apps/a/src/c.ts', "'bring it over with pg_dump.'"]]))).toEqual(['apps/a/src/b.ts']);
});
