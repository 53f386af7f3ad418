import { expect } from 'vitest';
import { avoidFilter } from '../avoid-filter.ts';
import { PoolFenced } from '../pool.ts';
import { entryOf, TAGS } from './people.ts';
import type { Example, Scene } from './scene.ts';

const [A, B, C, D] = TAGS;

/** Nodes, proposals that fail, visitors who come back, and waits [N, P, T, H]. */
export function examplesOfLosing(example: Example): void {
  example('[N1] a node that joins again loses what it had; the old epoch is refused, and hears nothing', async (scene) => {
    await scene.join('east', 'west');
    const old = scene.node('east');
    await scene.enter('east', { tag: A });
    await scene.enter('west', { tag: B });
    await Promise.all([scene.heard('east'), scene.heard('west')]);
    await scene.join('east');
    expect(await scene.heard('west')).toMatchObject([{ kind: 'returned', tag: B }]);
    await expect(old.enter(entryOf({ tag: C }))).rejects.toThrow(PoolFenced);
    await expect(old.withdraw(A)).rejects.toThrow(PoolFenced);
    expect(await scene.enter('east', { tag: A })).toMatchObject({ kind: 'entered' });
    expect(await scene.proposed('east', 'west')).toEqual([[A, B]]);
  });

  example('[N2] [N4] who is silent for 3 s is met by nobody, and has the old place with the next call', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    await scene.renew(3_000, 'west');
    await scene.enter('west', { tag: B });
    expect(await scene.proposed('east', 'west')).toEqual([]);
    expect(await scene.node('west').company(B)).toEqual({ others: 0, avoided: 0, unlike: 0 });
    await scene.enter('west', { tag: C, avoid: avoidFilter([B]) });
    await scene.renew(4_000, 'east');
    expect(await scene.heard('east')).toMatchObject([{ kind: 'proposed', tag: A, deadline: 5_500 }]);
    expect(await scene.proposed('west')).toEqual([[B]]);
  });

  example('[N2] a node is live until 3 s after it spoke', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    await scene.renew(2_999, 'west');
    await scene.enter('west', { tag: B });
    expect(await scene.proposed('east', 'west')).toEqual([[A, B]]);
  });

  example('[N3] a node that is silent for 30 s is forgotten with its tickets, by any call', async (scene) => {
    await scene.join('east', 'west', 'north');
    await scene.enter('east', { tag: A });
    await scene.enter('north', { tag: C, mode: 'text' });
    await scene.live(0, 29_999, 'west');
    expect(await scene.enterAgain('west', { tag: A })).toEqual({ kind: 'already-there' });
    await scene.node('north').renew();
    await scene.renew(30_000, 'west');
    expect(await scene.enterAgain('west', { tag: A }, 0)).toEqual({ kind: 'entered', since: 0 });
    expect(await scene.enterAgain('west', { tag: C })).toEqual({ kind: 'already-there' });
    await expect(scene.node('east').renew()).rejects.toThrow(PoolFenced);
  });

  example('[N5] a node that leaves: its tickets keep their places for whoever takes them over, also under its name', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    await scene.enter('east', { tag: B, mode: 'text' });
    await scene.renew(1_000, 'west', 'east');
    await scene.node('east').leave();
    await expect(scene.node('east').renew()).rejects.toThrow(PoolFenced);
    await scene.enter('west', { tag: C, avoid: avoidFilter([D]) });
    expect(await scene.proposed('west')).toEqual([]);
    await scene.join('east');
    expect(await scene.node('east').withdraw(A)).toBe(false);
    expect(await scene.resume('west', A, 1)).toMatchObject({ kind: 'resumed', since: 0, generation: 2 });
    expect(await scene.resume('east', B, 1)).toMatchObject({ kind: 'resumed', since: 0, generation: 2 });
    expect(await scene.heard('east')).toEqual([]);
    expect(await scene.proposed('west')).toEqual([[A, C]]);
  });

  example('[N5] a node that leaves in the midst of proposals: the others return, and meet each other', async (scene) => {
    await scene.join('east', 'west');
    for (const [one, other] of [[A, B], [C, D]] as const) {
      await scene.enter('east', { tag: one });
      await scene.enter('west', { tag: other });
    }
    expect(await scene.proposed('east', 'west')).toEqual([[A, B], [C, D]]);
    await scene.node('east').leave();
    expect(await scene.heard('west')).toMatchObject([
      { kind: 'returned', tag: B },
      { kind: 'proposed', tag: B },
      { kind: 'returned', tag: D },
      { kind: 'proposed', tag: D },
    ]);
  });

  example('[N6] [P4] who says nothing until the deadline is set aside until it speaks; who said yes returns', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    await scene.enter('east', { tag: C, mode: 'text' });
    await scene.enter('west', { tag: B });
    await scene.say('west', B, true);
    const pair = scene.pairOf(B);
    await scene.heard('east');
    await scene.renew(1_500, 'west');
    expect(await scene.heard('west')).toEqual([{ kind: 'returned', tag: B, pair }]);
    await scene.enter('west', { tag: D, mode: 'text' });
    expect(await scene.proposed('east', 'west')).toEqual([]);
    await scene.renew(1_700, 'east');
    expect(await scene.proposed('east', 'west')).toEqual([[A, B], [C, D]]);
  });

  example('[N6] both said nothing: both are set aside', async (scene) => {
    await scene.join('east', 'west', 'north');
    await scene.enter('east', { tag: A });
    await scene.enter('west', { tag: B });
    await Promise.all([scene.heard('east'), scene.heard('west')]);
    await scene.renew(1_500, 'north');
    await scene.enter('north', { tag: C, avoid: avoidFilter([D]) });
    expect([...(await scene.heard('east')), ...(await scene.heard('west')), ...(await scene.heard('north'))]).toEqual([]);
    await scene.renew(1_600, 'west');
    expect(await scene.proposed('east', 'west', 'north')).toEqual([[B, C]]);
  });

  example("[N7] a node speaks for its own tickets only", async (scene) => {
    await scene.join('east', 'west', 'north');
    await scene.enter('east', { tag: A });
    expect(await scene.node('west').withdraw(A)).toBe(false);
    await scene.node('west').suspend(A);
    expect(await scene.node('west').company(A)).toEqual({ others: 0, avoided: 0, unlike: 0 });
    await scene.enter('north', { tag: B });
    await scene.say('east', A, true);
    await scene.heard('north');
    for (const isLive of [true, false]) await scene.node('west').answer({ pair: scene.pairOf(B), tag: B, isLive });
    expect(await scene.heard('east')).toEqual([]);
    await scene.say('north', B, true);
    expect(await scene.heard('east')).toMatchObject([{ kind: 'matched' }]);
  });

  example('[P1] [P2] both are asked, with a deadline; a wrong pair, or one answer twice, is no match', async (scene) => {
    await scene.join('east', 'west');
    await scene.at(100);
    await scene.enter('east', { tag: A });
    await scene.enter('west', { tag: B });
    expect(await scene.heard('east')).toEqual([{ kind: 'proposed', tag: A, pair: scene.pairOf(A), deadline: 1_600 }]);
    expect(await scene.heard('west')).toEqual([{ kind: 'proposed', tag: B, pair: scene.pairOf(A), deadline: 1_600 }]);
    await scene.say('east', A, true);
    await scene.say('east', A, true);
    await scene.node('west').answer({ pair: `${scene.pairOf(B)}0`, tag: B, isLive: true });
    await scene.node('west').answer({ pair: scene.pairOf(B), tag: A, isLive: true });
    expect(await scene.heard('east')).toEqual([]);
  });

  example('[P4] a no ends it at once, also after a yes: that ticket is gone, and the other returns to its old place', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    await scene.at(50);
    await scene.enter('west', { tag: B });
    await scene.heard('east');
    await scene.say('west', B, true);
    await scene.say('west', B, false);
    expect(await scene.heard('west')).toEqual([]);
    expect(await scene.heard('east')).toEqual([{ kind: 'returned', tag: A, pair: scene.pairOf(A) }]);
    expect(await scene.node('west').withdraw(B)).toBe(false);
    await scene.enter('west', { tag: C });
    await scene.heard('east');
    await scene.say('east', A, true);
    await scene.say('west', C, true);
    expect(await scene.heard('east')).toMatchObject([{ kind: 'matched', first: true, waitedMs: 50 }]);
  });

  example('[T1] a suspended ticket is met by nobody, and keeps its place', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    await scene.node('east').suspend(A);
    await scene.at(10);
    await scene.enter('west', { tag: B, avoid: avoidFilter([C]) });
    expect(await scene.proposed('east', 'west')).toEqual([]);
    await scene.enter('east', { tag: C, avoid: avoidFilter([A]) });
    expect(await scene.resume('east', A, 1)).toMatchObject({ kind: 'resumed', since: 0, waitedMs: 10, generation: 2 });
    expect(await scene.proposed('east', 'west')).toEqual([[A, B]]);
  });

  example('[T1] a ticket that is suspended in a proposal: the other returns, and nobody is set aside', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    await scene.enter('west', { tag: B });
    await scene.say('east', A, true);
    await scene.heard('west');
    await scene.node('east').suspend(A);
    expect(await scene.heard('west')).toMatchObject([{ kind: 'returned', tag: B }]);
    await scene.say('west', B, true);
    await scene.renew(1_500, 'west');
    await scene.enter('east', { tag: C });
    expect(await scene.proposed('east', 'west')).toEqual([[B, C]]);
  });

  example('[T2] nobody came back for 30 s: the ticket is gone, its node is told; suspending again wins no time', async (scene) => {
    await scene.join('east');
    await scene.enter('east', { tag: A });
    await scene.node('east').suspend(A);
    await scene.live(0, 29_999, 'east');
    await scene.node('east').suspend(A);
    expect(await scene.heard('east')).toEqual([]);
    await scene.renew(30_000, 'east');
    expect(await scene.heard('east')).toEqual([{ kind: 'gone', tag: A, why: 'not-back' }]);
    expect(await scene.resume('east', A, 1)).toEqual({ kind: 'unknown' });
  });

  example('[T3] a ticket is taken over with its generation, from any node; the old one is told, and has no say', async (scene) => {
    await scene.join('east', 'west');
    const { stated, card } = entryOf({ tag: A, interests: ['chess "&'], languages: ['en'], country: 'DE', avoid: avoidFilter([D]) });
    await scene.enter('east', stated);
    expect(await scene.resume('west', B, 1)).toEqual({ kind: 'unknown' });
    expect(await scene.resume('west', A, 2)).toEqual({ kind: 'outdated', generation: 1 });
    expect(await scene.resume('west', A, 1)).toEqual({ kind: 'resumed', since: 0, waitedMs: 0, generation: 2, entry: { stated, card } });
    expect(await scene.heard('east')).toEqual([{ kind: 'gone', tag: A, why: 'taken-over' }]);
    expect(await scene.resume('east', A, 1)).toEqual({ kind: 'outdated', generation: 2 });
    await scene.node('east').suspend(A);
    expect(await scene.node('east').withdraw(A)).toBe(false);
    await scene.enter('west', { tag: B });
    expect(await scene.proposed('west')).toEqual([[A, B]]);
  });

  example('[T3] of two who try with the same generation, one gets it', async (scene) => {
    await scene.join('east', 'west', 'north');
    await scene.enter('east', { tag: A });
    const answers = await Promise.all([scene.resume('west', A, 1), scene.resume('north', A, 1)]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['outdated', 'resumed']);
  });

  example('[T3] a ticket of a node that is silent is in play again with the node that takes it over', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    await scene.renew(5_000, 'west');
    await scene.enter('west', { tag: B });
    await scene.resume('west', A, 1);
    expect(await scene.proposed('west')).toEqual([[A, B]]);
  });

  for (const to of ['north', 'east']) {
    example(`[T4] a ticket in a proposal is taken over by ${to} with it: asked again, the yes before does not count`, async (scene) => {
      await scene.join('east', 'west', 'north');
      await scene.enter('east', { tag: A });
      await scene.enter('west', { tag: B });
      await scene.say('east', A, true);
      await scene.at(1_000);
      expect(await scene.resume(to, A, 1)).toMatchObject({ kind: 'resumed' });
      expect(await scene.heard(to)).toEqual([{ kind: 'proposed', tag: A, pair: scene.pairOf(A), deadline: 1_500 }]);
      await scene.say('west', B, true);
      expect(await scene.heard('west')).toEqual([]);
      await scene.say(to, A, true);
      expect(await scene.heard('west')).toMatchObject([{ kind: 'matched', partner: { node: to } }]);
    });
  }

  example('[H1] [H2] waits are not known before eight people met, and are forgotten again', async (scene) => {
    await scene.join('east');
    for (const round of [1, 2, 3, 4]) {
      expect(await scene.node('east').waits()).toBeNull();
      await matchAfter(scene, round === 4 ? 10_000 : 1_000);
    }
    expect(await scene.node('east').waits()).toEqual({ half: 1_192, most: 11_102 });
    await scene.live(0, 20_000, 'east');
    expect(await scene.node('east').waits()).toBeNull();
  });
}

/** Two meet who both waited so long. */
async function matchAfter(scene: Scene, waitedMs: number): Promise<void> {
  for (const tag of [A, B]) await scene.enter('east', { tag }, -waitedMs);
  for (const tag of [A, B]) await scene.say('east', tag, true);
}
