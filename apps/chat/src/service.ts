import type { BeaconAttributes } from '@visavis/analytics';
import type { ToldVersion } from '@visavis/consent';
import type { Manifest } from '@visavis/policy';
import type { WishKind } from '@visavis/protocol';

/** What the chat must know of the policy that it runs under. */
export interface Service {
  /** The brand's name. */
  readonly name: string;
  /** Years. */
  readonly minimumAge: Manifest['age']['minimum'];
  /** `direct`: every call is, so that nobody is asked; the check says it beforehand. */
  readonly connection: Manifest['connection'];
  /** What a search may wish for at most; what it may at the moment says `welcome` [M11]. */
  readonly wishes: readonly WishKind[];
  /** The versions that people are told of, oldest first. */
  readonly versions: readonly ToldVersion[];
  /** What the script tag of the beacon says. */
  readonly beacon: BeaconAttributes;
}

/** Put in by the build (vite.config.ts) from the manifest and the history of its profile. */
declare const __SERVICE__: Service;

export const SERVICE = __SERVICE__;
