import { manifestFor } from '../manifest-for.ts';
import type { ProfileName } from '../profile-names.ts';
import { isLeftOut, VISAVIS_EXCEPTIONS } from './exceptions.ts';
import { isPromiseId, PROMISES, type Promised, type PromiseId } from './promises.ts';

const POLICY_OF: Readonly<Partial<Record<ProfileName, string>>> = { onevone: '1V1', talk1v1: 'T1V', anoncam: 'ANC' };

/**
 * The promises that a profile must keep: a brand those of its published policy, `visavis` all but its
 * exceptions. Our own (VIS) count where the profile's documents make them, and so do all those of an
 * operator's own profile, which keeps nobody else's published policy, but for what it leaves out.
 */
export function promisesOf(profile: ProfileName, cited: Iterable<string>): readonly Promised[] {
  const made = new Set([...cited].filter((id) => id.startsWith('VIS-') || !hasPublishedPolicy(profile)));
  const unknown = [...made].filter((id) => !isPromiseId(id));
  if (unknown.length > 0) throw new TypeError(`The documents of ${profile} name promises that do not exist: ${unknown.join(', ')}`);
  const isOwn = !hasPublishedPolicy(profile);
  const leavesOut = (id: PromiseId) => isOwn && isLeftOut(id, manifestFor(profile));
  return PROMISES.filter(({ id }) => (made.has(id) && !leavesOut(id)) || (!id.startsWith('VIS-') && isPublished(profile, id)));
}

/** Whether a profile answers for a policy that was published before this product was. */
export const hasPublishedPolicy = (profile: ProfileName): boolean => profile === 'visavis' || profile in POLICY_OF;

function isPublished(profile: ProfileName, id: PromiseId): boolean {
  if (profile === 'visavis') return !(id in VISAVIS_EXCEPTIONS);
  const policy = POLICY_OF[profile];
  return policy !== undefined && id.startsWith(policy);
}
