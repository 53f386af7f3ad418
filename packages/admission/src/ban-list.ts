/** Who is not let in. */
export interface Ban {
  /** `tag`: of a session key. `network`: a keyed hash of an address prefix. */
  readonly kind: 'tag' | 'network';
  /** Base64url. */
  readonly mark: string;
  /** Epoch milliseconds. */
  readonly endsAt: number;
}

/** What is known of somebody who asks to be let in. */
export interface Admitted {
  /** Of the session key; `null` where there is none. */
  readonly tag: string | null;
  /** The network's mark; `null` where networks are not banned. */
  readonly network: string | null;
}

/** Asked at hello, before each search, and of everybody when it changes (SPEC.md, N). Answers at once. */
export interface BanList {
  isBanned(who: Admitted): boolean;
}

export const NOBODY_IS_BANNED: BanList = { isBanned: () => false };
