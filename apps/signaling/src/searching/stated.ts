import { avoidFilter, interests, type Stated, type WishKind } from '@visavis/matchmaking';
import { type ClientMessage, LIMITS, type Wish } from '@visavis/protocol';

/** Of 512: with 40 tags in it, a filter has some 260. More than this is no list of people; it keeps everybody apart. */
const MOST_BITS = 360;
const NO_WISHES = { interests: 'any', languages: 'any', country: 'any' } as const;

export type Find = Extract<ClientMessage, { type: 'find' }>;

export interface Searcher {
  readonly tag: string;
  /** ISO 3166-1; empty when it is not known or not looked up. */
  readonly country: string;
  /** What the policy lets people wish for here [M11]. */
  readonly wishes: readonly WishKind[];
}

/** Whether the filter of a `find` keeps so many apart that it is refused [M3]. */
export function isOverfull({ avoid }: Find): boolean {
  if (typeof avoid !== 'string') return false;
  return Buffer.from(avoid, 'base64url').reduce((bits, byte) => bits + bitsOf(byte), 0) > MOST_BITS;
}

/** What a search says to the pool: of the wishes only those that may count here, and none about nothing. */
export function statedOf(find: Find, { tag, country, wishes }: Searcher): Stated {
  const about = {
    interests: wishes.includes('interests') && 'interests' in find ? shownInterests(find.interests) : [],
    languages: wishes.includes('languages') && 'languages' in find ? [...new Set(find.languages)] : [],
    country: wishes.includes('country') ? country : '',
  };
  const said: Readonly<Record<WishKind, Wish>> = 'wishes' in find ? find.wishes : NO_WISHES;
  const wish = (kind: WishKind): Wish => (about[kind].length === 0 ? 'any' : said[kind]);
  return {
    tag,
    mode: find.mode,
    connections: find.connection === 'direct' ? 'either' : 'shielded',
    lane: 'open',
    avoid: typeof find.avoid === 'string' ? find.avoid : avoidFilter(find.avoid),
    ...about,
    wishes: { interests: wish('interests'), languages: wish('languages'), country: wish('country') },
  };
}

/** In the form in which they are compared, as far as `matched` can say them to the partner. */
const shownInterests = (texts: readonly string[]): readonly string[] =>
  interests(texts).filter(({ length }) => length <= LIMITS.interestLength);

function bitsOf(byte: number): number {
  let bits = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) bits += 1;
  return bits;
}
