import { expect } from 'vitest';
import { avoidFilter } from '../avoid-filter.ts';
import { TAGS } from './people.ts';
import type { Example } from './scene.ts';

const [A, B, C] = TAGS;
const TAKEN_OVER = { kind: 'gone', tag: A, why: 'taken-over' };

/** One visitor with two searches [Q9, N4]. */
export function examplesOfSearchingAnew(example: Example): void {
  example('[Q9] a tag is in a pool once: what its node has in play, or proposed, it does not enter twice', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    expect(await scene.enter('east', { tag: A, mode: 'text' })).toEqual({ kind: 'already-there' });
    await scene.enter('west', { tag: B });
    expect(await scene.enter('east', { tag: A })).toEqual({ kind: 'already-there' });
    await scene.say('east', A, true);
    await scene.say('west', B, true);
    expect(await scene.heard('west')).toMatchObject([{ kind: 'matched' }]);
  });

  example('[Q9] a new search takes the place of a suspended one, as if that were withdrawn', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A });
    await scene.node('east').suspend(A);
    await scene.at(100);
    expect(await scene.enter('east', { tag: A, mode: 'text' })).toEqual({ kind: 'entered', since: 100 });
    expect(await scene.resume('west', A, 2)).toEqual({ kind: 'outdated', generation: 1 });
    await scene.enter('west', { tag: B });
    await scene.enter('west', { tag: C, mode: 'text' });
    expect(await scene.proposed('east', 'west')).toEqual([[A, C]]);
    await scene.live(100, 30_100, 'east', 'west');
    expect((await scene.heard('east')).filter(({ kind }) => kind === 'gone')).toEqual([]);
  });

  example('[Q9] [Q11] a full pool has room for who was there already', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A, mode: 'text' });
    expect(await scene.enter('west', { tag: B })).toEqual({ kind: 'full' });
    expect(await scene.enter('west', { tag: A })).toMatchObject({ kind: 'entered' });
    expect(await scene.node('west').withdraw(A)).toBe(true);
  }, 1);

  example('[Q9] [N5] it takes the place of what a node left behind, too', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('east', { tag: A, mode: 'text' });
    await scene.node('east').leave();
    expect(await scene.enter('west', { tag: A })).toMatchObject({ kind: 'entered' });
    expect(await scene.node('west').withdraw(A)).toBe(true);
  });

  for (const place of ['waits', 'is suspended'] as const) {
    example(`[Q9] a new search at another node takes the place of one that ${place}; the old node is told, and has no say`, async (scene) => {
      await scene.join('east', 'west');
      await scene.enter('east', { tag: A });
      if (place === 'is suspended') await scene.node('east').suspend(A);
      await scene.at(100);
      expect(await scene.enter('west', { tag: A, mode: 'text' })).toEqual({ kind: 'entered', since: 100 });
      expect(await scene.heard('east')).toEqual([TAKEN_OVER]);
      expect(await scene.node('east').withdraw(A)).toBe(false);
      await scene.node('east').suspend(A);
      await scene.enter('east', { tag: B });
      await scene.enter('east', { tag: C, mode: 'text' });
      expect(await scene.proposed('east', 'west')).toEqual([[A, C]]);
    });
  }

  example('[Q9] a new search at another node ends the proposal of the old one: the partner returns, and looks first', async (scene) => {
    await scene.join('east', 'west', 'north');
    await scene.enter('east', { tag: A });
    await scene.at(10);
    await scene.enter('north', { tag: B });
    await scene.heard('north');
    await scene.say('east', A, true);
    await scene.enter('north', { tag: C, avoid: avoidFilter([A]) });
    const pair = scene.pairOf(A);
    await scene.enter('west', { tag: A });
    expect(await scene.heard('east')).toEqual([TAKEN_OVER]);
    expect(await scene.heard('north')).toMatchObject([{ kind: 'returned', tag: B, pair }, { kind: 'proposed', tag: B }, { kind: 'proposed', tag: C }]);
    expect(await scene.heard('west')).toEqual([]);
  });

  example('[N4] [Q9] what a node enters again takes no place: a search that is there is newer, also one that is suspended', async (scene) => {
    await scene.join('east', 'west');
    await scene.enter('west', { tag: A });
    expect(await scene.enterAgain('east', { tag: A }, 0)).toEqual({ kind: 'already-there' });
    await scene.node('west').suspend(A);
    expect(await scene.enterAgain('east', { tag: A }, 0)).toEqual({ kind: 'already-there' });
    await scene.node('west').leave();
    expect(await scene.enterAgain('east', { tag: A }, 0)).toEqual({ kind: 'already-there' });
    expect(await scene.enterAgain('east', { tag: B }, -50)).toEqual({ kind: 'entered', since: -50 });
  });
}
