import { PoolFenced, type PoolEvent } from '@visavis/matchmaking';
import type { RedisClient } from '../client.ts';
import { RedisUnavailable } from '../redis-unavailable.ts';
import { run } from '../script.ts';
import { MOST_EVENTS, POOL_SCRIPT } from './pool-script.ts';
import { type Call, eventOf, readReply, type Reply, type Run } from './wire.ts';

/** Longer than this no call waits for its answer, milliseconds. */
const ANSWER_MS = 1_000;
/** In one run, so that others' runs come in between. */
const MOST_CALLS = 128;

export interface CallLineOptions {
  readonly client: RedisClient;
  /** The pool's key. */
  readonly key: string;
  readonly node: string;
  readonly limit: number;
  readonly now: (() => number) | null;
  readonly hear: (events: readonly PoolEvent[]) => void;
}

interface Asked {
  /** Made when it is sent. `null`: nothing is asked but what there is to hear. */
  readonly call: ((card: number) => Call) | null;
  readonly card: string | null;
  /** Nobody waits for the answer any more. */
  isTooLate: boolean;
  readonly resolve: (answered: Answered) => void;
  readonly reject: (error: Error) => void;
}

export interface Answered {
  readonly answer: unknown;
  /** The pool's clock then. */
  readonly now: number;
}

/**
 * One node's calls to one pool. What is called while a run is under way goes with the next one, in its order, so a busy
 * node makes few runs of many calls. A run that takes too long is waited for no more, but heard when it is answered.
 */
export class CallLine {
  readonly #options: CallLineOptions;
  readonly #asked = new Set<Asked>();
  #epoch = 0;
  #runs = 0;
  #heard = 0;
  #isOver = false;
  #running: symbol | null = null;
  #isScheduled = false;

  constructor(options: CallLineOptions) {
    this.#options = options;
  }

  /** Errors: `PoolFenced`, `RedisUnavailable`. */
  ask(call: Asked['call'], card: string | null = null): Promise<Answered> {
    if (this.#isOver && call === null) return Promise.reject(new PoolFenced());
    const { promise, resolve, reject } = Promise.withResolvers<Answered>();
    const timer = setTimeout(() => {
      this.#asked.delete(asked);
      asked.isTooLate = true;
      reject(new RedisUnavailable());
    }, ANSWER_MS);
    const asked: Asked = {
      call,
      card,
      isTooLate: false,
      resolve: (answered) => {
        clearTimeout(timer);
        resolve(answered);
      },
      reject: (error) => {
        clearTimeout(timer);
        reject(error);
      },
    };
    this.#asked.add(asked);
    this.#schedule();
    return promise;
  }

  /** From now on nothing is heard. Calls still go to the script, which refuses them: a refused call moves time as well [C2]. */
  end(): void {
    this.#isOver = true;
  }

  /** What else is called in this turn of the event loop goes along. */
  #schedule(): void {
    if (this.#isScheduled || this.#running !== null) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    const batch = this.#nextBatch();
    if (batch.length === 0) return;
    for (const asked of batch) this.#asked.delete(asked);
    const running = Symbol('run');
    this.#running = running;
    const goOn = (): void => {
      clearTimeout(late);
      if (this.#running === running) this.#running = null;
      if (this.#asked.size > 0) this.#schedule();
    };
    const late = setTimeout(goOn, ANSWER_MS);
    let reply: Reply;
    try {
      reply = readReply(await this.#send(batch));
    } catch {
      for (const asked of batch) asked.reject(new RedisUnavailable());
      goOn();
      return;
    }
    this.#take(batch, reply);
    goOn();
  }

  /** Whoever only wants to hear goes along with any run. */
  #nextBatch(): readonly Asked[] {
    let calls = 0;
    return [...this.#asked].filter(({ call }) => call === null || (calls += 1) <= MOST_CALLS);
  }

  async #send(batch: readonly Asked[]): Promise<unknown> {
    const { client, key, limit, node, now } = this.#options;
    const cards: string[] = [];
    const calls: Call[] = [];
    for (const { call, card } of batch) {
      if (call === null) continue;
      if (card !== null) cards.push(card);
      // The first argument is the run itself.
      calls.push(call(cards.length + 1));
    }
    const asked: Run = { node, epoch: this.#epoch, runs: this.#runs, heard: this.#heard, limit, calls, ...(now === null ? {} : { now: now() }) };
    return await run(client, POOL_SCRIPT, { key, args: [JSON.stringify(asked), ...cards] });
  }

  #take(batch: readonly Asked[], reply: Reply): void {
    let next = 0;
    const left: Asked[] = [];
    for (const asked of batch) {
      if (asked.call === null || next < reply.answers.length) {
        const answer = asked.call === null ? null : reply.answers[next++];
        asked.resolve({ answer, now: reply.now });
      } else if (reply.isMember) left.push(asked);
      else asked.reject(new PoolFenced());
    }
    if (!reply.isMember) {
      this.end();
      return;
    }
    if (this.#isOver) return;
    this.#epoch = reply.epoch;
    this.#runs = Math.max(this.#runs, reply.runs);
    this.#askAgain(left);
    const events = reply.events.slice(Math.max(0, this.#heard - reply.heard));
    this.#heard += events.length;
    if (reply.events.length === MOST_EVENTS) this.ask(null).catch(() => undefined);
    if (events.length > 0) this.#options.hear(events.flatMap(eventOf));
  }

  /** Calls that were too much for one run, before all that came meanwhile. */
  #askAgain(left: readonly Asked[]): void {
    if (left.length === 0) return;
    const later = [...this.#asked];
    this.#asked.clear();
    for (const asked of [...left, ...later]) if (!asked.isTooLate) this.#asked.add(asked);
  }
}
