import { expect, test } from 'vitest';
import { fileError, startError, startFailure } from './start-failure.ts';

test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'disk-full'],
  ['initdb: error: could not write file "x/PG_VERSION": No space left on device', 'disk-full'],
  ['FATAL:  could not extend file "base/1/2": wrote only 4096 of 8192 bytes at block 3', 'disk-full'],
  ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'still-ending'],
  ['FATAL:  lock file "postmaster.pid" already exists', 'in-use'],
  ['FATAL:  could not create any TCP/IP sockets', 'port-taken'],
  ['FATAL:  database files are incompatible with server', 'other-major'],
  ['FATAL:  something new', 'unknown'],
] as const)('PostgreSQL’s words "%s" mean %s', (words, failure) => {
  expect(startFailure(words)).toBe(failure);
});

test('a full disk is said in one line that says what to do, whoever met it', () => {
  const full = { reason: 'disk-full', message: expect.stringMatching(/^[^\n]*full[^\n]*Free[^\n]*$/) };
  expect(startError('FATAL:  could not extend file: No space left on device\nHINT: Check free disk space.')).toMatchObject(full);
  expect(fileError(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toMatchObject(full);
});

test('an unknown failure repeats PostgreSQL’s last grave line, without its time and number', () => {
  const { reason, message } = startError('x\n2026-01-01 00:00:00.000 UTC [12] FATAL:  could not load "y"\ninitdb: removing data directory\n');
  expect(reason).toBe('not-started');
  expect(message).toBe('PostgreSQL did not start. It said: FATAL:  could not load "y"');
});

test('a folder of another user is said so', () => {
  expect(fileError(Object.assign(new Error('open'), { code: 'EACCES' }))).toMatchObject({ reason: 'forbidden' });
});
