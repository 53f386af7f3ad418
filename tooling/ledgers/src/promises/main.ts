import type { ProfileName } from '@visavis/policy';
import { COMMITTED_LOCK, type Ledger, ledgerFor } from '@visavis/policy/ledger';
import { checkPromises } from './check-promises.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { lastResults, NoReport, readModule, whereWeAre, writeLock } from './repository.ts';
import { ledgerTable, totalsTable } from './table.ts';

const today = new Date();

// Whoever reads the first lines only, as `| head` does, closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = run(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof NoReport)) throw error;
  process.exitCode = complain(error.message);
}

/** The exit code. */
function run(options: Options): number {
  switch (options.kind) {
    case 'help':
      process.stdout.write(`${USAGE}\n`);
      return 0;
    case 'refused':
      return complain(options.because);
    case 'write':
      return write(options.acceptRise);
    case 'show':
      process.stdout.write(options.json ? `${JSON.stringify(asJson(options.profiles), null, 2)}\n` : asTables(options.profiles));
      return 0;
  }
}

function complain(line: string): 1 {
  process.stderr.write(`${line}\n`);
  return 1;
}

function asTables(profiles: readonly ProfileName[]): string {
  const ledgers = profiles.map((profile) => [profile, ledgerOf(profile)] as const);
  return `${ledgers.map(([profile, ledger]) => ledgerTable(profile, ledger)).join('\n')}\n${totalsTable(ledgers)}`;
}

function ledgerOf(profile: ProfileName): Ledger {
  return ledgerFor(profile, { today: today.toISOString().slice(0, 10) });
}

function asJson(profiles: readonly ProfileName[]) {
  return Object.fromEntries(
    profiles.map((profile) => [
      profile,
      Object.fromEntries(
        [...ledgerOf(profile)].map(([id, entry]) => [
          id,
          {
            state: entry.state,
            here: entry.here?.here ?? null,
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
