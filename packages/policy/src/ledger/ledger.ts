import type { Attestation } from '../attestation.ts';
import { dayAfter } from '../history/calendar.ts';
import { manifestFor } from '../manifest-for.ts';
import type { ProfileName } from '../profile-names.ts';
import { promisesOf } from '../promises/promises-of.ts';
import type { Promised } from '../promises/promises.ts';
import { hereInstead } from '../promises/surpassed.ts';
import { attestationsOf } from './attested.ts';
import type { EnforcerGroup } from './enforcers/enforcer-group.ts';
import { enforcersOf } from './enforcers/enforcers.ts';
import { isIn, type Lock, sinceOf } from './lock.ts';
import { type MissingPart, missingPart } from './missing-part.ts';
import type { Ledger, LedgerEntry, WaitsFor } from './state.ts';

export interface LedgerInput {
  readonly profile: ProfileName;
  /** The promises that the sentences of the profile's documents name. */
  readonly cited: ReadonlySet<string>;
  readonly lock: Lock;
  readonly enforcers: readonly EnforcerGroup[];
  readonly attestations: readonly Attestation[];
  /** Live figures by promise: where a reader finds each. */
  readonly figures: Readonly<Record<string, string>>;
  /** The day on which this is asked, YYYY-MM-DD. */
  readonly today: string;
}

/**
 * How each promise of a profile is kept, and how one can see it. Best state first; see `LedgerEntry`. What lacks its
 * part is neither proven nor measured, whatever tests claim.
 */
export function ledger(input: LedgerInput): Ledger {
  return new Map(promisesOf(input.profile, input.cited).map((row) => [row.id, entryOf(row, input)]));
}

function entryOf(row: Promised, input: LedgerInput): LedgerEntry {
  const { profile, lock } = input;
  const missing = missingPart(row.id, profile);
  const enforcers = enforcersOf(input.enforcers, { id: row.id, profile });
  const proof = lock.proofs[row.id];
  // Whatever a test shows, it is not what a part does that is not there.
  const shown = missing === null ? Object.entries(proof?.tests ?? {}) : [];
  const tests = shown.flatMap(([test, where]) => (isIn(where, profile) ? [test] : []));
  const here = hereInstead(row.id, manifestFor(profile));
  const common = { promise: row, enforcers, tests, ...(here === undefined ? {} : { here }) };
  const stamp = proof?.since[profile];
  const attested = attestation(row, input);
  const figure = row.proof.includes('L') && missing === null ? input.figures[row.id] : undefined;
  if (enforcers.length > 0 && tests.length > 0 && stamp !== undefined) {
    const live = figure === undefined ? {} : { figure };
    const open = row.proof.includes('A') && attested === null ? ({ open: 'attestation' } as const) : {};
    return { ...common, state: 'proven', since: sinceOf(stamp), ...live, ...open };
  }
  if (figure !== undefined) return { ...common, state: 'measured', figure };
  if (attested !== null && !isForCode(row)) return { ...common, state: 'declared', ...attested };
  if (row.proof.every((kind) => kind === 'T') && input.cited.has(row.id)) return { ...common, state: 'text' };
  if (tests.length > 0 && enforcers.length === 0) return { ...common, state: 'unproven', waitsFor: 'module' };
  // A new profile: its tests ran under the others only, or not since it is there.
  const isClaimed = enforcers.length > 0 && missing === null && Object.keys(proof?.tests ?? {}).length > 0;
  return { ...common, state: 'unproven', ...(isClaimed ? { waitsFor: 'run' } : waitsFor(row, missing)) };
}

/** Static checks and run-time tests are for code; what code can show is never merely declared. */
const isForCode = ({ proof }: Promised): boolean => proof.includes('S') || proof.includes('R');

interface Attested {
  readonly on: string;
  readonly until: string;
  readonly evidence: string;
}

/** The oldest of the records that a promise needs, while all of them are there and in force. */
function attestation(row: Promised, { attestations, today }: LedgerInput): Attested | null {
  const needed = attestationsOf(row.id);
  const records = needed.flatMap((kind): Attested[] => {
    const record = attestations.find((candidate) => candidate.kind === kind);
    if (record === undefined || record.last === 'none-yet') return [];
    const until = dayAfter(record.last.on, record.interval);
    return record.last.on <= today && today <= until ? [{ ...record.last, until }] : [];
  });
  if (needed.length === 0 || records.length < needed.length) return null;
  return records.reduce((first, record) => (record.until < first.until ? record : first));
}

function waitsFor(row: Promised, missing: MissingPart | null): { readonly waitsFor: WaitsFor; readonly lacks?: string } {
  if (isForCode(row)) return missing ?? { waitsFor: 'test' };
  return { waitsFor: row.proof.includes('A') ? 'attestation' : 'sentence' };
}
