import { ban } from '@visavis/db/schema';
import { manifestFor } from '@visavis/policy';
import { expect, test } from 'vitest';
import { currentBans } from './current-bans.ts';
import { database } from './database.test-support.ts';
import { sweepExpired } from './sweep-expired.ts';

const NOW = new Date('2026-03-14T15:00:00Z');
const [HOUR, DAY] = [3_600_000, 86_400_000];
const promises = [{ effective: '2026-01-01', manifest: manifestFor('anoncam') }];
const NETWORK = Buffer.alloc(32, 7);
const TAG = Buffer.alloc(12, 7);

/** Bans of networks that end so many milliseconds from now. */
async function bansEnding(...ends: readonly number[]) {
  const databases = await database();
  await databases.owner.insert(ban).values(ends.map((ms, index) => ({ kind: 'network' as const, mark: Buffer.alloc(32, index), endsAt: new Date(NOW.getTime() + ms) })));
  return databases;
}

test('signaling reads who is banned, as marks and ends', async () => {
  const { owner, signaling } = await database();
  const endsAt = new Date(NOW.getTime() + HOUR);
  await owner.insert(ban).values([{ kind: 'network', mark: NETWORK, endsAt }, { kind: 'tag', mark: TAG, endsAt }]);
  const bans = await currentBans(signaling, { promises, most: 10, now: NOW });
  expect(bans.toSorted((one, other) => one.kind.localeCompare(other.kind))).toEqual([
    { kind: 'network', mark: NETWORK.toString('base64url'), endsAt: endsAt.getTime() },
    { kind: 'tag', mark: TAG.toString('base64url'), endsAt: endsAt.getTime() },
  ]);
});

test('bans that ended, and those that are longer than promised, are not in force and go with the next sweep', async () => {
  const { owner, admin, signaling } = await bansEnding(-HOUR, 0, HOUR, 30 * DAY, 30 * DAY + HOUR);
  const bans = await currentBans(signaling, { promises, most: 10, now: NOW });
  expect(bans.map(({ endsAt }) => endsAt - NOW.getTime())).toEqual([30 * DAY, HOUR]);
  expect(await sweepExpired(admin, { promises, now: NOW })).toMatchObject({ bans: 3 });
  expect(await owner.$count(ban)).toBe(2);
});

test('where a policy declares no bans none is in force, and none stays', async () => {
  const { admin, signaling } = await bansEnding(HOUR);
  const visavis = [{ effective: '2026-01-01', manifest: manifestFor('visavis') }];
  expect(await currentBans(signaling, { promises: visavis, most: 10, now: NOW })).toEqual([]);
  expect(await sweepExpired(admin, { promises: visavis, now: NOW })).toMatchObject({ bans: 1 });
});

test('of too many those that end last are in force', async () => {
  const { signaling } = await bansEnding(HOUR, 3 * HOUR, 2 * HOUR);
  const bans = await currentBans(signaling, { promises, most: 2, now: NOW });
  expect(bans.map(({ endsAt }) => endsAt - NOW.getTime())).toEqual([3 * HOUR, 2 * HOUR]);
});

test.each([
  ['a mark of another length', { kind: 'network', mark: TAG, endsAt: NOW }],
  ['an end that is no whole hour', { kind: 'tag', mark: TAG, endsAt: new Date(NOW.getTime() + 1) }],
] as const)('the database refuses %s', async (_, row) => {
  const { owner } = await database();
  await expect(owner.insert(ban).values(row)).rejects.toThrow();
});
