import type { RedisServer } from '@visavis/testkit/redis';
import { type SimulatedCollector, type SimulatedCollectorOptions, startSimulatedCollector } from './simulated-collector.ts';

/** The collectors that run at present: one by itself, or a pair with a Redis in common. */
export class Collectors {
  readonly #options: Omit<SimulatedCollectorOptions, 'clock' | 'redisUrl'>;
  readonly #redis: RedisServer;
  #running: SimulatedCollector[] = [];
  #clock = 0;
  #arePair = false;
  /** Marks that they must have left, by `kind hour`. */
  readonly marks = new Map<string, number>();

  constructor(options: Omit<SimulatedCollectorOptions, 'clock' | 'redisUrl'>, redis: RedisServer) {
    this.#options = options;
    this.#redis = redis;
  }

  get running(): readonly SimulatedCollector[] {
    return this.#running;
  }

  async setClock(instant: number): Promise<void> {
    this.#clock = instant;
    await Promise.all(this.#running.map((collector) => collector.setClock(instant)));
  }

  /** Ends those that run, and starts others at an instant. */
  async replace(kind: 'one' | 'pair', instant: number): Promise<void> {
    await this.stop();
    this.#clock = instant;
    this.#arePair = kind === 'pair';
    for (let index = 0; index < (this.#arePair ? 2 : 1); index += 1) await this.#start();
    if (!this.#arePair) return;
    this.mark('key-started');
  }

  /** Ends the first of those that run, and starts another one in its place. */
  async restart(how: 'stop' | 'kill'): Promise<void> {
    const [first, ...others] = this.#running;
    await first?.[how]();
    this.#running = others;
    await this.#start();
  }

  /** A day begins: whoever remembers by himself, or the pair together, has a new key. */
  mark(kind: 'key-started' | 'gap'): void {
    const name = `${kind} ${Math.floor(this.#clock / HOUR_MS)}`;
    this.marks.set(name, (this.marks.get(name) ?? 0) + 1);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.map((collector) => collector.stop()));
    this.#running = [];
  }

  async #start(): Promise<void> {
    const redisUrl = this.#arePair ? this.#redis.url : '';
    this.#running = [await startSimulatedCollector({ ...this.#options, redisUrl, clock: this.#clock }), ...this.#running];
    this.mark('gap');
    if (!this.#arePair) this.mark('key-started');
  }
}

const HOUR_MS = 3_600_000;
