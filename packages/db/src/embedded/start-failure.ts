import { DatabaseError } from '../database-error.ts';
import { messageFor } from '../quiet-error.ts';

/** Why a start failed, as PostgreSQL's last words tell it. */
export type StartFailure = 'port-taken' | 'still-ending' | 'in-use' | 'disk-full' | 'other-major' | 'unknown';

const SIGNS: readonly (readonly [sign: RegExp, failure: StartFailure])[] = [
  // A disk that fills in the middle of a block says only how much it took.
  [/No space left on device|Disk quota exceeded|Check free disk space|wrote only \d+ of/, 'disk-full'],
  [/pre-existing shared memory block/, 'still-ending'],
  [/lock file "postmaster\.pid" already exists/, 'in-use'],
  [/could not create any TCP\/IP sockets|Address already in use/, 'port-taken'],
  [/database files are incompatible with server/, 'other-major'],
];

const GRAVE = /FATAL|PANIC|initdb: error/;

export function startFailure(words: string): StartFailure {
  return SIGNS.find(([sign]) => sign.test(words))?.[1] ?? 'unknown';
}

/** The error to show. What PostgreSQL says before it takes connections holds no data of anybody. */
export function startError(words: string): DatabaseError {
  const failure = startFailure(words);
  if (failure === 'disk-full' || failure === 'in-use' || failure === 'other-major') {
    return new DatabaseError(failure, messageFor(failure));
  }
  const lines = words.trim().split('\n');
  const line = lines.findLast((said) => GRAVE.test(said)) ?? lines.at(-1) ?? '';
  const said = line.slice(Math.max(line.search(GRAVE), 0)).slice(0, 200);
  return new DatabaseError('not-started', `${messageFor('not-started')}${said === '' ? '' : ` It said: ${said}`}`);
}

/** The same for what node says of a file or folder. */
export function fileError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DatabaseError('disk-full', messageFor('disk-full'));
  if (code === 'EACCES' || code === 'EPERM') {
    return new DatabaseError('forbidden', 'The data folder belongs to another user. Start as that user, or set VISAVIS_DATA to another folder.');
  }
  return new DatabaseError('not-started', `${messageFor('not-started')} ${code}`.trim());
}
