import { randomBytes } from 'node:crypto';
import { setupLink } from '@visavis/db/schema';
import { manifestFor } from '@visavis/policy';
import { fakeClock } from '@visavis/testkit';
import { expect, test } from 'vitest';
import { checkSetupLink } from './check-setup-link.ts';
import { consumeSetupLink } from './consume-setup-link.ts';
import { createSetupLink } from './create-setup-link.ts';
import { database } from './database.test-support.ts';

const MINUTE = 60_000;

test('a link is open for an hour and expired from then on', async () => {
  const { admin } = await database();
  const clock = fakeClock();
  const { token, expiresAt } = await createSetupLink(admin, { now: clock.date(), randomBytes });
  expect(token).toMatch(/^[\w-]{43}$/);
  clock.advance(60 * MINUTE - 1);
  expect(await checkSetupLink(admin, token, clock.date())).toBe('open');
  clock.advance(1);
  expect(clock.date()).toEqual(expiresAt);
  expect(await checkSetupLink(admin, token, clock.date())).toBe('expired');
  expect(await consumeSetupLink(admin, token, clock.date())).toBe(false);
});

test('a link lives as long as the policy says', () => {
  expect(manifestFor('visavis').data.setUpLinks.retention.length).toEqual({ amount: 1, unit: 'hours' });
});

test('the token itself is nowhere in the database', async () => {
  const { admin, owner } = await database();
  const { token } = await createSetupLink(admin, { now: new Date(), randomBytes });
  const [row] = await owner.select().from(setupLink);
  const stored = Buffer.from(row?.tokenHash ?? []);
  expect(stored).toHaveLength(32);
  expect(stored.equals(Buffer.from(token, 'base64url'))).toBe(false);
});

test('a new link ends the earlier ones that nobody used, and leaves used ones used', async () => {
  const { admin } = await database();
  const clock = fakeClock();
  const make = () => createSetupLink(admin, { now: clock.date(), randomBytes });
  const used = await make();
  expect(await consumeSetupLink(admin, used.token, clock.date())).toBe(true);
  const earlier = await make();
  const latest = await make();
  const states = await Promise.all([used, earlier, latest].map(({ token }) => checkSetupLink(admin, token, clock.date())));
  expect(states).toEqual(['used', 'expired', 'open']);
});

test('of links made at once one stays open', async () => {
  const { admin } = await database();
  const now = new Date();
  const links = await Promise.all(Array.from({ length: 8 }, () => createSetupLink(admin, { now, randomBytes })));
  const states = await Promise.all(links.map(({ token }) => checkSetupLink(admin, token, now)));
  expect(states.filter((state) => state === 'open')).toHaveLength(1);
});

test('of many that use a link at once exactly one succeeds', async () => {
  const { admin } = await database();
  const { token } = await createSetupLink(admin, { now: new Date(), randomBytes });
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => consumeSetupLink(admin, token)));
  expect(outcomes.filter(Boolean)).toHaveLength(1);
  expect(await checkSetupLink(admin, token)).toBe('used');
});

test('a link used in a transaction that is rolled back can be used again', async () => {
  const { admin } = await database();
  const { token } = await createSetupLink(admin, { now: new Date(), randomBytes });
  const work = admin.transaction(async (tx) => {
    expect(await consumeSetupLink(tx, token)).toBe(true);
    throw new Error('the owner could not be saved');
  });
  await expect(work).rejects.toThrow('the owner could not be saved');
  expect(await consumeSetupLink(admin, token)).toBe(true);
});

test.each([
  ['a random one', randomBytes(32).toString('base64url')],
  ['none', ''],
  ['too short', 'abc'],
  ['too long', 'a'.repeat(4_000)],
  ['not base64url', '\0'.repeat(43)],
])('a token that was never made is unknown: %s', async (_, token) => {
  const { admin } = await database();
  expect(await checkSetupLink(admin, token)).toBe('unknown');
  expect(await consumeSetupLink(admin, token)).toBe(false);
});

test('a token with stray bits in its last letter is not the token', async () => {
  const { admin } = await database();
  const { token } = await createSetupLink(admin, { now: new Date(), randomBytes: (size) => new Uint8Array(size) });
  expect(await checkSetupLink(admin, token)).toBe('open');
  expect(await checkSetupLink(admin, `${token.slice(0, -1)}B`)).toBe('unknown');
});

test('neither signaling nor the collector sees a link', async () => {
  const { admin, signaling, collector } = await database();
  const { token } = await createSetupLink(admin, { now: new Date(), randomBytes });
  for (const db of [signaling, collector]) {
    await expect(checkSetupLink(db, token)).rejects.toMatchObject({ reason: 'forbidden' });
  }
});
