import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/folders.ts';
import { raw } from '../testing/fresh-database.ts';
import { findBinaries } from './binaries.ts';
import { OWNER, prepareCluster } from './cluster.ts';
import { freePort } from './free-port.ts';
import { preparePlace } from './place.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const MARKER = 'Zq7-marker-9f3e';

async function server(): Promise<{ process: ServerProcess; url: string }> {
  const binaries = findBinaries();
  const place = preparePlace(temporaryFolder(), binaries);
  const password = await prepareCluster({ place, major: binaries.major, durability: 'none' });
  const port = await freePort();
  const started = await startServerProcess(place, port);
  if (!started.ready) return expect.unreachable(started.words);
  onTestFinished(started.process.stop);
  return { process: started.process, url: `postgres://${OWNER}:${password}@127.0.0.1:${port}/postgres` };
}

async function provoke(url: string): Promise<void> {
  for (const statement of [
    `select '${MARKER}'::int`,
    `do $$ begin raise warning '${MARKER}'; raise exception '${MARKER}'; end $$`,
    `create temp table t (word text unique); insert into t values ('${MARKER}'), ('${MARKER}')`,
  ]) {
    await raw(url, statement).catch(() => {});
  }
}

test('the server logs no statement and no value of an error', async () => {
  const { process, url } = await server();
  await provoke(url);
  await process.stop();
  expect(await process.ended).not.toContain(MARKER);
});

test('control: the same errors would be seen if the server logged them', async () => {
  const { process, url } = await server();
  await raw(url, `alter system set log_min_messages = 'warning'`);
  await raw(url, 'select pg_reload_conf()');
  await provoke(url);
  await process.stop();
  expect(await process.ended).toContain(MARKER);
});
