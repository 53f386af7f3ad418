import { SeededRandom } from '@visavis/bench/seeded-random';
import { type Behaviour, BEHAVIOURS, type Mix } from '../client/behaviour.ts';
import type { Node } from '../client/link.ts';
import { Referee } from '../client/referee.ts';
import { SimClient } from '../client/sim-client.ts';
import { Tally } from '../client/tally.ts';
import { type OpenWire, openWire } from '../client/wire.ts';

export interface CrowdOptions {
  readonly seed: number;
  /** The number of the first client: crowds of several processes have different ones. */
  readonly first: number;
  /** When each comes, milliseconds from the start. */
  readonly arrivals: readonly number[];
  readonly mix: Mix;
  readonly origin: string;
  readonly target: (random: SeededRandom) => Node | null;
  readonly open?: OpenWire;
  /** Whether there are no other crowds. */
  readonly seesAll?: boolean;
  /** Changes to what a behaviour says. */
  readonly bent?: Partial<Behaviour>;
}

const TICK_MS = 50;
const LOOK_MS = 1_000;
/** Multiplier of Knuth (TAOCP 6.4): seeds of neighbours lie far apart. */
const SPREAD = 2_654_435_761;

/** Simulated clients of one process, and the referee who sees them all. */
export class Crowd {
  readonly clients: readonly SimClient[];
  readonly referee: Referee;
  readonly tally = new Tally();
  readonly #beganAt = performance.now();
  readonly #timers: NodeJS.Timeout[] = [];
  #worstDelay = 0;

  constructor({ seed, first, arrivals, mix, origin, target, open = openWire, bent = {}, seesAll = true }: CrowdOptions) {
    this.referee = new Referee(this.now, { seesAll });
    this.clients = arrivals.map((at, index) => {
      const number = first + index;
      const random = new SeededRandom(seed ^ Math.imul(number + 1, SPREAD));
      const behaviour = { ...BEHAVIOURS[random.weighted(mix)], ...bent };
      const client = new SimClient({
        number,
        from: addressOf(number),
        origin,
        random,
        behaviour,
        referee: this.referee,
        tally: this.tally,
        target,
        openWire: open,
        now: this.now,
        wallClock,
      });
      client.start(at);
      return client;
    });
    let last = performance.now();
    this.#timers.push(
      setInterval(() => {
        const now = performance.now();
        this.#worstDelay = Math.max(this.#worstDelay, now - last - TICK_MS);
        last = now;
        for (const client of this.clients) client.tick();
      }, TICK_MS),
      setInterval(() => this.referee.lookForStuck(), LOOK_MS),
    );
  }

  /** Milliseconds since the crowd began. */
  readonly now = (): number => performance.now() - this.#beganAt;

  /** The same moment on both clocks. */
  moment(): { readonly at: number; readonly wall: number } {
    return { at: this.now(), wall: wallClock() };
  }

  /** By how much this process was late at worst, milliseconds: what it measures is right to within that. */
  get worstDelay(): number {
    return this.#worstDelay;
  }

  /** Every connection breaks at a time of its own within so many milliseconds. */
  async storm(withinMs: number, random: SeededRandom): Promise<void> {
    await Promise.all(
      this.clients.map(
        (client) =>
          new Promise<void>((resolve) => {
            setTimeout(() => {
              client.break();
              resolve();
            }, random.unit() * withinMs);
          }),
      ),
    );
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const client of this.clients) client.stop();
  }
}

const wallClock = (): number => performance.timeOrigin + performance.now();

/** One of 127.0.0.0/8 for each, and never 127.0.0.1, which is a proxy's. */
export function addressOf(number: number): string {
  return `127.${1 + ((number >> 16) & 127)}.${(number >> 8) & 255}.${number & 255}`;
}
