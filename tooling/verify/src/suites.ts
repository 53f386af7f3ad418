import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inOwnNetwork } from './own-network.ts';
import { ROOT, run } from './run.ts';
import { type Tally, tallyPlaywright, tallyVitest } from './tally.ts';

export type Ring = 'test' | 'long';

const REPORTS = join(ROOT, '.reports');

/** By default one core is left to an editor, which is half of a small machine; and a minute is a guard against hanging, not a measure of speed. */
const PACE = ['--maxWorkers=100%', '--testTimeout=60000', '--hookTimeout=60000'];
const VITEST: Readonly<Record<Ring, { readonly title: string; readonly file: string; readonly words: readonly string[] }>> = {
  test: { title: 'unit and integration tests', file: 'vitest.json', words: [...PACE, '--reporter=dot'] },
  // Each takes minutes, so each is named as it ends.
  long: { title: 'long runs of packages', file: 'vitest-long.json', words: ['--config=vitest.long.config.ts', '--reporter=verbose'] },
};

/** Unit, property and integration tests of every package; in the long ring those that take minutes (`*.long.ts`). */
export async function runVitest(ring: Ring): Promise<Tally> {
  const { title, file, words } = VITEST[ring];
  process.stdout.write(`· ${title}\n`);
  const report = freshReport(file);
  await run(['node_modules/.bin/vitest', 'run', ...words, '--reporter=json', `--outputFile.json=${report}`]);
  return read(report, tallyVitest);
}

/** The whole product in real browsers. */
export async function runPlaywright(ring: Ring): Promise<Tally> {
  process.stdout.write('· the whole product in real browsers\n');
  const report = freshReport(`playwright-${ring}.json`);
  const command = ['e2e/node_modules/.bin/playwright', 'test', '--config', 'e2e/playwright.config.ts', `--project=${ring}`, '--reporter=list,json'];
  const apart = inOwnNetwork(command);
  process.stdout.write(apart === command ? '  in the network of this machine\n' : '  in a network of their own\n');
  await run(apart, { PLAYWRIGHT_JSON_OUTPUT_NAME: report });
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
