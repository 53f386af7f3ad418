import fc from 'fast-check';
import { avoidFilter } from '../avoid-filter.ts';
import { POOL_TIMES } from '../limits.ts';
import type { Stated } from '../ticket.ts';
import type { Comparison } from './comparison.ts';
import { entryOf, TAGS } from './people.ts';

/** The nodes of every run. All have joined when it begins. */
export const NODES = ['east', 'north', 'west'] as const;

/** Few of each, so that they meet, avoid and repeat each other often. */
const tag = fc.constantFrom(...TAGS);
const node = fc.constantFrom(...NODES);
const easygoing: fc.Arbitrary<Partial<Stated>> = fc.record({ avoid: fc.uniqueArray(tag, { maxLength: 2 }).map(avoidFilter) });
const wish = fc.constantFrom('any', 'any', 'first', 'only');
const wishful: fc.Arbitrary<Partial<Stated>> = fc.record({
  interests: fc.uniqueArray(fc.constantFrom('chess', 'go', 'tea'), { maxLength: 2 }),
  languages: fc.uniqueArray(fc.constantFrom('en', 'fr'), { maxLength: 2 }),
  country: fc.constantFrom('', 'DE', 'FR'),
  wishes: fc.record({ interests: fc.constantFrom('any', 'first', 'first', 'only'), languages: wish, country: wish }),
});
const particular: fc.Arbitrary<Partial<Stated>> = fc.record({
  mode: fc.constantFrom('video', 'video', 'text'),
  connections: fc.constantFrom('shielded', 'direct', 'either'),
  lane: fc.constantFrom('open', 'open', 'apart'),
});
const stated = fc.oneof({ arbitrary: easygoing, weight: 4 }, { arbitrary: wishful, weight: 3 }, { arbitrary: particular, weight: 2 });
/** How long somebody says to have waited elsewhere; `null` for a new search. One comes from the future. */
const waited = fc.constantFrom(null, null, null, 500, 2_000, 4_000, 20_000, -700);
/** Times around those at which something happens, and small ones between. */
const shortly = fc.constantFrom(1, 100, 250, 499, 500, 1_000, 1_499, 1_500);
const long = fc.constantFrom(2_999, 3_000, 3_001, 7_000, 14_000, 29_999, 30_000);
/** Mostly the node that has the ticket speaks for it. */
const caller = fc.constantFrom(null, null, null, null, null, ...NODES);
/** Mostly a ticket that is in the pool: this one of them, or the tag of this number. */
const which = fc.record({ number: fc.nat({ max: TAGS.length - 1 }), isThere: fc.constantFrom(true, true, true, false) });
type Which = { readonly number: number; readonly isThere: boolean };

/** Random uses of a pool. */
export function commands(): fc.Arbitrary<Iterable<fc.AsyncCommand<Comparison, Comparison, true>>> {
  const entering = fc.tuple(node, tag, stated, waited).map(enter);
  const enteringAgain = fc.tuple(node, tag, stated, waited).map(enterAgain);
  const answering = fc.tuple(caller, fc.constantFrom(0, 0, 0, 1, 2), fc.constantFrom('yes', 'yes', 'yes', 'no')).map(answer);
  const bothAnswering = fc.constant(null).map(bothSayYes);
  const resuming = fc.tuple(node, which, fc.constantFrom('its generation', 'its generation', 'its generation', 'an old generation')).map(resume);
  const passing = fc.tuple(shortly, fc.oneof(fc.constant([]), fc.uniqueArray(node, { maxLength: 2 }))).map(pass);
  return fc.commands<Comparison, Comparison, true>(
    [
      entering,
      entering,
      entering,
      entering,
      enteringAgain,
      answering,
      answering,
      bothAnswering,
      fc.tuple(caller, which).map(withdraw),
      fc.tuple(caller, which).map(suspend),
      resuming,
      resuming,
      passing,
      passing,
      fc.tuple(long, fc.uniqueArray(node, { maxLength: 2 })).map(pass),
      fc.tuple(caller, which).map(company),
      node.map(waits),
      fc.constantFrom(...NODES, null).map(join),
      fc.tuple(node, fc.nat({ max: 3 })).map(leave),
    ],
    { maxCommands: 80, size: 'max' },
  );
}

class Step implements fc.AsyncCommand<Comparison, Comparison, true> {
  readonly #text: string;
  readonly #act: (pools: Comparison) => Promise<unknown>;

  constructor(text: string, act: (pools: Comparison) => Promise<unknown>) {
    this.#text = text;
    this.#act = act;
  }

  async check(): Promise<boolean> {
    return true;
  }

  async run(pools: Comparison): Promise<void> {
    await this.#act(pools);
  }

  toString(): string {
    return this.#text;
  }
}

const enter = ([by, its, what, since]: [string, string, Partial<Stated>, number | null]): Step =>
  new Step(`${by} enters ${its} ${JSON.stringify(what)}, waited ${since}`, async (pools) => {
    const entry = entryOf({ tag: its, ...what }, since === null ? null : pools.now - since);
    await pools.ask(by, (member) => member.enter(entry), ({ kind }) => {
      if (kind === 'entered') pools.history.entered(by, entry);
    });
  });

const enterAgain = ([by, its, what, since]: [string, string, Partial<Stated>, number | null]): Step =>
  new Step(`${by} enters ${its} again ${JSON.stringify(what)}, waited ${since}`, async (pools) => {
    const entry = entryOf({ tag: its, ...what }, since === null ? null : pools.now - since);
    await pools.ask(by, (member) => member.enterAgain(entry), ({ kind }) => {
      if (kind === 'entered') pools.history.enteredAgain(by, entry);
    });
  });

const withdraw = ([by, of]: [string | null, Which]): Step =>
  new Step(`${by ?? 'its node'} withdraws ${textOf(of)}`, async (pools) => {
    const its = tagOf(pools, of);
    await pools.ask(by ?? ownerOf(pools, its), (member) => member.withdraw(its), (wasThere) => {
      if (wasThere) pools.history.withdrawn(its);
    });
  });

const suspend = ([by, of]: [string | null, Which]): Step =>
  new Step(`${by ?? 'its node'} suspends ${textOf(of)}`, async (pools) => {
    const its = tagOf(pools, of);
    const from = by ?? ownerOf(pools, its);
    const answered = await pools.ask(from, async (member) => {
      await member.suspend(its);
      return 'suspended';
    });
    // Noted after what was heard: the call may have brought about the very proposal that it ended.
    if (answered !== null) pools.history.suspended(its, from);
  });

const resume = ([by, of, claim]: [string, Which, string]): Step =>
  new Step(`${by} takes ${textOf(of)} over with ${claim}`, async (pools) => {
    const its = tagOf(pools, of);
    const generation = pools.history.generationOf(its) - (claim === 'an old generation' ? 1 : 0);
    await pools.ask(by, (member) => member.resume({ tag: its, generation }), ({ kind }) => {
      if (kind === 'resumed') pools.history.resumed(by, its);
    });
  });

/** One who was asked lately answers: perhaps too late, perhaps for another's ticket. */
const answer = ([by, back, says]: [string | null, number, 'yes' | 'no']): Step =>
  new Step(`${by ?? 'its node'} says ${says} for who was asked, ${back} before the last`, async (pools) => {
    const asked = pools.history.asked.at(-1 - back);
    if (asked !== undefined) await say(pools, { ...asked, by: by ?? ownerOf(pools, asked.tag), isLive: says === 'yes' });
  });

const bothSayYes = (): Step =>
  new Step('both of the last proposal say yes', async (pools) => {
    const last = pools.history.asked.at(-1)?.pair;
    for (const asked of pools.history.asked.filter(({ pair }) => pair === last)) {
      await say(pools, { ...asked, by: ownerOf(pools, asked.tag), isLive: true });
    }
  });

async function say(pools: Comparison, { tag: its, pair, by, isLive }: { readonly tag: string; readonly pair: string; readonly by: string; readonly isLive: boolean }): Promise<void> {
  await pools.ask(by, (member, pairOf) => member.answer({ tag: its, pair: pairOf(pair), isLive }), () => {
    if (!isLive) pools.history.refused(its, { pair, by, now: pools.now });
  });
}

const company = ([by, of]: [string | null, Which]): Step =>
  new Step(`${by ?? 'its node'} asks for the company of ${textOf(of)}`, async (pools) => {
    const its = tagOf(pools, of);
    await pools.ask(by ?? ownerOf(pools, its), (member) => member.company(its));
  });

const waits = (by: string): Step => new Step(`${by} asks how long people wait`, async (pools) => pools.ask(by, (member) => member.waits()));

/** A node joins, which may be one that is a member; or all join again that are none. */
const join = (by: string | null): Step =>
  new Step(by === null ? 'all join that are out' : `${by} joins`, async (pools) => {
    for (const out of by === null ? pools.history.out(NODES) : [by]) await pools.join(out);
  });

/** Leaving costs the run a node, so it is rare. */
const leave = ([by, odds]: [string, number]): Step =>
  new Step(odds === 0 ? `${by} leaves` : `${by} renews`, async (pools) => {
    if (odds === 0) await pools.ask(by, (member) => member.leave(), () => pools.history.left(by));
    else await pools.ask(by, (member) => member.renew());
  });

/** Time passes; the other nodes renew in time, and at its end. */
const pass = ([time, silent]: [number, readonly string[]]): Step =>
  new Step(`${time} ms pass, silent: ${silent.join(', ')}`, async (pools) => {
    const step = POOL_TIMES.lease - POOL_TIMES.renew;
    for (let left = time; left > 0; left -= step) {
      await pools.pass(Math.min(left, step));
      for (const by of NODES) if (!silent.includes(by)) await pools.ask(by, (member) => member.renew());
    }
  });

/** The node that has it as far as was told, and some node for what is nowhere. */
const ownerOf = (pools: Comparison, its: string): string => pools.history.ownerOf(its) ?? NODES[0];

function tagOf(pools: Comparison, { number, isThere }: Which): string {
  const there = pools.history.tags('in the pool');
  return (isThere ? there[number % there.length]?.tag : undefined) ?? TAGS[number] ?? TAGS[0];
}

const textOf = ({ number, isThere }: Which): string => (isThere ? `the ticket ${number} of those in the pool` : (TAGS[number] ?? ''));
