import { expect } from 'vitest';
import { mayHold } from '../avoid-filter.ts';
import { POOL_TIMES } from '../limits.ts';
import type { Entry, PoolEvent } from '../pool.ts';
import { type Ticket, WISHES } from '../ticket.ts';

/** What became of a ticket, by what its nodes were answered and told. */
type Fate = 'in the pool' | 'matched' | 'withdrawn' | 'said to be gone' | 'refused by its node' | 'lost with its node' | 'left by its node';

interface Life {
  readonly entry: Entry;
  node: string;
  generation: number;
  isSuspended: boolean;
  proposal: { readonly pair: string; readonly deadline: number } | null;
  fate: Fate;
}

export interface Heard {
  readonly node: string;
  readonly event: PoolEvent;
}

/** Every ticket of one run, and what must be true of them whatever the rules of pairing [Q2–Q5, Q7, Q9]. */
export class History {
  readonly #lives = new Map<string, Life>();
  readonly #spoke = new Map<string, number>();
  /** Every `proposed` that a node heard, in order. */
  readonly asked: { readonly tag: string; readonly pair: string }[] = [];

  /** Tags, by what became of them. */
  tags(fate: Fate): readonly { readonly tag: string; readonly node: string }[] {
    return [...this.#lives].flatMap(([tag, life]) => (life.fate === fate ? [{ tag, node: life.node }] : []));
  }

  /** The node that has the ticket, as far as it was told. */
  ownerOf(tag: string): string | null {
    return this.#lives.get(tag)?.node ?? null;
  }

  /** Those of these nodes that are no members. */
  out(nodes: readonly string[]): readonly string[] {
    return nodes.filter((node) => !this.#spoke.has(node));
  }

  generationOf(tag: string): number {
    return this.#lives.get(tag)?.generation ?? 1;
  }

  /** A node was heard of at this time; those that were not for long are forgotten [N3]. */
  spoke(node: string, now: number): void {
    for (const [other, at] of this.#spoke) if (at + POOL_TIMES.reap <= now) this.lost(other);
    this.#spoke.set(node, now);
  }

  /** [N1] */
  lost(node: string): void {
    this.#spoke.delete(node);
    this.#change(node, 'lost with its node');
  }

  /** [N5] */
  left(node: string): void {
    this.#spoke.delete(node);
    this.#change(node, 'left by its node');
  }

  entered(node: string, entry: Entry): void {
    const { tag } = entry.stated;
    const before = this.#lives.get(tag);
    const isTwice = before?.fate === 'in the pool' && before.node === node && !before.isSuspended;
    expect(isTwice, '[Q9] a tag is in a pool once').toBe(false);
    this.#lives.set(tag, { entry, node, generation: 1, isSuspended: false, proposal: null, fate: 'in the pool' });
  }

  enteredAgain(node: string, entry: Entry): void {
    const before = this.#lives.get(entry.stated.tag);
    const isThere = before?.fate === 'in the pool' && !before.isSuspended;
    expect(isThere, '[N4] what is entered again takes no place').toBe(false);
    this.entered(node, entry);
  }

  withdrawn(tag: string): void {
    const life = this.#inPool(tag, '[Q10] only what is there is withdrawn');
    life.fate = 'withdrawn';
  }

  suspended(tag: string, by: string): void {
    const life = this.#lives.get(tag);
    if (life?.node !== by) return;
    life.proposal = null;
    life.isSuspended = true;
  }

  resumed(node: string, tag: string): void {
    const life = this.#lives.get(tag);
    expect(['in the pool', 'left by its node'], '[T3] only what is there is taken over').toContain(life?.fate);
    if (life === undefined) return;
    life.node = node;
    life.generation += 1;
    life.isSuspended = false;
    life.fate = 'in the pool';
    // If it is in one still, it is asked again [T4].
    life.proposal = null;
  }

  refused(tag: string, { pair, by, now }: { readonly pair: string; readonly by: string; readonly now: number }): void {
    const life = this.#lives.get(tag);
    if (life?.node !== by || life.proposal?.pair !== pair || now >= life.proposal.deadline) return;
    if (life.fate === 'in the pool') life.fate = 'refused by its node';
  }

  /** What one call made all nodes hear. */
  heard(heard: readonly Heard[]): void {
    for (const { node, event } of heard) {
      const life = this.#lives.get(event.tag);
      if (life === undefined) throw new Error(`heard of ${event.tag}, which never entered`);
      if (event.kind === 'proposed') this.asked.push(event);
      // Told before the same call took the ticket over, or put a newer one in its place.
      if (life.node !== node) continue;
      if (event.kind === 'proposed') life.proposal = event;
      if (event.kind === 'returned') life.proposal = null;
      // One that is not suspended entered in the same call, after the one that is gone.
      if (event.kind === 'gone' && event.why === 'not-back' && life.isSuspended) life.fate = 'said to be gone';
    }
    const matches = heard.map(({ event }) => event).filter((event) => event.kind === 'matched');
    for (const { tag, pair, partner } of matches) {
      const life = this.#inPool(tag, '[Q7] no ticket is matched twice, and none after it was withdrawn');
      expect(life.proposal?.pair, '[P3] matched as it was proposed').toBe(pair);
      expectMayMeet({ ...life.entry.stated, since: 0 }, partner.ticket);
      expect(
        matches.filter((other) => other.tag === partner.ticket.tag && other.partner.ticket.tag === tag && other.pair === pair),
        '[P3] both are matched, with each other',
      ).toHaveLength(1);
    }
    for (const { tag } of matches) this.#inPool(tag, '[Q7]').fate = 'matched';
  }

  #inPool(tag: string, rule: string): Life {
    const life = this.#lives.get(tag);
    expect(life?.fate, rule).toBe('in the pool');
    if (life === undefined) throw new Error(rule);
    return life;
  }

  #change(node: string, fate: Fate): void {
    for (const life of this.#lives.values()) if (life.node === node && life.fate === 'in the pool') life.fate = fate;
  }
}

function expectMayMeet(one: Ticket, other: Ticket): void {
  expect(one.tag, '[Q2] nobody meets themselves').not.toBe(other.tag);
  expect([one.mode, one.lane], '[Q3] the same mode and lane').toEqual([other.mode, other.lane]);
  expect([mayHold(one.avoid, other.tag), mayHold(other.avoid, one.tag)], '[Q4] neither avoids the other').toEqual([false, false]);
  expect([one.connections, other.connections].toSorted().join(), '[Q5] a connection that both take').not.toBe('direct,shielded');
  for (const kind of WISHES) {
    if (one.wishes[kind] !== 'only' && other.wishes[kind] !== 'only') continue;
    const [ones, others] = kind === 'country' ? [[one.country], [other.country]] : [one[kind], other[kind]];
    expect(ones.filter((value) => value !== '' && others.includes(value)), `[W3] a wish about ${kind} that is never dropped`).not.toEqual([]);
  }
}
