import type { Entered, Membership, PoolEvent } from '../pool.ts';
import type { Stated } from '../ticket.ts';
import type { PoolUnderTest } from './harness.ts';
import { entryOf } from './people.ts';

/** One example: its rule and what happens, on a fresh pool whose clock shows 0. */
export type Example = (text: string, act: (scene: Scene) => Promise<void>, limit?: number) => void;

/** A pool and its nodes, as the examples use them. */
export class Scene {
  readonly #under: PoolUnderTest;
  readonly #members = new Map<string, Membership>();
  readonly #heard = new Map<string, PoolEvent[]>();
  readonly #pairs = new Map<string, string>();

  constructor(under: PoolUnderTest) {
    this.#under = under;
  }

  async join(...nodes: readonly string[]): Promise<void> {
    for (const node of nodes) {
      const heard: PoolEvent[] = [];
      this.#heard.set(node, heard);
      this.#members.set(node, await this.#under.pool.join(node, (events) => void heard.push(...events)));
    }
  }

  node(name: string): Membership {
    const member = this.#members.get(name);
    if (member === undefined) throw new Error(`${name} did not join`);
    return member;
  }

  async at(ms: number): Promise<void> {
    await this.#under.setTime(ms);
  }

  /** The clock shows this, and these nodes renew, in this order. */
  async renew(ms: number, ...nodes: readonly string[]): Promise<void> {
    await this.at(ms);
    for (const node of nodes) await this.node(node).renew();
  }

  /** Time passes to this, and these nodes stay live meanwhile. */
  async live(from: number, to: number, ...nodes: readonly string[]): Promise<void> {
    for (let ms = from; ms < to; ms += 2_000) await this.renew(ms, ...nodes);
    await this.renew(to, ...nodes);
  }

  enter(node: string, stated: Partial<Stated> & Pick<Stated, 'tag'>, since: number | null = null): Promise<Entered> {
    return this.node(node).enter(entryOf(stated, since));
  }

  enterAgain(node: string, stated: Partial<Stated> & Pick<Stated, 'tag'>, since: number | null = null): Promise<Entered> {
    return this.node(node).enterAgain(entryOf(stated, since));
  }

  resume(node: string, tag: string, generation: number): ReturnType<Membership['resume']> {
    return this.node(node).resume({ tag, generation });
  }

  /** What a node heard since this was last asked of it, by tags. */
  async heard(node: string): Promise<readonly PoolEvent[]> {
    await this.#under.settle();
    const events = this.#heard.get(node)?.splice(0) ?? [];
    for (const event of events) if (event.kind === 'proposed') this.#pairs.set(event.tag, event.pair);
    return events.toSorted((one, other) => (one.tag < other.tag ? -1 : Number(one.tag > other.tag)));
  }

  /** A node answers for a ticket that it heard to be proposed. */
  async say(node: string, tag: string, isLive: boolean): Promise<void> {
    await this.heard(node);
    await this.node(node).answer({ pair: this.pairOf(tag), tag, isLive });
  }

  /** The pair that this ticket was last heard to be in. */
  pairOf(tag: string): string {
    return this.#pairs.get(tag) ?? 'none';
  }

  /** Who was proposed to whom since nodes were last asked what they heard: the tags of each pair. */
  async proposed(...nodes: readonly string[]): Promise<readonly (readonly string[])[]> {
    const pairs = new Map<string, string[]>();
    for (const node of nodes) {
      for (const event of await this.heard(node)) {
        if (event.kind !== 'proposed') continue;
        pairs.set(event.pair, [...(pairs.get(event.pair) ?? []), event.tag].toSorted());
      }
    }
    return [...pairs.values()].toSorted();
  }
}
