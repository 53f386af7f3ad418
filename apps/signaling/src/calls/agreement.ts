/** What the two nodes of a match have to know of each search to agree on all else without a word. Base64url. */
export interface Card {
  /** The ephemeral key of `find` [E1]. */
  readonly key: string;
  /** 16 random bytes that its node drew for this search. */
  readonly nonce: string;
  /** Of `find` as well [M13]; `null` when it named none. */
  readonly signKey: string | null;
}

const CARD = /^([\w-]{87})\.([\w-]{22})(?:\.([\w-]{87}))?$/;
const HALF = 8;

/** Without a sign key as servers of minor 1 write it, so that they read it too. */
export const cardText = ({ key, nonce, signKey }: Card): string => [key, nonce, ...(signKey === null ? [] : [signKey])].join('.');

/** `null` when it is no card. */
export function readCard(text: string): Card | null {
  const [, key, nonce, signKey] = CARD.exec(text) ?? [];
  return key === undefined || nonce === undefined ? null : { key, nonce, signKey: signKey ?? null };
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
