import { PROFILE_NAMES, type ProfileName } from '@visavis/policy';
import { missingPart } from '@visavis/policy/ledger';
import { isPromiseId, type PromiseId } from '@visavis/policy/promises';
import { claimsOf, type ReadClaim } from '@visavis/policy/proves';
import type { TestResult } from './test-result.ts';

/** A test by its name without claims, and the profiles under which it shows each promise. */
export interface ClaimingTest {
  readonly status: TestResult['status'];
  readonly shows: ReadonlyMap<PromiseId, ReadonlySet<ProfileName>>;
}

export interface Claims {
  /** By `file › title`, also the tests that claim nothing. */
  readonly tests: ReadonlyMap<string, ClaimingTest>;
  /** Claims that name what does not exist, or what their test cannot have shown. */
  readonly problems: readonly string[];
}

/**
 * Reads every claim of a run. Tests of one name stand or fall together. A test of the running product shows its promises
 * under the profile that it ran with and under no other, whatever it claims.
 */
export function joinClaims(results: readonly TestResult[]): Claims {
  const tests = new Map<string, ClaimingTest>();
  const problems = new Set<string>();
  for (const result of results) {
    const { title, claims } = claimsOf(result.title);
    const name = `${result.file} › ${title}`;
    const before = tests.get(name);
    const shows = new Map(before?.shows);
    for (const claim of claims) {
      const known = knownClaim(claim);
      if (typeof known === 'string') {
        problems.add(`${name} ${known}`);
        continue;
      }
      for (const problem of overclaimed(known, result)) problems.add(`wrong claim: ${name} claims ${known.id} ${problem}`);
      const shown = known.profiles.filter((profile) => result.ranUnder?.includes(profile) ?? true);
      shows.set(known.id, new Set([...(shows.get(known.id) ?? []), ...shown]));
    }
    tests.set(name, { status: worse(before?.status ?? 'passed', result.status), shows });
  }
  return { tests, problems: [...problems] };
}

interface KnownClaim {
  readonly id: PromiseId;
  readonly profiles: readonly ProfileName[];
  /** The title names the profiles. */
  readonly isScoped: boolean;
}

function knownClaim({ id, profiles }: ReadClaim): string | KnownClaim {
  if (!isPromiseId(id)) return `claims ${id}, which is no promise. Take one from packages/policy/src/promises.`;
  if (profiles === undefined) return { id, profiles: PROFILE_NAMES, isScoped: false };
  const unknown = profiles.filter((profile) => !isProfile(profile));
  if (unknown.length > 0) return `claims ${id} under ${unknown.join(', ')}, which is no profile.`;
  return { id, profiles: profiles.filter(isProfile), isScoped: true };
}

/** Where a title says more than its test can show. An unscoped claim only counts for less. */
function overclaimed({ id, profiles, isScoped }: KnownClaim, { status, ranUnder }: TestResult): readonly string[] {
  if (ranUnder?.length === 0) {
    return status === 'passed' ? ['and did not note its profile. Take `test` from e2e/fixtures/test.ts.'] : [];
  }
  if (!isScoped) return [];
  return profiles.flatMap((profile) => {
    if (ranUnder !== undefined && !ranUnder.includes(profile)) return [`under ${profile}, and ran under ${ranUnder.join(', ')}. Run it there, or claim less.`];
    const missing = missingPart(id, profile);
    return missing === null ? [] : [`under ${profile}, which waits for ${missing.waitsFor}${missing.lacks === undefined ? '' : ` (${missing.lacks})`}. Take the claim out.`];
  });
}

const isProfile = (name: string): name is ProfileName => PROFILE_NAMES.some((profile) => profile === name);

const ORDER = ['failed', 'skipped', 'passed'] as const;
const worse = (one: TestResult['status'], other: TestResult['status']): TestResult['status'] =>
  ORDER.find((status) => status === one || status === other) ?? 'failed';
