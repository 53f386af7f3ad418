import type { ProfileName } from '@visavis/policy';
import { type Ledger, type LedgerEntry, PROMISE_STATES, totalsOf } from '@visavis/policy/ledger';
import { PROMISES, VISAVIS_EXCEPTIONS } from '@visavis/policy/promises';

const INDENT = ' '.repeat(21);
/** What an unproven promise waits for, where it is no part of the product. */
const WAITS: Readonly<Record<string, string>> = {
  attestation: 'attestation: none yet',
  test: 'waits for a green test that claims it',
  module: 'waits for the name of the module that keeps it',
  run: 'waits for a green npm test under this profile',
  sentence: 'waits for its sentence',
};
const EXCEPTIONS: Readonly<Record<string, string>> = VISAVIS_EXCEPTIONS;

/** A profile's ledger as a table for a terminal. */
export function ledgerTable(profile: ProfileName, ledger: Ledger): string {
  const rows = [...ledger].map(([id, entry]) => `${id}  ${entry.state.padEnd(8)}  ${entry.promise.says}\n${detail(entry)}`);
  const left = profile === 'visavis' ? leftOut() : '';
  return `${profile}\n\n${rows.join('')}${left}`;
}

/** How many promises of each profile stand in which state, a line for each. */
export const totalsTable = (ledgers: readonly (readonly [ProfileName, Ledger])[]): string =>
  ledgers
    .map(([profile, ledger]) => {
      const totals = totalsOf(ledger);
      const counts = PROMISE_STATES.map((state) => `${String(totals[state]).padStart(3)} ${state}`).join(' · ');
      return `${profile}: ${ledger.size} promises · ${counts}\n`;
    })
    .join('');

/** The published promises that the strictest profile replaces. */
const leftOut = (): string =>
  PROMISES.filter(({ id }) => id in VISAVIS_EXCEPTIONS)
    .map(({ id, says }) => `${id}  not made  ${says}\n${INDENT}${EXCEPTIONS[id] ?? ''}\n`)
    .join('');

function detail(entry: LedgerEntry): string {
  const lines = [...(entry.here === undefined ? [] : [`here: ${entry.here.here}`]), ...detailLines(entry)];
  return lines.map((line) => `${INDENT}${line}\n`).join('');
}

function detailLines(entry: LedgerEntry): readonly string[] {
  switch (entry.state) {
    case 'proven':
      return [
        `by ${entry.enforcers.join(', ')}`,
        `shown by ${entry.tests.length} ${entry.tests.length === 1 ? 'test' : 'tests'} since ${entry.since.date} (${entry.since.commit})`,
        ...(entry.open === undefined ? [] : ['for the part that a program can show; attestation: none yet']),
      ];
    case 'measured':
      return [`see ${entry.figure}`];
    case 'declared':
      return [`on ${entry.on}, until ${entry.until}: ${entry.evidence}`];
    case 'text':
      return [];
    case 'unproven':
      return [`${WAITS[entry.waitsFor] ?? `waits for ${entry.waitsFor}`}${entry.lacks === undefined ? '' : `: ${entry.lacks}`}`];
  }
}
