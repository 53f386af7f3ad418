import { COMMITTED_LOCK, type Lock } from '@visavis/policy/ledger';
import { checkPromises } from './check-promises.ts';
import { lastResults, NoReport, readModule, whereWeAre, writeLock } from './repository.ts';

export interface Kept {
  readonly passed: number;
  readonly failures: readonly string[];
  /** What was written, or what to run. */
  readonly note: string | null;
}

export interface Occasion {
  /** Every other check and test of this run held. */
  readonly green: boolean;
  /** On a server that tests for others the lock is read only. */
  readonly mayWrite: boolean;
  readonly today: Date;
}

/** The last step of `npm test`: holds the run against the ledger, and records new proofs of a green run. */
export function keepPromises({ green, mayWrite, today }: Occasion): Kept {
  try {
    const check = checkPromises({
      results: lastResults(),
      committed: COMMITTED_LOCK,
      read: readModule,
      now: whereWeAre(today),
    });
    const failures = [...check.lost, ...check.risen, ...check.wrong];
    const note = failures.length > 0 || !green || check.changed === null ? null : record(check.changed, mayWrite);
    return { passed: check.passed, failures, note };
  } catch (error) {
    if (error instanceof NoReport) return { passed: 0, failures: [`promises: ${error.message}`], note: null };
    throw error;
  }
}

function record(lock: Lock, mayWrite: boolean): string {
  const [now, before] = [lock, COMMITTED_LOCK].map(({ proofs }) => Object.keys(proofs).length);
  const change = `packages/policy/promises.lock.json: ${now} promises proven, ${before} before`;
  if (!mayWrite) return `${change}. Not written here: run npm test on your machine and commit the file.`;
  writeLock(lock);
  return `${change}. Written; commit it.`;
}
