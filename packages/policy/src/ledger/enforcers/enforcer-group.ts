import type { ProfileName } from '../../profile-names.ts';
import type { PromiseId } from '../../promises/promises.ts';
import type { Enforcer } from '../state.ts';

/** Promises that the same modules keep. */
export interface EnforcerGroup {
  readonly ids: readonly PromiseId[];
  /** Absent: under every profile. */
  readonly in?: readonly ProfileName[];
  readonly by: readonly [Enforcer, ...Enforcer[]];
}
