import { compatible } from './compatible.ts';
import { byAge, type Held } from './held.ts';

/** The older one first. */
export type Pair = readonly [Held, Held];

interface Looking {
  /** The longest waiting first. Of those who are in neither set no two can meet [Q8]. */
  readonly inPlay: readonly Held[];
  /** Whom anybody may be able to meet now. */
  readonly newcomers: ReadonlySet<Held>;
  /** Who came back together, as they went: no two of them can meet, but the others may. */
  readonly back: ReadonlySet<Held>;
  readonly now: number;
}

/**
 * Who is proposed to whom [C3]. Whoever is asked here is older than all who can still meet, and takes the oldest who
 * fits: so nobody is passed over [Q8]. Each two who may have become able to meet are compared once.
 */
export function pairUp({ inPlay, newcomers, back, now }: Looking): readonly Pair[] {
  const everybody = new Younger(inPlay);
  const others = new Younger(inPlay.filter((held) => !back.has(held)));
  const looking = new Younger(inPlay.filter((held) => newcomers.has(held) || back.has(held)));
  const pairs: Pair[] = [];
  const taken = new Set<Held>();
  for (const older of inPlay) {
    if (looking.last === undefined || byAge(looking.last, older) < 0) break;
    if (taken.has(older)) continue;
    const candidates = newcomers.has(older) ? everybody : back.has(older) ? others : looking;
    const partner = candidates.find(older, (other) => !taken.has(other) && canMeet(older, other, now));
    if (partner === null) continue;
    taken.add(older).add(partner);
    pairs.push([older, partner]);
  }
  return pairs;
}

/** Some of those in play, for one who is asked after the other, each younger than the one before. */
class Younger {
  readonly #line: readonly Held[];
  #from = 0;

  constructor(line: readonly Held[]) {
    this.#line = line;
  }

  get last(): Held | undefined {
    return this.#line.at(-1);
  }

  /** The oldest of those who are younger than this one that fits. */
  find(older: Held, fits: (held: Held) => boolean): Held | null {
    for (let next = this.#line[this.#from]; next !== undefined && byAge(next, older) <= 0; next = this.#line[this.#from]) this.#from += 1;
    for (let place = this.#from; place < this.#line.length; place += 1) {
      const held = this.#line[place];
      if (held !== undefined && fits(held)) return held;
    }
    return null;
  }
}

function canMeet(one: Held, other: Held, now: number): boolean {
  const verdict = compatible(one.ticket, other.ticket);
  return verdict.kind === 'compatible' && verdict.from <= now;
}
