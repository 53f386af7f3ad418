import { expect } from 'vitest';
import { type Membership, type PoolEvent, PoolFenced } from '../pool.ts';
import type { PoolUnderTest } from './harness.ts';
import { type Heard, History } from './history.ts';
import { ListPool } from './list-pool.ts';
import { expectNobodyPassedOver } from './passing-over.ts';

/** One of the two pools, with what its nodes heard since the last comparison. */
interface Half {
  readonly members: Map<string, Membership>;
  readonly heard: Heard[];
}

/** A pool, and the plain list. Whatever is asked of the one is asked of the other, and must come to the same. */
export class Comparison {
  readonly history = new History();
  readonly #under: PoolUnderTest;
  readonly #list: ListPool;
  readonly #real: Half = { members: new Map(), heard: [] };
  readonly #model: Half = { members: new Map(), heard: [] };
  /** The pool's name of a pair → the list's. */
  readonly #pairs = new Map<string, string>();
  #now = 0;

  constructor(under: PoolUnderTest, limit: number) {
    this.#under = under;
    this.#list = new ListPool(limit);
  }

  /** Every pair that ever was, as the list calls it. */
  get pairs(): readonly string[] {
    return [...this.#pairs.keys()];
  }

  get now(): number {
    return this.#now;
  }

  async pass(ms: number): Promise<void> {
    this.#now += ms;
    this.#list.setTime(this.#now);
    await this.#under.setTime(this.#now);
  }

  async join(node: string): Promise<void> {
    this.history.lost(node);
    for (const [half, pool] of [[this.#model, this.#list] as const, [this.#real, this.#under.pool] as const]) {
      const hear = (events: readonly PoolEvent[]): void => {
        half.heard.push(...events.map((event) => ({ node, event })));
      };
      half.members.set(node, await pool.join(node, hear));
    }
    this.history.spoke(node, this.#now);
    await this.#compareEvents();
  }

  /** Asks both on behalf of a node, and notes the answer before what is heard; nothing is noted of a call that is refused. */
  async ask<Answer>(node: string, question: Question<Answer>, note: (answer: Answer) => void = () => {}): Promise<Answer | null> {
    const expected = await answerOf(this.#model.members.get(node), (member) => question(member, (pair) => this.#pairs.get(pair) ?? pair));
    const actual = await answerOf(this.#real.members.get(node), (member) => question(member, (pair) => pair));
    expect(actual).toEqual(expected);
    if (actual.kind === 'fenced') this.history.lost(node);
    else {
      this.history.spoke(node, this.#now);
      note(actual.answer);
    }
    await this.#compareEvents();
    return actual.kind === 'fenced' ? null : actual.answer;
  }

  /** The end of a run: every ticket is accounted for. Whoever was not said to be elsewhere is in the pool still. */
  async expectNobodyLost(): Promise<void> {
    for (const { tag, node } of this.history.tags('in the pool')) {
      const withdrawn = await this.ask(node, (member) => member.withdraw(tag));
      expect(withdrawn, 'no ticket is lost').not.toBe(false);
    }
  }

  /** What is told of one ticket to one node has an order; what is told of others has none beside it. */
  async #compareEvents(): Promise<void> {
    await this.#under.settle();
    const [expected, heard] = [inOrder(this.#model.heard.splice(0)), inOrder(this.#real.heard.splice(0))];
    for (const [at, { event }] of heard.entries()) {
      const other = expected[at]?.event;
      if (other?.kind === 'proposed' && event.kind === 'proposed' && !this.#pairs.has(event.pair)) this.#pairs.set(event.pair, other.pair);
    }
    expect(heard.map((told) => this.#inTheNamesOfTheList(told))).toEqual(expected);
    this.history.heard(heard);
    for (const look of this.#list.looks.splice(0)) expectNobodyPassedOver(look);
  }

  #inTheNamesOfTheList({ node, event }: Heard): Heard {
    return 'pair' in event ? { node, event: { ...event, pair: this.#pairs.get(event.pair) ?? event.pair } } : { node, event };
  }
}

type Question<Answer> = (member: Membership, pairName: (pair: string) => string) => Promise<Answer>;
type Outcome<Answer> = { readonly kind: 'answered'; readonly answer: Answer } | { readonly kind: 'fenced' };

async function answerOf<Answer>(member: Membership | undefined, question: (member: Membership) => Promise<Answer>): Promise<Outcome<Answer>> {
  if (member === undefined) throw new Error('a node asks that never joined');
  try {
    return { kind: 'answered', answer: await question(member) };
  } catch (error) {
    if (error instanceof PoolFenced) return { kind: 'fenced' };
    throw error;
  }
}

const inOrder = (heard: readonly Heard[]): readonly Heard[] =>
  heard.toSorted((one, other) => compareText(one.event.tag, other.event.tag) || compareText(one.node, other.node));

const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
