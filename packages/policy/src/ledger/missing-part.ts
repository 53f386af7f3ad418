import { manifestFor } from '../manifest-for.ts';
import type { ProfileName } from '../profile-names.ts';
import { CAPABILITIES, type Capability } from '../promises/capability.ts';
import { promise, type PromiseId } from '../promises/promises.ts';
import { lackOf } from './not-built.ts';
import { isAwaited } from './wanted.ts';

/** The part of the product that a promise waits for, or what of it is missing. */
export interface MissingPart {
  readonly waitsFor: Capability;
  readonly lacks?: string;
}

/** What is not there yet of the part that keeps a promise under a profile; null where it is all there, or not wanted. */
export function missingPart(id: PromiseId, profile: ProfileName): MissingPart | null {
  const { capability } = promise(id);
  const manifest = manifestFor(profile);
  const lack = lackOf(id, manifest);
  if (lack !== undefined) return { waitsFor: lack.until ?? capability, lacks: lack.lacks };
  return !CAPABILITIES[capability].exists && isAwaited(capability, { id, manifest }) ? { waitsFor: capability } : null;
}
