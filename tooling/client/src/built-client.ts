import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HASH_LIST, HashList } from '@visavis/integrity/hash-list';
import { PROFILE_NAMES } from '@visavis/policy';
import * as v from 'valibot';
import { CheckError } from './check-error.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const BUILT = join(ROOT, 'apps/chat/dist');

/** What this source makes for a profile and a day. Errors: `CheckError`. */
export function builtClient({ profile, day }: Pick<HashList, 'day' | 'profile'>): HashList {
  if (!PROFILE_NAMES.some((name) => name === profile)) throw new CheckError(`This source has no profile ${profile}.`);
  rmSync(BUILT, { recursive: true, force: true });
  const done = spawnSync(join(ROOT, 'node_modules/.bin/turbo'), ['run', 'build', '--filter=@visavis/chat', '--output-logs=errors-only', '--no-update-notifier'], {
    cwd: ROOT,
    env: { ...process.env, VISAVIS_PROFILE: profile, VISAVIS_BUILD_DAY: day },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new CheckError(`The client could not be built:\n${done.stdout}${done.stderr}`);
  return v.parse(HashList, JSON.parse(readFileSync(join(BUILT, HASH_LIST), 'utf8')));
}
