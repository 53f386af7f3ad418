import type { Socket } from 'node:net';

/** What becomes of bytes: they are passed on after so many milliseconds, or wait until that is so again. */
export type Flow = { readonly kind: 'passing'; readonly delayMs: number } | { readonly kind: 'held' };

export interface FaultLaneOptions {
  readonly from: Socket;
  readonly to: Socket;
  readonly flow: Flow;
  /** Asked about every chunk when its turn has come. The chunk is passed on if it says so, else lost. */
  readonly mayPass: (bytes: Buffer) => boolean;
}

type Arrival = { readonly at: number } & ({ readonly kind: 'bytes'; readonly bytes: Buffer } | { readonly kind: 'end' } | { readonly kind: 'reset' });

/** More than this is left with the sender, as a network does; so a delay of 100 ms lets 10 MiB a second through. */
const MOST_WAITING = 1024 * 1024;

/** One direction of a connection. Whatever comes leaves in order: bytes, the end, or a reset. */
export class FaultLane {
  readonly #options: Omit<FaultLaneOptions, 'flow'>;
  #flow: Flow;
  #waiting: Arrival[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ flow, ...options }: FaultLaneOptions) {
    this.#options = options;
    this.#flow = flow;
    const { from, to } = options;
    from.on('data', (bytes: Buffer) => this.#arrive({ kind: 'bytes', bytes, at: performance.now() }));
    from.once('end', () => this.#arrive({ kind: 'end', at: performance.now() }));
    from.once('close', (hadError) => {
      if (hadError) this.#arrive({ kind: 'reset', at: performance.now() });
    });
    to.on('drain', () => this.#move());
    to.once('close', () => this.#forget());
    this.#move();
  }

  turn(flow: Flow): void {
    this.#flow = flow;
    this.#move();
  }

  #arrive(arrival: Arrival): void {
    if (this.#options.to.destroyed) return;
    this.#waiting.push(arrival);
    if (arrival.kind === 'bytes') this.#bytes += arrival.bytes.length;
    this.#move();
  }

  /** Hands over what is due, and reads on unless too much waits. */
  #move(): void {
    clearTimeout(this.#timer);
    const { from } = this.#options;
    while (this.#isDue()) this.#handOver();
    if (this.#bytes >= MOST_WAITING) from.pause();
    else from.resume();
  }

  #isDue(): boolean {
    const [next] = this.#waiting;
    const { to } = this.#options;
    if (next === undefined || this.#flow.kind === 'held' || to.destroyed || to.writableNeedDrain) return false;
    const wait = next.at + this.#flow.delayMs - performance.now();
    if (wait > 0) this.#timer = setTimeout(() => this.#move(), Math.ceil(wait));
    return wait <= 0;
  }

  #handOver(): void {
    const { mayPass, to } = this.#options;
    const next = this.#waiting.shift();
    if (next?.kind === 'end') to.end();
    if (next?.kind === 'reset') to.resetAndDestroy();
    if (next?.kind !== 'bytes') return;
    this.#bytes -= next.bytes.length;
    if (mayPass(next.bytes)) to.write(next.bytes);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
    this.#bytes = 0;
  }
}
