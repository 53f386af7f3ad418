import type { PromiseId } from '../../promises/promises.ts';
import type { Enforcer } from '../state.ts';
import type { When } from '../wanted.ts';

/** Promises that the same modules keep. */
export interface EnforcerGroup {
  readonly ids: readonly PromiseId[];
  /** Absent: under every policy. */
  readonly where?: When;
  readonly by: readonly [Enforcer, ...Enforcer[]];
}
