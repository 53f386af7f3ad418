import { describe, expect, test } from 'vitest';
import type { Ban } from './ban-list.ts';
import { KeptBans, MOST_BANS } from './kept-bans.ts';

const ANN = { tag: 'ann', network: 'home' };

function keeping() {
  const store = { bans: [] as Ban[], isAway: false, now: 0, asked: 0 };
  const bans = new KeptBans({
    now: () => store.now,
    load: async (most) => {
      store.asked = most;
      if (store.isAway) throw new Error('away');
      return store.bans;
    },
  });
  return { bans, store };
}

describe('bans that are kept', () => {
  test.each([
    ['tag', 'ann', true],
    ['tag', 'home', false],
    ['network', 'home', true],
    ['network', 'ann', false],
  ] as const)('[N1] a ban of the %s %s keeps somebody out: %s', async (kind, mark, expected) => {
    const { bans, store } = keeping();
    store.bans = [{ kind, mark, endsAt: 1_000 }];
    await bans.refresh();
    expect(bans.isBanned(ANN)).toBe(expected);
  });

  test('[N1] who has no key is judged by the network alone', async () => {
    const { bans, store } = keeping();
    store.bans = [{ kind: 'tag', mark: 'null', endsAt: 1_000 }];
    await bans.refresh();
    expect(bans.isBanned({ tag: null, network: 'home' })).toBe(false);
  });

  test('[N2] a ban ends by itself, and when the store no longer has it', async () => {
    const { bans, store } = keeping();
    store.bans = [{ kind: 'tag', mark: 'ann', endsAt: 1_000 }];
    await bans.refresh();
    store.now = 999;
    expect(bans.isBanned(ANN)).toBe(true);
    store.now = 1_000;
    expect(bans.isBanned(ANN)).toBe(false);
    store.now = 0;
    store.bans = [];
    await bans.refresh();
    expect(bans.isBanned(ANN)).toBe(false);
  });

  test('[N3] while the store is away the last known ones hold, each to its own end', async () => {
    const { bans, store } = keeping();
    store.bans = [{ kind: 'tag', mark: 'ann', endsAt: 1_000 }];
    await bans.refresh();
    store.isAway = true;
    await expect(bans.refresh()).rejects.toThrow('away');
    expect(bans.isBanned(ANN)).toBe(true);
    store.now = 1_000;
    expect(bans.isBanned(ANN)).toBe(false);
  });

  test('[N2] says whether there are new ones', async () => {
    const { bans, store } = keeping();
    store.bans = [{ kind: 'tag', mark: 'ann', endsAt: 1_000 }];
    expect([await bans.refresh(), await bans.refresh()]).toEqual([true, false]);
  });

  test('[N4] are bounded', async () => {
    const { bans, store } = keeping();
    store.bans = Array.from({ length: MOST_BANS + 5 }, (_, index) => ({ kind: 'tag', mark: String(index), endsAt: 1 }));
    await bans.refresh();
    expect([bans.size, store.asked]).toEqual([MOST_BANS, MOST_BANS]);
  });
});
