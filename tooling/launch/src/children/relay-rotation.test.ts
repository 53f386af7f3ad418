import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { relayServer } from '@visavis/testkit/relay';
import { turnClient, turnCredentials } from '@visavis/testkit/turn-client';
import { expect, onTestFinished, test } from 'vitest';
import { relaySettings } from './relay-settings.ts';

const REALM = 'visavis';
const soon = (): number => Math.floor(Date.now() / 1_000) + 300;

/** The operator's commands, as docs/relay.md has them. */
const turnadmin = (database: string, ...words: string[]): void => {
  execFileSync('turnadmin', [...words, '-r', REALM, '-b', database], { stdio: 'ignore' });
};

test('secrets come and go while calls go on', async () => {
  let database = '';
  const relay = await relayServer(({ port, folder }) => {
    database = join(folder, 'turndb');
    turnadmin(database, '-s', 'the old one');
    return relaySettings({ address: '127.0.0.1', port, relayAddress: '127.0.0.2', secrets: [], database });
  });
  onTestFinished(() => relay.remove());
  const visitor = (secret: string) => {
    const client = turnClient(relay.address, turnCredentials(secret, soon()));
    onTestFinished(() => client.close());
    return client;
  };

  const caller = visitor('the old one');
  expect(await caller.allocate()).toMatchObject({ host: '127.0.0.2' });
  expect(await visitor('the new one').allocate()).toBe(401);

  turnadmin(database, '-s', 'the new one');
  expect(await visitor('the new one').allocate()).toMatchObject({ host: '127.0.0.2' });
  expect(await visitor('the old one').allocate()).toMatchObject({ host: '127.0.0.2' });

  turnadmin(database, '-X', 'the old one');
  expect(await visitor('the old one').allocate()).toBe(401);
  // A call made before goes on: its allocation lives by what it was made with.
  expect(await caller.refresh(300)).toBe('ok');
  expect(await visitor('the new one').allocate()).toMatchObject({ host: '127.0.0.2' });
});
