import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './run.ts';
import { type Tally, tallyPlaywright, tallyVitest } from './tally.ts';

export type Ring = 'test' | 'long';

const REPORTS = join(ROOT, '.reports');

/** Unit, property and integration tests of every package. */
export async function runVitest(): Promise<Tally> {
  process.stdout.write('· unit and integration tests\n');
  const report = freshReport('vitest.json');
  // By default one core is left to an editor, which is half of a small machine; and a minute is a guard against hanging, not a measure of speed.
  const pace = ['--maxWorkers=100%', '--testTimeout=60000', '--hookTimeout=60000'];
  await run(['node_modules/.bin/vitest', 'run', ...pace, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]);
  return read(report, tallyVitest);
}

/** The whole product in real browsers. */
export async function runPlaywright(ring: Ring): Promise<Tally> {
  process.stdout.write('· the whole product in real browsers\n');
  const report = freshReport(`playwright-${ring}.json`);
  await run(['e2e/node_modules/.bin/playwright', 'test', '--config', 'e2e/playwright.config.ts', `--project=${ring}`, '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  return read(report, tallyPlaywright);
}

function freshReport(name: string): string {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, name);
  rmSync(file, { force: true });
  return file;
}

function read(report: string, tally: (report: unknown) => Tally): Tally {
  try {
    return tally(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failures: [`${report} was not written: the runner itself failed`] };
  }
}
