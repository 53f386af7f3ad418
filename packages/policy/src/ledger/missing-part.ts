import type { ProfileName } from '../profile-names.ts';
import { CAPABILITIES, type Capability } from '../promises/capability.ts';
import { promise, type PromiseId } from '../promises/promises.ts';
import { lackOf } from './not-built.ts';

/** The part of the product that a promise waits for, or what of it is missing. */
export interface MissingPart {
  readonly waitsFor: Capability;
  readonly lacks?: string;
}

/** What is not there yet of the part that keeps a promise under a profile; null where it is all there. */
export function missingPart(id: PromiseId, profile: ProfileName): MissingPart | null {
  const { capability } = promise(id);
  if (!CAPABILITIES[capability].exists) return { waitsFor: capability };
  const lack = lackOf(id, profile);
  return lack === undefined ? null : { waitsFor: lack.until ?? capability, lacks: lack.lacks };
}
