import { randomBytes } from 'node:crypto';
import { readKey } from '@visavis/db/schema';
import { proves } from '@visavis/policy/proves';
import { expect, test } from 'vitest';
import { database } from './database.test-support.ts';
import { checkReadKey, createReadKey, listReadKeys, revokeReadKey } from './read-keys.ts';

const now = new Date('2026-03-14T15:09:26Z');
const spec = { label: 'Report', scopes: ['totals', 'quality'], now, randomBytes } as const;

test(proves('a key opens what it was made for, until it is revoked', 'T1V-08-03', 'ANC-09-03'), async () => {
  const { admin } = await database();
  const { id, token } = await createReadKey(admin, spec);
  expect(token).toMatch(/^vis_[\da-f]{32}_[\w-]{43}$/);
  expect(await checkReadKey(admin, token, 'totals')).toBe('open');
  expect(await checkReadKey(admin, token, 'breakdowns')).toBe('out-of-scope');
  expect(await revokeReadKey(admin, id)).toBe(true);
  expect(await checkReadKey(admin, token, 'totals')).toBe('revoked');
  expect(await listReadKeys(admin)).toEqual([
    { id, label: 'Report', scopes: ['totals', 'quality'], createdDay: new Date('2026-03-14T00:00:00Z'), revoked: true },
  ]);
});

test('neither the key nor its secret is stored', async () => {
  const { admin, owner } = await database();
  const { token } = await createReadKey(admin, spec);
  const rows = JSON.stringify(await owner.select().from(readKey));
  expect(rows).not.toContain(token.slice(-43));
  expect(rows).not.toContain(Buffer.from(token.slice(-43), 'base64url').toString('hex'));
});

test('a key with another secret, another id, or no form of a key is unknown', async () => {
  const { admin } = await database();
  const [one, other] = [await createReadKey(admin, spec), await createReadKey(admin, spec)];
  const mixed = one.token.slice(0, 36) + other.token.slice(36);
  const nobody = `vis_${randomBytes(16).toString('hex')}_${one.token.slice(-43)}`;
  for (const token of [mixed, nobody, '', one.token.slice(0, -1), `${one.token}x`, one.token.toUpperCase(), `vis_${"'".repeat(32)}_${'a'.repeat(43)}`]) {
    expect(await checkReadKey(admin, token, 'totals')).toBe('unknown');
  }
});

test('revoking what is not there says so', async () => {
  const { admin } = await database();
  expect(await revokeReadKey(admin, '00000000-0000-4000-8000-000000000000')).toBe(false);
  expect(await revokeReadKey(admin, 'no id')).toBe(false);
});

test.each(['signaling', 'collector'] as const)('%s sees no key and makes none', async (role) => {
  const seen = await database();
  const { token } = await createReadKey(seen.admin, spec);
  await expect(checkReadKey(seen[role], token, 'totals')).rejects.toMatchObject({ reason: 'forbidden' });
  await expect(createReadKey(seen[role], spec)).rejects.toMatchObject({ reason: 'forbidden' });
});
