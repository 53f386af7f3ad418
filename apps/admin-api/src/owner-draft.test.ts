import { personal, read } from '@visavis/policy/personal';
import { expect, it } from 'vitest';
import { openDraft, sealDraft } from './owner-draft.ts';

const DRAFT = {
  token: 'the-link',
  email: personal('operator-email', 'owner@example.org'),
  passwordHash: 'salt:hash',
  totpSecret: 'secret',
  recoveryCodes: ['aaaaa-bbbbb'],
};

it('comes back as it was for the link it was made for', async () => {
  const sealed = await sealDraft('key', DRAFT);
  expect(sealed).not.toContain('owner');
  const opened = await openDraft('key', sealed, 'the-link');
  expect(opened).toEqual(DRAFT);
  // Closed values look alike, so what is inside is compared open.
  expect(opened && read(opened.email, 'run-service')).toBe('owner@example.org');
});

it('is nothing under another key, for another link, or changed', async () => {
  const sealed = await sealDraft('key', DRAFT);
  const flipped = (sealed.startsWith('0') ? '1' : '0') + sealed.slice(1);
  expect(await openDraft('another key', sealed, 'the-link')).toBeNull();
  expect(await openDraft('key', sealed, 'another link')).toBeNull();
  expect(await openDraft('key', flipped, 'the-link')).toBeNull();
  expect(await openDraft('key', 'not sealed at all', 'the-link')).toBeNull();
});
