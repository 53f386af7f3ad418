import { PROFILE_NAMES } from '@visavis/policy';
import { ENFORCERS, type EnforcerGroup, type Lock, type Since } from '@visavis/policy/ledger';
import { checkEnforcers, type ReadModule } from './check-enforcers.ts';
import { compareLock } from './compare-lock.ts';
import { joinClaims } from './join-claims.ts';
import { lockText, nextLock } from './next-lock.ts';
import { ratchet } from './ratchet.ts';
import type { TestResult } from './test-result.ts';
import { unclaimed } from './unclaimed.ts';

export interface PromiseRun {
  /** Of the last run, all suites. */
  readonly results: readonly TestResult[];
  readonly committed: Lock;
  readonly read: ReadModule;
  readonly now: Since;
  readonly enforcers?: readonly EnforcerGroup[];
}

export interface PromiseCheck {
  readonly passed: number;
  /** Proofs that are gone; accepted knowingly, they can be written off. */
  readonly lost: readonly string[];
  /** A rise of what is unproven, by profile. */
  readonly risen: readonly string[];
  /** What must be put right in the code before anything can be written. */
  readonly wrong: readonly string[];
  /** The lock after this run, when it is another than the committed one. */
  readonly changed: Lock | null;
}

/** Holds a run of the tests against the committed ledger. Pure: the caller reads and writes. */
export function checkPromises({ results, committed, read, now, enforcers = ENFORCERS }: PromiseRun): PromiseCheck {
  const claims = joinClaims(results);
  const { lock, ledgers } = nextLock(committed, { claims, now, enforcers });
  const lost = compareLock(committed, claims);
  const gone = checkEnforcers(read, enforcers);
  const risen = ratchet(committed, lock);
  const locked = Object.values(committed.proofs).reduce((sum, { tests }) => sum + Object.keys(tests).length, 0);
  const named = new Set(enforcers.flatMap((group) => group.by)).size;
  return {
    passed: locked - lost.length + named - gone.length + PROFILE_NAMES.length - risen.length,
    lost,
    risen,
    wrong: [...claims.problems, ...gone, ...unclaimed(ledgers)],
    changed: lockText(lock) === lockText(committed) ? null : lock,
  };
}
