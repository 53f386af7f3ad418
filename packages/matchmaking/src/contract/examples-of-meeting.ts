import { expect } from 'vitest';
import { avoidFilter } from '../avoid-filter.ts';
import { PoolFenced } from '../pool.ts';
import { cardOf, TAGS, ticketOf } from './people.ts';
import type { Example } from './scene.ts';

const [A, B, C, D, E] = TAGS;
const WISHES = { interests: 'any', languages: 'any', country: 'any' } as const;
const chess = { interests: ['chess'], wishes: { ...WISHES, interests: 'first' } } as const;

/** Time, who may meet, and wishes [C, Q, W]. */
export function examplesOfMeeting(example: Example): void {
  example('[C1] [P2] what lasts until a time is over at that time: an answer at the deadline is late', async (scene) => {
    await scene.join('east', 'west');
    for (const [at, last, is] of [[0, 1_499, 'matched'], [2_000, 3_500, 'proposed']] as const) {
      await scene.renew(at, 'east', 'west');
      await scene.enter('east', { tag: A });
      await scene.enter('west', { tag: B });
      await scene.say('east', A, true);
      await scene.heard('west');
      await scene.at(last);
      await scene.say('west', B, true);
      expect((await scene.heard('west')).at(-1)).toMatchObject({ kind: is, tag: B });
    }
  });

  example('[C2] what is due is done at its own time, whenever the next call comes', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A, ...chess });
    await scene.at(2_000);
    await scene.enter('west', { tag: B });
    await scene.renew(2_500, 'east');
    await scene.renew(3_400, 'west');
    expect(await scene.heard('east')).toMatchObject([{ kind: 'proposed', deadline: 4_500 }]);
  });

  example('[C2] a call that is refused does what is due, too', async (scene) => {
    await scene.join('east', 'west');
    const old = scene.node('east');
    await scene.join('east');
    await scene.enter('east', { tag: A, ...chess });
    await scene.enter('west', { tag: B });
    await scene.renew(2_900, 'east', 'west');
    await scene.at(3_000);
    await expect(old.renew()).rejects.toThrow(PoolFenced);
    expect(await scene.heard('east')).toMatchObject([{ kind: 'proposed', deadline: 4_500 }]);
  });

  example('[C3] [Q8] of those who come into play together, the pair is first whose longer waiting one waits longest', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    await scene.at(10);
    await scene.enter('east', { tag: B, ...chess });
    // East is silent while B drops its wish. When it comes back, A could meet D, but B waited longer than D.
    await scene.renew(3_020, 'west');
    await scene.enter('west', { tag: D });
    expect(await scene.proposed('east', 'west')).toEqual([]);
    await scene.renew(3_100, 'east');
    expect(await scene.proposed('east', 'west')).toEqual([[A, B]]);
  });

  example('[C3] [Q8] wishes that are dropped at one moment: nobody is passed over', async (scene) => {
    await scene.join('east', 'west');
    // B drops its wish, and both may meet it: the one that waits longest does, though another dropped a wish as well.
    await scene.enter('east', { tag: C, avoid: avoidFilter([A]) }, -9_000);
    await scene.enter('east', { tag: A, languages: ['fr'], wishes: { ...WISHES, languages: 'first' } }, -5_000);
    await scene.enter('west', { tag: B, ...chess }, 0);
    expect(await scene.proposed('east', 'west')).toEqual([]);
    await scene.renew(2_999, 'east', 'west');
    expect(await scene.proposed('east', 'west')).toEqual([]);
    await scene.renew(3_000, 'east', 'west');
    expect(await scene.proposed('east', 'west')).toEqual([[B, C].toSorted()]);
  });

  example('[Q1] the longest waiting is met first, then the next', async (scene) => {
    await scene.join('east', 'west');
    const apart = avoidFilter([A, B, C]);
    await scene.at(1);
    await scene.enter('east', { tag: B, avoid: apart });
    await scene.at(2);
    await scene.enter('east', { tag: A, avoid: apart });
    await scene.enter('west', { tag: D, avoid: avoidFilter([E]) });
    expect(await scene.proposed('east', 'west')).toEqual([[B, D]]);
    await scene.enter('west', { tag: E });
    expect(await scene.proposed('east', 'west')).toEqual([[A, E]]);
  });

  example('[Q1] of equals the smaller tag is met first; who comes back has the old place; nobody comes from the future', async (scene) => {
    await scene.join('east', 'west');
    const apart = avoidFilter([A, B, C]);
    await scene.at(10_000);
    expect(await scene.enter('east', { tag: B, avoid: apart })).toEqual({ kind: 'entered', since: 10_000 });
    expect(await scene.enter('east', { tag: A, avoid: apart }, 99_000)).toEqual({ kind: 'entered', since: 10_000 });
    expect(await scene.enter('east', { tag: C, avoid: apart }, 4_000)).toEqual({ kind: 'entered', since: 4_000 });
    await scene.enter('west', { tag: D, avoid: avoidFilter([E]) });
    expect(await scene.proposed('east', 'west')).toEqual([[C, D]]);
    await scene.enter('west', { tag: E });
    expect(await scene.proposed('east', 'west')).toEqual([[A, E]]);
  });

  for (const [rule, one, other] of [
    ['[Q3] not in another mode', { mode: 'text' }, {}],
    ['[Q3] not in another lane', {}, { lane: 'apart' }],
    ['[Q4] not whom the newcomer avoids', {}, { avoid: avoidFilter([A]) }],
    ['[Q4] not who avoids the newcomer', { avoid: avoidFilter([C, B]) }, {}],
    ['[Q5] not without a connection that both take', { connections: 'direct' }, { connections: 'shielded' }],
  ] as const) {
    example(`${rule}: those two wait side by side, and a third is met`, async (scene) => {
      await scene.join('east', 'west');
      await scene.enter('east', { tag: A, ...one });
      await scene.enter('west', { tag: B, ...other });
      expect(await scene.proposed('east', 'west')).toEqual([]);
      await scene.enter('west', { tag: D, ...one, avoid: '' });
      expect(await scene.proposed('east', 'west')).toEqual([[A, D]]);
    });
  }

  for (const [one, other] of [['either', 'direct'], ['shielded', 'either'], ['direct', 'direct'], ['shielded', 'shielded'], ['either', 'either']] as const) {
    example(`[Q5] ${one} meets ${other}`, async (scene) => {
      await scene.join('east');
      await scene.enter('east', { tag: A, connections: one });
      await scene.enter('east', { tag: B, connections: other });
      expect(await scene.proposed('east')).toEqual([[A, B]]);
    });
  }

  example('[Q7] [Q8] of two hundred who enter at once each is matched with one other, and no one twice', async (scene) => {
    await scene.join('east', 'west');
    const tags = Array.from({ length: 200 }, (_, number) => `visitor${String(number).padStart(9, '0')}`);
    await Promise.all(tags.map((tag, number) => scene.enter(number % 2 === 0 ? 'east' : 'west', { tag })));
    await Promise.all([scene.heard('east'), scene.heard('west')]);
    await Promise.all(tags.map((tag, number) => scene.say(number % 2 === 0 ? 'east' : 'west', tag, true)));
    const matched = [...(await scene.heard('east')), ...(await scene.heard('west'))].filter((event) => event.kind === 'matched');
    expect(matched.map(({ tag }) => tag).toSorted()).toEqual(tags);
    expect(matched.map(({ partner }) => partner.ticket.tag).toSorted()).toEqual(tags);
  }, 1_000);

  example('[Q10] [Q7] a ticket is withdrawn once, and is met by nobody then', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    expect(await scene.node('east').withdraw(A)).toBe(true);
    expect(await scene.node('east').withdraw(A)).toBe(false);
    await scene.enter('west', { tag: B });
    expect(await scene.proposed('east', 'west')).toEqual([]);
  });

  example('[Q10] withdrawn out of a proposal: the other one returns, is told, and meets the next', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    await scene.enter('west', { tag: B });
    await Promise.all([scene.heard('east'), scene.heard('west')]);
    const pair = scene.pairOf(A);
    expect(await scene.node('east').withdraw(A)).toBe(true);
    expect(await scene.heard('west')).toEqual([{ kind: 'returned', tag: B, pair }]);
    await scene.node('west').answer({ pair, tag: B, isLive: true });
    await scene.enter('east', { tag: C });
    expect(await scene.proposed('east', 'west')).toEqual([[B, C].toSorted()]);
  });

  example('[Q11] a full pool takes only those who fit somebody, and never more than twice its limit', async (scene) => {
    await scene.join('east', 'west');
    expect(await scene.enter('east', { tag: A, avoid: avoidFilter([C]) })).toMatchObject({ kind: 'entered' });
    expect(await scene.enter('east', { tag: B, mode: 'text' })).toEqual({ kind: 'full' });
    expect(await scene.enter('east', { tag: B, avoid: avoidFilter([C]) })).toMatchObject({ kind: 'entered' });
    expect(await scene.proposed('east')).toEqual([[A, B]]);
    await scene.node('east').suspend(A);
    expect(await scene.enter('west', { tag: D })).toEqual({ kind: 'full' });
    await scene.node('east').withdraw(B);
    expect(await scene.enter('west', { tag: C })).toEqual({ kind: 'full' });
    await scene.node('east').withdraw(A);
    expect(await scene.enter('west', { tag: C })).toMatchObject({ kind: 'entered' });
  }, 1);

  example('[Q12] company: all others in play, those only avoid keeps apart, those wishes keep apart', async (scene) => {
    await scene.join('east', 'west');
    const only = { interests: ['go'], wishes: { ...WISHES, interests: 'only' } } as const;
    await scene.enter('east', { tag: A, avoid: avoidFilter([B, D]) });
    await scene.enter('west', { tag: B, avoid: avoidFilter([C, D, E]) });
    await scene.enter('east', { tag: C, ...only, avoid: avoidFilter([B, D, E]) });
    await scene.enter('west', { tag: D, ...only, mode: 'text' });
    expect(await scene.node('east').company(A)).toEqual({ others: 3, avoided: 1, unlike: 1 });
    expect(await scene.node('west').company(B)).toEqual({ others: 3, avoided: 1, unlike: 1 });
    await scene.node('west').suspend(B);
    expect(await scene.node('east').company(A)).toEqual({ others: 2, avoided: 0, unlike: 1 });
    expect(await scene.node('west').company(B)).toEqual({ others: 3, avoided: 1, unlike: 1 });
    expect(await scene.node('east').company(E)).toEqual({ others: 0, avoided: 0, unlike: 0 });
    await scene.node('west').withdraw(B);
    await scene.enter('west', { tag: E });
    expect(await scene.node('east').company(A)).toEqual({ others: 0, avoided: 0, unlike: 0 });
  });

  for (const [kind, after, mine, theirs] of [
    ['interests', 3_000, { interests: ['chess', 'go'] }, { interests: ['go'] }],
    ['languages', 8_000, { languages: ['en', 'fr'] }, { languages: ['fr'] }],
    ['country', 15_000, { country: 'DE' }, { country: 'DE' }],
  ] as const) {
    example(`[W1] [W2] [W4] a wish about ${kind} is dropped after ${after} ms, and two meet at that moment`, async (scene) => {
      await scene.join('east', 'west');
      const wishes = { ...WISHES, [kind]: 'first' } as const;
      await scene.enter('east', { tag: A, ...mine, wishes });
      await scene.enter('west', { tag: B, avoid: avoidFilter([C]) });
      await scene.live(0, after - 1, 'east', 'west');
      expect(await scene.proposed('east', 'west')).toEqual([]);
      await scene.renew(after, 'west');
      expect(await scene.heard('east')).toMatchObject([{ kind: 'proposed', tag: A, deadline: after + 1_500 }]);
    });

    example(`[W1] [W3] a wish only about ${kind} is never dropped, and met by one who shares it`, async (scene) => {
      await scene.join('east', 'west');
      await scene.enter('east', { tag: A, ...mine, wishes: { ...WISHES, [kind]: 'only' } });
      await scene.enter('west', { tag: B });
      await scene.live(0, 60_000, 'east', 'west');
      expect(await scene.proposed('east', 'west')).toEqual([]);
      await scene.enter('west', { tag: C, ...theirs });
      expect(await scene.proposed('east', 'west')).toEqual([[A, C]]);
    });
  }

  example('[W1] two of whom no country is known do not share it', async (scene) => {
    await scene.join('east');
    for (const tag of [A, B]) await scene.enter('east', { tag, wishes: { ...WISHES, country: 'only' } });
    expect(await scene.proposed('east')).toEqual([]);
  });

  example('[W2] the wishes of both hold: the later one decides, by the time each waited', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A, ...chess });
    await scene.renew(2_000, 'east', 'west');
    await scene.enter('west', { tag: B, interests: ['go'], wishes: { ...WISHES, interests: 'first' } });
    await scene.renew(4_000, 'east', 'west');
    await scene.renew(4_999, 'east', 'west');
    expect(await scene.proposed('east', 'west')).toEqual([]);
    await scene.renew(5_000, 'east', 'west');
    expect(await scene.proposed('east', 'west')).toEqual([[A, B]]);
  });

  example('[P3] both are told everything of the other, and who waited longer', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: B });
    await scene.at(700);
    await scene.enter('west', { tag: A, connections: 'direct' });
    await scene.say('east', B, true);
    expect(await scene.heard('west')).toMatchObject([{ kind: 'proposed' }]);
    await scene.at(900);
    await scene.say('west', A, true);
    const pair = scene.pairOf(A);
    expect(await scene.heard('east')).toEqual([
      { kind: 'matched', tag: B, pair, first: true, waitedMs: 900, partner: { node: 'west', ticket: ticketOf({ tag: A, connections: 'direct' }, 700), card: cardOf(A) } },
    ]);
    expect(await scene.heard('west')).toEqual([
      { kind: 'matched', tag: A, pair, first: false, waitedMs: 200, partner: { node: 'east', ticket: ticketOf({ tag: B }, 0), card: cardOf(B) } },
    ]);
    expect(await scene.node('east').withdraw(B)).toBe(false);
  });
}
