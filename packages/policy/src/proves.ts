import type { ProfileName } from './profile-names.ts';
import type { PromiseId } from './promises/promises.ts';

/**
 * A promise under every profile, or promises under some. Of the running product (e2e) a claim counts under the profile
 * of its run only, and nowhere does it count where the promise still lacks its part.
 */
export type Claim = PromiseId | { readonly in: readonly ProfileName[]; readonly ids: readonly PromiseId[] };

/** A claim as read back from a title; `profiles` is absent when it holds under every profile. */
export interface ReadClaim {
  readonly id: string;
  readonly profiles?: readonly string[];
}

/** The title of a test that shows promises: `gone after its period [1V1-05-01 ANC-05-03@anoncam]`. */
export function proves(title: string, ...claims: readonly [Claim, ...Claim[]]): string {
  const words = claims.flatMap((claim) =>
    typeof claim === 'string' ? [claim] : claim.ids.map((id) => `${id}@${claim.in.join(',')}`),
  );
  return `${title} [${words.join(' ')}]`;
}

const CLAIM = String.raw`[A-Z0-9]{3}-\d{2}-\d{2}(?:@[a-z0-9,]+)?`;
const SUFFIX = new RegExp(String.raw` \[(${CLAIM}(?: ${CLAIM})*)\]$`);

/** What a title claims, and the title without its claims. */
export function claimsOf(title: string): { readonly title: string; readonly claims: readonly ReadClaim[] } {
  const suffix = SUFFIX.exec(title);
  if (suffix === null) return { title, claims: [] };
  const claims = (suffix[1] ?? '').split(' ').map((word): ReadClaim => {
    const [id = '', profiles] = word.split('@');
    return profiles === undefined ? { id } : { id, profiles: profiles.split(',') };
  });
  return { title: title.slice(0, suffix.index), claims };
}
