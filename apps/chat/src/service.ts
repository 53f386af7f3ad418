import type { BeaconAttributes } from '@visavis/analytics';
import type { ToldVersion } from '@visavis/consent';
import type { Manifest } from '@visavis/policy';
import type { WishKind } from '@visavis/protocol';

/** What the policy says of the picture check. */
export interface GuardRules {
  readonly atFirst: boolean;
  /** The visitor may switch it on and off. */
  readonly maySwitch: boolean;
}

/** What the chat must know of the policy that it runs under. */
export interface Service {
  /** The brand's name. */
  readonly name: string;
  /** Years. */
  readonly minimumAge: Manifest['age']['minimum'];
  /** `direct`: every call is, so that nobody is asked; the check says it beforehand. */
  readonly connection: Manifest['connection'];
  /** The picture check on the visitor's own device; null: this service has none, and none is in the build. */
  readonly guard: GuardRules | null;
  /** What a search may wish for at most; what it may at the moment says `welcome` [M11]. */
  readonly wishes: readonly WishKind[];
  /** The versions that people are told of, oldest first. */
  readonly versions: readonly ToldVersion[];
  /** What the script tag of the beacon says. */
  readonly beacon: BeaconAttributes;
  /** The hashes of its scripts, as their tags name them. */
  readonly scripts: Readonly<Record<'b.js' | 'v.js', string>>;
}

/** Put in by the build (vite.config.ts) from the manifest and the history of its profile. */
declare const __SERVICE__: Service;

export const SERVICE = __SERVICE__;
