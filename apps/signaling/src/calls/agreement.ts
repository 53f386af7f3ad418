/** What the two nodes of a match have to know of each search to agree on all else without a word. Base64url. */
export interface Card {
  /** The ephemeral key of `find` [E1]. */
  readonly key: string;
  /** 16 random bytes that its node drew for this search. */
  readonly nonce: string;
}

const CARD = /^([\w-]{87})\.([\w-]{22})$/;
const HALF = 8;

export const cardText = ({ key, nonce }: Card): string => `${key}.${nonce}`;

/** `null` when it is no card. */
export function readCard(text: string): Card | null {
  const [, key, nonce] = CARD.exec(text) ?? [];
  return key === undefined || nonce === undefined ? null : { key, nonce };
}

export interface Agreement {
  /** Half of it is the first's nonce, half the second's. */
  readonly match: string;
  readonly isFirstPolite: boolean;
}

/** The same wherever it is worked out, and nothing that one node alone decides: a random id and a fair coin [M2]. */
export function agreement(first: string, second: string): Agreement {
  const [one, other] = [Buffer.from(first, 'base64url'), Buffer.from(second, 'base64url')];
  const match = Buffer.concat([one.subarray(0, HALF), other.subarray(0, HALF)]).toString('base64url');
  const coin = ((one.at(-1) ?? 0) ^ (other.at(-1) ?? 0)) & 1;
  return { match, isFirstPolite: coin === 1 };
}
