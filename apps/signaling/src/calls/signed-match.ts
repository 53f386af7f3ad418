import type { Role } from '@visavis/protocol';
import type { Call } from './calls.ts';
import type { SignMatch } from './match-token.ts';

export interface Signing {
  readonly role: Role;
  /** Of the two searches; `null` for one that named none. */
  readonly own: string | null;
  readonly partner: string | null;
  /** Whether the other side is told by this node as well. */
  readonly isPartnerHere: boolean;
  /** `null` where the service signs nothing. */
  readonly sign: SignMatch | null;
}

/** What `matched` says of the keys that sign in a call: nothing, unless both searches named one [M13]. */
export function signedMatch(call: Call<object>, { role, own, partner, isPartnerHere, sign }: Signing): { readonly partnerSignKey?: string; readonly token?: string } {
  if (own === null || partner === null) return {};
  if (sign === null) return { partnerSignKey: partner };
  const keys = role === 'polite' ? { polite: own, impolite: partner } : { polite: partner, impolite: own };
  const token = call.token ?? sign({ match: call.id, ...keys });
  // Both are told the same one, and then nobody here has it any more [M10].
  call.token = isPartnerHere && call.token === null ? token : null;
  return { partnerSignKey: partner, token };
}
