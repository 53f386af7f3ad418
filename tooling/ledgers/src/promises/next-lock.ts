import { PROFILE_NAMES, type ProfileName } from '@visavis/policy';
import { type EnforcerGroup, type Ledger, ledgerFor, type Lock, type Proof, type Since, stampOf, totalsOf } from '@visavis/policy/ledger';
import { PROMISES } from '@visavis/policy/promises';
import type { Claims } from './join-claims.ts';

export interface NextLock {
  readonly lock: Lock;
  readonly ledgers: ReadonlyMap<ProfileName, Ledger>;
}

interface Seen {
  readonly claims: Claims;
  readonly now: Since;
  readonly enforcers: readonly EnforcerGroup[];
}

/** The lock that a run would leave. What was proven before keeps its date; the rest gets this one. */
export function nextLock(committed: Lock, { claims, now, enforcers }: Seen): NextLock {
  const shown = new Map(PROMISES.map(({ id }) => [id, testsFor(id, claims)] as const));
  const candidate = { ...committed, proofs: Object.fromEntries([...shown].map(([id, tests]) => [id, proofOf(tests, () => stampOf(now))])) };
  const ledgers = new Map(
    PROFILE_NAMES.map((profile) => [profile, ledgerFor(profile, { today: now.date, lock: candidate, enforcers })] as const),
  );
  const isProven = (id: string, profile: ProfileName) => ledgers.get(profile)?.get(id)?.state === 'proven';
  const proofs = [...shown].flatMap(([id, tests]): [string, Proof][] => {
    const before = committed.proofs[id]?.since;
    const proof = proofOf(tests, (profile) => (isProven(id, profile) ? (before?.[profile] ?? stampOf(now)) : undefined));
    return Object.keys(proof.since).length === 0 ? [] : [[id, proof]];
  });
  return {
    lock: {
      totals: byProfile(ledgers, totalsOf),
      unproven: byProfile(ledgers, unproven),
      proofs: Object.fromEntries(proofs.toSorted(([one], [other]) => (one < other ? -1 : 1))),
    },
    ledgers,
  };
}

/** As it stands in promises.lock.json. */
export const lockText = (lock: Lock): string => `${JSON.stringify(lock, null, 2)}\n`;

function testsFor(id: (typeof PROMISES)[number]['id'], { tests }: Claims): readonly (readonly [string, ReadonlySet<ProfileName>])[] {
  return [...tests]
    .flatMap(([test, { shows, status }]) => {
      const profiles = status === 'passed' ? shows.get(id) : undefined;
      return profiles === undefined ? [] : [[test, profiles] as const];
    })
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function proofOf(
  tests: ReturnType<typeof testsFor>,
  stampFor: (profile: ProfileName) => string | undefined,
): Proof {
  const profiles = PROFILE_NAMES.filter((profile) => tests.some(([, where]) => where.has(profile)));
  const since: Proof['since'] = {};
  for (const profile of profiles) {
    const stamp = stampFor(profile);
    if (stamp !== undefined) since[profile] = stamp;
  }
  return { since, tests: Object.fromEntries(tests.map(([test, where]) => [test, whereOf(where)])) };
}

function whereOf(profiles: ReadonlySet<ProfileName>): Proof['tests'][string] {
  return profiles.size === PROFILE_NAMES.length ? 'every profile' : PROFILE_NAMES.filter((profile) => profiles.has(profile));
}

const unproven = (ledger: Ledger): Record<string, string> =>
  Object.fromEntries(
    [...ledger].flatMap(([id, entry]) => (entry.state === 'unproven' ? [[id, entry.waitsFor] as const] : [])),
  );

function byProfile<T>(ledgers: NextLock['ledgers'], of: (ledger: Ledger) => T): Partial<Record<ProfileName, T>> {
  const made: Partial<Record<ProfileName, T>> = {};
  for (const [profile, ledger] of ledgers) made[profile] = of(ledger);
  return made;
}
