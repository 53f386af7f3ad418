import { PROFILE_NAMES } from '@visavis/policy';
import { isIn, type Lock, type Where } from '@visavis/policy/ledger';
import { isPromiseId } from '@visavis/policy/promises';
import type { Claims } from './join-claims.ts';

/** One line for every proof of the lock that the run did not give again. */
export function compareLock(lock: Lock, claims: Claims): readonly string[] {
  return Object.entries(lock.proofs).flatMap(([id, { tests }]) =>
    Object.entries(tests).flatMap(([test, where]) => {
      const problem = problemOf({ id, test, where }, { claims, lock });
      return problem === null ? [] : [`${id}: ${problem}`];
    }),
  );
}

interface LockedTest {
  readonly id: string;
  readonly test: string;
  readonly where: Where;
}

interface Compared {
  readonly claims: Claims;
  readonly lock: Lock;
}

const RECORD = 'then record it: npm run promises -- --write';

function problemOf({ id, test, where }: LockedTest, { claims, lock }: Compared): string | null {
  if (!isPromiseId(id)) return `the lock proves it, but it is no promise any more. Take it out, ${RECORD}`;
  const found = claims.tests.get(test);
  if (found === undefined) {
    const now = renamed({ id, test, where }, { claims, lock });
    const fix = now === null ? '. Bring it back' : `; it may be “${now}” now. Take the old name back`;
    return `its test “${test}” is gone${fix}, or let another test show it and ${RECORD}`;
  }
  if (found.status === 'skipped') return `its test “${test}” is skipped. Let it run again.`;
  if (found.status === 'failed') return `its test “${test}” is red. Make it pass.`;
  const shown = found.shows.get(id);
  const lost = PROFILE_NAMES.filter((profile) => isIn(where, profile) && !shown?.has(profile));
  if (lost.length === 0) return null;
  const under = shown === undefined ? '' : ` under ${lost.join(', ')}`;
  return `its test “${test}” does not claim it any more${under}. Name it in proves() again, or let another test show it and ${RECORD}`;
}

/** A test of the same file that shows the same and that the lock does not know yet. */
function renamed({ id, test }: LockedTest, { claims, lock }: Compared): string | null {
  const [file = ''] = test.split(' › ');
  const locked = lock.proofs[id]?.tests ?? {};
  const likely = [...claims.tests].find(
    ([name, { shows }]) => name.startsWith(`${file} › `) && !(name in locked) && [...shows.keys()].some((shown) => shown === id),
  );
  return likely?.[0] ?? null;
}
