/** What a wish may be about. */
export const WISHES = ['interests', 'languages', 'country'] as const;
export type WishKind = (typeof WISHES)[number];

/** `any`: does not matter. `first`: looked for first, then widened [W2]. `only`: never widened [W3]. */
export type Wish = 'any' | 'first' | 'only';

/** Which connections a visitor takes; `either` is direct when the partner takes that too. */
export type Connections = 'shielded' | 'direct' | 'either';

/** What one visitor stated for one search, and the country where the profile allows it. Nothing else is known of them. */
export interface Stated {
  /** The session's random tag; unique in a pool. */
  readonly tag: string;
  readonly mode: 'video' | 'text';
  readonly connections: Connections;
  /** `apart`: meets only others of whom moderation thinks the same. */
  readonly lane: 'open' | 'apart';
  /** An `avoidFilter` over the tags of sessions not to be met, base64url; empty for none [A1]. */
  readonly avoid: string;
  /** Normalised (interests.ts), each once. */
  readonly interests: readonly string[];
  /** Primary subtags of BCP 47, each once. */
  readonly languages: readonly string[];
  /** ISO 3166-1, two letters; empty when it is not known or not looked up. */
  readonly country: string;
  readonly wishes: Readonly<Record<WishKind, Wish>>;
}

/** One visitor's wish to meet somebody. It is gone at the match, or when the search ends. */
export interface Ticket extends Stated {
  /** Milliseconds of the pool's clock: since when this visitor waits. The order of service. */
  readonly since: number;
}
