import type { Connection } from '@visavis/protocol';

/** Who agrees to a direct connection in a shielded call [D7]. */
export interface DirectAgreement {
  readonly mine: boolean;
  readonly theirs: boolean;
}

export const noAgreement: DirectAgreement = { mine: false, theirs: false };

/** What may be used now: the match's own connection, and a direct one only while both agree. */
export function connectionNow(matched: Connection, { mine, theirs }: DirectAgreement): Connection {
  return matched === 'direct' || (mine && theirs) ? 'direct' : 'shielded';
}
