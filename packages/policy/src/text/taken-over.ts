import { PROFILE_NAMES } from '../profile-names.ts';
import { promisesOf } from '../promises/promises-of.ts';
import type { PromiseId } from '../promises/promises.ts';

/**
 * Whether a profile has taken a sentence over from the published policy that it answers for. Of sentences that
 * allow the operator more, only such a profile says them: the policy of a new service is as strict as `visavis`.
 */
export const takesOver = (profile: string, id: PromiseId): boolean => TAKEN_OVER.get(profile)?.has(id) ?? false;

const TAKEN_OVER: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  PROFILE_NAMES.map((profile) => [profile, new Set(promisesOf(profile, []).map(({ id }) => id))]),
);
