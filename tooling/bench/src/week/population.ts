import { AGENTS } from './agents.ts';
import type { SeededRandom, Weighted } from './seeded-random.ts';

/** Homes and offices: each one address prefix, as a collector sees it. */
export const HOMES = 60_000;
/** Addresses that mobile networks put many people behind. */
const CARRIERS = 400;
/** Offices and dormitories among the homes. */
const CROWDED_HOMES = 150;
/** The most browsers that one prefix can have (`AGENTS`). */
const AGENTS_AT_MOST = 32;

const A_LARGE_PRIME = 1_000_003;

const COUNTRIES: Weighted<string> = [
  ['DE', 200], ['US', 170], ['FR', 110], ['GB', 90], ['ES', 70], ['IT', 65], ['PL', 50], ['NL', 45], ['BR', 40], ['IN', 35],
  ['SE', 22], ['AT', 20], ['CH', 18], ['CZ', 15], ['PT', 14], ['JP', 12], ['CA', 12], ['AU', 9], ['NO', 8], ['DK', 8],
  ['FI', 7], ['IE', 6], ['GR', 5], ['MX', 5], ['AR', 4], ['TR', 4], ['KR', 3], ['IS', 1], ['LU', 1], ['MT', 0.5], ['unknown', 10],
];

/** A person in one place with one browser. */
export interface Visitor {
  readonly person: number;
  /** The address prefix: a home, or an address of a mobile network. */
  readonly place: number;
  /** Of `AGENTS`. */
  readonly agent: number;
}

/** What a collector can tell apart: everybody with the same browser behind the same prefix is one visitor. */
export const tagOf = ({ agent, place }: Visitor): number => place * AGENTS_AT_MOST + agent;

/** Who lives where, with which browser and telephone network. */
export class Population {
  readonly size: number;
  readonly #home: Uint32Array;
  readonly #agent: Uint8Array;
  /** Plus 1; 0 for somebody who only comes from home. */
  readonly #carrier: Uint16Array;
  readonly #countries: readonly string[];

  constructor(random: SeededRandom) {
    const agents = AGENTS.map(({ weight }, index) => [index, weight] as const);
    const homes = Array.from({ length: HOMES }, (_, home) => Array.from({ length: peopleIn(home, random) }, () => home)).flat();
    this.size = homes.length;
    this.#home = Uint32Array.from(homes);
    this.#agent = Uint8Array.from(homes, () => random.weighted(agents));
    this.#carrier = Uint16Array.from(homes, () => (random.chance(0.15) ? 1 + random.below(CARRIERS) : 0));
    this.#countries = Array.from({ length: HOMES + CARRIERS }, () => random.weighted(COUNTRIES));
  }

  /** Somebody who comes today; some come much more often than others. */
  somebody(random: SeededRandom): Visitor {
    // Spread over the homes, so that nobody's neighbours come as often.
    const person = (Math.floor(this.size * random.unit() ** 1.4) * A_LARGE_PRIME) % this.size;
    const carrier = this.#carrier[person] ?? 0;
    const isOut = carrier !== 0 && random.chance(0.4);
    return { person, place: isOut ? HOMES + carrier - 1 : (this.#home[person] ?? 0), agent: this.#agent[person] ?? 0 };
  }

  /** One of a crowd of people who never came before, each with a prefix and browser that no other of them has. */
  stranger(index: number): Visitor {
    return { person: this.size + index, place: index % HOMES, agent: Math.floor(index / HOMES) };
  }

  countryOf({ place }: Visitor): string {
    return this.#countries[place] ?? 'unknown';
  }

  /** Every third home has IPv6, where each device has an address of its own within the home's prefix. */
  addressOf({ person, place }: Visitor): string {
    if (place % 3 === 2 && place < HOMES) return `2001:db8:${(place >> 8).toString(16)}:${((place & 0xff) << 8).toString(16)}::${(person & 0xfff) + 1}`;
    return `198.18.${place >> 8}.${place & 0xff}`;
  }
}

function peopleIn(home: number, random: SeededRandom): number {
  if (home < CROWDED_HOMES) return 15 + random.below(40);
  return random.weighted([[1, 72], [2, 18], [3, 6], [4, 4]]);
}
