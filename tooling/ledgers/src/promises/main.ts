import { parseArgs } from 'node:util';
import { PROFILE_NAMES, type ProfileName } from '@visavis/policy';
import { COMMITTED_LOCK, type Ledger, ledgerFor } from '@visavis/policy/ledger';
import { checkPromises } from './check-promises.ts';
import { lastResults, NoReport, readModule, whereWeAre, writeLock } from './repository.ts';
import { ledgerTable } from './table.ts';

const USAGE = 'npm run promises [-- --json | --write [--accept-rise]]';
const today = new Date();

// Whoever reads the first lines only, as `| head` does, closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  const { values: flags } = parseArgs({
    options: { json: { type: 'boolean' }, write: { type: 'boolean' }, 'accept-rise': { type: 'boolean' } },
  });
  if (flags.write === true) process.exitCode = write(flags['accept-rise'] === true);
  else if (flags.json === true) process.stdout.write(`${JSON.stringify(asJson(), null, 2)}\n`);
  else for (const profile of PROFILE_NAMES) process.stdout.write(`${ledgerTable(profile, ledgerOf(profile))}\n`);
} catch (error) {
  const known = error instanceof NoReport || (error instanceof TypeError && 'code' in error);
  if (!known) throw error;
  process.stderr.write(`${error.message}\n${USAGE}\n`);
  process.exitCode = 1;
}

function ledgerOf(profile: ProfileName): Ledger {
  return ledgerFor(profile, { today: today.toISOString().slice(0, 10) });
}

function asJson() {
  return Object.fromEntries(
    PROFILE_NAMES.map((profile) => [
      profile,
      Object.fromEntries(
        [...ledgerOf(profile)].map(([id, entry]) => [
          id,
          {
            state: entry.state,
            enforcers: entry.enforcers,
            tests: entry.tests,
            since: entry.state === 'proven' ? entry.since : null,
          },
        ]),
      ),
    ]),
  );
}

/** Writes the lock from the last run, which must have been green. Lost proofs are written off, and said. */
function write(acceptRise: boolean): number {
  const results = lastResults();
  const fallen = results.filter(({ status }) => status !== 'passed');
  const check = checkPromises({ results, committed: COMMITTED_LOCK, read: readModule, now: whereWeAre(today) });
  const inTheWay = [
    ...fallen.map(({ file, title, status }) => `${file} › ${title} ${status === 'failed' ? 'is red' : 'is skipped'}`),
    ...check.wrong,
    ...(acceptRise ? [] : check.risen),
  ];
  for (const line of inTheWay) process.stdout.write(`✗ ${line}\n`);
  if (inTheWay.length > 0) return 1;
  for (const line of [...check.lost, ...check.risen]) process.stdout.write(`written off: ${line}\n`);
  if (check.changed === null) process.stdout.write('The lock is as the last run left it.\n');
  else {
    writeLock(check.changed);
    const proven = Object.keys(check.changed.proofs).length;
    process.stdout.write(`${proven} promises proven. Written; commit packages/policy/promises.lock.json.\n`);
  }
  return 0;
}
