import { manifestFor } from '../manifest-for.ts';
import type { ProfileName } from '../profile-names.ts';
import { citedPromises } from './cited.ts';
import type { EnforcerGroup } from './enforcers/enforcer-group.ts';
import { ENFORCERS } from './enforcers/enforcers.ts';
import { FIGURES } from './figures.ts';
import { ledger } from './ledger.ts';
import { COMMITTED_LOCK, type Lock } from './lock.ts';
import type { Ledger } from './state.ts';

export interface LedgerDay {
  /** YYYY-MM-DD: a record by people may have grown too old by then. */
  readonly today: string;
  /** Another lock than the one of this commit. */
  readonly lock?: Lock;
  readonly enforcers?: readonly EnforcerGroup[];
}

/** A profile's ledger by promise id, in the order of the promises, as it stands on a day. */
export const ledgerFor = (
  profile: ProfileName,
  { today, lock = COMMITTED_LOCK, enforcers = ENFORCERS }: LedgerDay,
): Ledger =>
  ledger({
    profile,
    cited: citedPromises(profile),
    lock,
    enforcers,
    attestations: manifestFor(profile).attestations,
    figures: FIGURES,
    today,
  });
