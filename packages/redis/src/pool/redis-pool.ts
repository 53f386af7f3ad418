import { type Company, type Entered, type Entry, type Membership, type Pool, POOL_LIMIT, type Resumed, type WaitEstimate } from '@visavis/matchmaking';
import { WaitHistogram } from '@visavis/matchmaking/waits';
import * as v from 'valibot';
import type { RedisClient } from '../client.ts';
import { CallLine } from './call-line.ts';
import { Answers, type Call, enterCall, writeCard } from './wire.ts';

export interface RedisPoolOptions {
  readonly client: RedisClient;
  /** Of the mode and area: letters, digits, and `-`. */
  readonly name: string;
  /** The pool's clock, milliseconds; for tests. Redis' own unless given. */
  readonly now?: () => number;
  readonly limit?: number;
}

/** A pool that many processes share. Every call rejects with `RedisUnavailable` within a second while Redis is away. */
export function redisPool({ client, name, now, limit = POOL_LIMIT }: RedisPoolOptions): Pool {
  if (!/^[a-z0-9-]+$/i.test(name)) throw new RangeError('a pool is named by letters, digits and -');
  const key = `{vv:pool:${name}}`;
  return {
    join: async (node, hear) => await RedisMembership.join({ client, key, node, hear, limit, now: now ?? null }),
  };
}

type JoinOptions = ConstructorParameters<typeof CallLine>[0];

/** A `Membership` that can also be asked to hear now what there is to hear: so that a test need not wait for it. */
export class RedisMembership implements Membership {
  readonly #line: CallLine;
  readonly #end: () => void;

  private constructor(line: CallLine, end: () => void) {
    this.#line = line;
    this.#end = end;
  }

  static async join(options: JoinOptions): Promise<RedisMembership> {
    const line = new CallLine(options);
    const channel = `${options.key}:wake:${options.node}`;
    const wake = (): void => void line.ask(null).catch(() => undefined);
    const end = (): void => {
      line.end();
      options.client.unlisten(channel, wake);
    };
    options.client.listen(channel, wake);
    try {
      await line.ask(() => ['join']);
    } catch (error) {
      end();
      throw error;
    }
    return new RedisMembership(line, end);
  }

  async hearNow(): Promise<void> {
    await this.#line.ask(null);
  }

  async renew(): Promise<void> {
    await this.#call(Answers.done, ['renew']);
  }

  async enter(entry: Entry): Promise<Entered> {
    return this.#enter('enter', entry);
  }

  async enterAgain(entry: Entry): Promise<Entered> {
    return this.#enter('enter-again', entry);
  }

  async withdraw(tag: string): Promise<boolean> {
    return (await this.#call(Answers.yesOrNo, ['withdraw', tag])).answer;
  }

  async suspend(tag: string): Promise<void> {
    await this.#call(Answers.done, ['suspend', tag]);
  }

  async resume({ tag, generation }: { readonly tag: string; readonly generation: number }): Promise<Resumed> {
    const { answer, now } = await this.#call(Answers.resumed, ['resume', tag, generation]);
    if (answer === 'unknown') return { kind: 'unknown' };
    if (answer[0] === 'outdated') return { kind: 'outdated', generation: answer[1] };
    const [since, grown, entry] = answer;
    return { kind: 'resumed', since, waitedMs: now - since, generation: grown, entry };
  }

  async answer({ pair, tag, isLive }: { readonly pair: string; readonly tag: string; readonly isLive: boolean }): Promise<void> {
    await this.#call(Answers.done, ['answer', pair, tag, isLive]);
  }

  async company(tag: string): Promise<Company> {
    const [others, avoided, unlike] = (await this.#call(Answers.company, ['company', tag])).answer;
    return { others, avoided, unlike };
  }

  async waits(): Promise<WaitEstimate | null> {
    const { answer, now } = await this.#call(Answers.waits, ['waits']);
    const kept = new Map<string, number>();
    for (let at = 0; at + 1 < answer.length; at += 2) kept.set(String(answer[at]), Number(answer[at + 1]));
    const origin = kept.get('origin') ?? 0;
    kept.delete('origin');
    return new WaitHistogram({ origin, weights: new Map([...kept].map(([step, weight]) => [Number(step), weight])) }).estimate(now);
  }

  async leave(): Promise<void> {
    await this.#call(Answers.done, ['leave']);
    this.#end();
  }

  async #enter(name: 'enter' | 'enter-again', entry: Entry): Promise<Entered> {
    const { answer } = await this.#line.ask(enterCall(name, entry), writeCard(entry));
    const entered = v.parse(Answers.entered, answer);
    return typeof entered === 'number' ? { kind: 'entered', since: entered } : { kind: entered };
  }

  async #call<Schema extends v.GenericSchema>(schema: Schema, call: Call): Promise<{ readonly answer: v.InferOutput<Schema>; readonly now: number }> {
    const { answer, now } = await this.#line.ask(() => call);
    return { answer: v.parse(schema, answer), now };
  }
}

