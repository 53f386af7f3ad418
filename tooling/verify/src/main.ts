import { runChecks } from './checks.ts';
import { bringTools } from './needed-tools.ts';
import { type Ring, runPlaywright, runVitest } from './suites.ts';
import { add, type Tally } from './tally.ts';

const ring: Ring = process.argv[2] === 'long' ? 'long' : 'test';

const missing = bringTools();
const tally: Tally = missing === null ? add(await verify()) : { passed: 0, failures: [missing] };

for (const failure of tally.failures) process.stdout.write(`✗ ${failure}\n`);
process.stdout.write(`${tally.passed} passed, ${tally.failures.length} failed\n`);
process.exitCode = tally.failures.length === 0 && tally.passed > 0 ? 0 : 1;

async function verify(): Promise<Tally[]> {
  const checks = await runChecks();
  if (ring === 'long') return [checks, await runPlaywright('long')];
  return [checks, await runVitest(), await runPlaywright('test')];
}
