import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { raw } from '../testing/fresh-database.ts';
import { postmasterPid, temporaryFolder } from '../testing/folders.ts';
import { type EmbeddedServer, startEmbedded } from './start-embedded.ts';

async function started(folder: string): Promise<EmbeddedServer> {
  const server = await startEmbedded(folder, { durability: 'none' });
  onTestFinished(server.stop);
  return server;
}

test('data are there after a stop and a start, and the owner has the same password', async () => {
  const folder = temporaryFolder();
  const first = await started(folder);
  await raw(first.url, 'create table kept (word text); insert into kept values ($$yes$$)');
  await first.stop();
  expect(await first.ended).toBeNull();

  const second = await started(folder);
  expect(await raw(second.url, 'select word from kept')).toEqual([{ word: 'yes' }]);
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
});

test('the server is UTF-8, checksummed, on loopback alone, and lets nobody in without a password', async () => {
  const folder = temporaryFolder();
  const { url } = await started(folder);
  const [settings] = await raw(
    url,
    `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
            current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
            current_setting('server_version_num')::int / 10000 as major,
            (select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256') as open_doors`,
  );
  expect(settings).toEqual({
    encoding: 'UTF8',
    checksums: 'on',
    listens: '127.0.0.1',
    sockets: '',
    major: 18,
    open_doors: 0,
  });
  const stranger = Object.assign(new URL(url), { password: 'guess' }).href;
  await expect(raw(stranger, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  const modes = ['visavis-owner-password', 'postgresql.conf'].map((file) => statSync(join(folder, 'cluster', file)).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600]);
});

test('after a kill -9 of the server, what was committed is there and the cause was told', async () => {
  const folder = temporaryFolder();
  const server = await startEmbedded(folder);
  await raw(server.url, 'create table kept (word text); insert into kept values ($$yes$$)');
  process.kill(postmasterPid(folder), 'SIGKILL');
  expect(await server.ended).toMatchObject({ name: 'DatabaseError', reason: 'not-started' });

  const again = await started(folder);
  expect(await raw(again.url, 'select word from kept')).toEqual([{ word: 'yes' }]);
});

test('a second start on a folder in use is refused, and the first server goes on', async () => {
  const folder = temporaryFolder();
  const { url } = await started(folder);
  await expect(startEmbedded(folder)).rejects.toMatchObject({ reason: 'in-use' });
  expect(await raw(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('of two first starts on one folder at most one gets it, and the next start works', async () => {
  const folder = temporaryFolder();
  const both = await Promise.allSettled([startEmbedded(folder), startEmbedded(folder)]);
  const up = both.filter((one) => one.status === 'fulfilled').map((one) => one.value);
  expect(up.length).toBeLessThanOrEqual(1);
  for (const one of both) if (one.status === 'rejected') expect(one.reason).toMatchObject({ name: 'DatabaseError' });
  for (const server of up) await server.stop();
  const { url } = await started(folder);
  expect(await raw(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a pid file whose number belongs to another program now does not stop a start', async () => {
  const folder = temporaryFolder();
  const first = await started(folder);
  await first.stop();
  writeFileSync(join(folder, 'cluster', 'postmaster.pid'), `${process.pid}\n${join(folder, 'cluster')}\n1\n1\n\n\n\nready   \n`);
  const { url } = await started(folder);
  expect(await raw(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('what an interrupted first start left is cleared away', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'cluster.new'));
  writeFileSync(join(folder, 'cluster.new', 'PG_VERSION'), '18\n');
  await started(folder);
  expect(readdirSync(folder).sort()).toEqual(['cluster', 'keeper.pid']);
});

test('data of another major version are refused in one line and left as they are', async () => {
  const folder = temporaryFolder();
  const first = await started(folder);
  await first.stop();
  const version = join(folder, 'cluster', 'PG_VERSION');
  writeFileSync(version, '17\n');
  await expect(startEmbedded(folder)).rejects.toMatchObject({
    reason: 'other-major',
    message: expect.stringMatching(/^[^\n]+$/),
  });
  writeFileSync(version, '18\n');
  await started(folder);
  expect(existsSync(version)).toBe(true);
});
