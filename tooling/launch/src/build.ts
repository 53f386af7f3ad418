import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProfileName } from '@visavis/policy';
import type { Household } from './children/household.ts';
import { LaunchError } from './launch-error.ts';
import { step } from './progress.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TURBO = join(ROOT, 'node_modules/.bin/turbo');

/** Builds what changed since the last build for this profile. Errors: `LaunchError`. */
export async function build(profile: ProfileName, household: Household): Promise<void> {
  step('Building the pages');
  const turbo = spawn(TURBO, ['run', 'build', '--output-logs=errors-only', '--no-update-notifier'], {
    cwd: ROOT,
    // The pages say what holds today (and when security.txt ends), so those of another day are not taken from the cache.
    env: { ...process.env, VISAVIS_PROFILE: profile, VISAVIS_BUILD_DAY: new Date().toISOString().slice(0, 10) },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  turbo.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  turbo.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<string>((resolve) => {
    turbo.once('close', (code, signal) => resolve(signal ?? String(code)));
    turbo.once('error', () => resolve('not found'));
  });
  await household.own({
    name: 'build',
    ended,
    stop: async () => {
      turbo.kill('SIGTERM');
      await ended;
    },
  });
  const how = await ended;
  if (how === '0') return;
  if (/ENOSPC|no space left/i.test(output)) throw new LaunchError('Disk full while building. Free some space and start again.');
  process.stderr.write(output);
  throw new LaunchError(`The build failed (${how}); its messages are above.`);
}
