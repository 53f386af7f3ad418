import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ProfileName } from '@visavis/policy';
import type { Household } from './children/household.ts';
import { hold } from './held-file.ts';
import { LaunchError } from './launch-error.ts';
import { step } from './progress.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TURBO = join(ROOT, 'node_modules/.bin/turbo');
const APPS = ['site', 'chat', 'admin'] as const;

const built = (app: (typeof APPS)[number]): string => join(ROOT, 'apps', app, 'dist');
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Builds what changed since the last build for this profile. Errors: `LaunchError`. */
export function build(profile: ProfileName, household: Household): Promise<void> {
  return alone(() => runTurbo(profile, household));
}

/** The same, and leaves a copy of the pages in a folder: another build, for another profile too, changes nothing there. */
export function buildInto(pages: string, profile: ProfileName, household: Household): Promise<void> {
  return alone(async () => {
    // What the cache brings back lies down beside what is there, and another profile may have other pages.
    for (const app of APPS) remove(built(app));
    await runTurbo(profile, household);
    remove(pages);
    for (const app of APPS) cpSync(built(app), join(pages, app), { recursive: true });
  });
}

/** All builds of this checkout write to the same folders, so one waits for the other. */
async function alone(work: () => Promise<void>): Promise<void> {
  const folder = join(ROOT, '.turbo');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'build.pid');
  let own = hold(file);
  if (own.kind === 'taken') step('Waiting for another copy that builds its pages');
  while (own.kind === 'taken') {
    await setTimeout(100);
    own = hold(file);
  }
  try {
    await work();
  } finally {
    own.release();
  }
}

async function runTurbo(profile: ProfileName, household: Household): Promise<void> {
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
