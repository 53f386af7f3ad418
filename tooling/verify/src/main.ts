import { keepPromises } from '@visavis/ledgers/promises';
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
  if (ring === 'long') return [checks, await runVitest('long'), await runPlaywright('long')];
  const tallies = [checks, await runVitest('test'), await runPlaywright('test')];
  return [...tallies, promises(add(tallies).failures.length === 0)];
}

/** Holds what the tests showed against the committed ledger of promises. A server that tests for others sets CI. */
function promises(green: boolean): Tally {
  process.stdout.write('· promises\n');
  const { note, ...tally } = keepPromises({ green, mayWrite: (process.env['CI'] ?? '') === '', today: new Date() });
  if (note !== null) process.stdout.write(`  ${note}\n`);
  return tally;
}
