import type { Manifest } from '@visavis/policy';
import { WISHES, type WishKind } from '@visavis/matchmaking';

/** What visitors may wish of a partner: what the policy says, as far as this server can look at it [M11]. */
export function offeredWishes(
  { interests, languages, region }: Manifest['matching'],
  { knowsCountries }: { readonly knowsCountries: boolean },
): readonly WishKind[] {
  const offered: Readonly<Record<WishKind, boolean>> = {
    interests: interests === 'per-search',
    languages: languages === 'per-search',
    country: region === 'country' && knowsCountries,
  };
  return WISHES.filter((kind) => offered[kind]);
}
