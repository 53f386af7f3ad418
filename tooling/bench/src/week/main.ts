import { parseArgs } from 'node:util';
import { PROFILE_NAMES } from '@visavis/policy';
import type { Check } from './check.ts';
import { checkWeek } from './check-week.ts';
import { simulateWeek } from './simulate-week.ts';
import { writePlots } from './write-plots.ts';

const SEED = 20_270_111;
const VISITS = 200_000;
/** So many more than 2^20, up to which visitors are remembered one by one. */
const CROWD = 1_120_000;

/**
 * `npm run bench -- week`: simulates the week and says what holds. `--docs` draws its plots and writes its figures into
 * docs/counting.md. `--visits=20000 --crowd=0` makes it small, `--json` prints one check a line.
 */
export async function week(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      profile: { type: 'string', default: 'onevone' },
      visits: { type: 'string', default: String(VISITS) },
      crowd: { type: 'string', default: String(CROWD) },
      seed: { type: 'string', default: String(SEED) },
      docs: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const profile = PROFILE_NAMES.find((name) => name === values.profile);
  if (profile === undefined) throw new RangeError(`There is no profile "${values.profile}". There are: ${PROFILE_NAMES.join(', ')}.`);
  const onProgress = (words: string): void => void process.stderr.write(`  ${words}\n`);
  const simulated = await simulateWeek({ profile, seed: Number(values.seed), visits: Number(values.visits), crowd: Number(values.crowd), onProgress });
  try {
    const checks = await checkWeek(simulated);
    for (const one of checks) process.stdout.write(`${values.json ? JSON.stringify(one) : inWords(one)}\n`);
    const failed = checks.filter(({ holds }) => !holds).length;
    onProgress(`${simulated.requests} requests in ${Math.round(simulated.seconds)} s; ${checks.length - failed} hold, ${failed} do not`);
    if (failed > 0) process.exitCode = 1;
    else if (values.docs) writePlots(simulated, checks);
  } finally {
    await simulated.remove();
  }
}

const inWords = ({ found, holds, name }: Check): string => `${holds ? '✓' : '✗'} ${name}: ${found}`;
