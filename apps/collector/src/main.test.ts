import { postgres, type TestDatabase } from '@visavis/testkit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startCollectorProcess } from './testing/collector-process.ts';
import { storedCounts } from './testing/stored-counts.ts';
import { CALL, VIEW, visit } from './testing/visit.ts';

const NOTHING = { pages: {}, callsStarted: 0 };
const NEVER_MS = 60_000;

let database: TestDatabase;
beforeEach(async () => {
  database = await postgres();
});
afterEach(() => database.close());

const stored = () => storedCounts(database.ownerUrl);

describe('the collector and its database', () => {
  it('stores every count once, while it runs', async () => {
    const collector = await startCollectorProcess(database.urls.collector);
    for (let index = 0; index < 20; index += 1) await visit(collector.port, { body: index % 2 === 0 ? VIEW : CALL });
    await visit(collector.port, { body: '{"event":"view","page":"/chat/","entry":false}' });
    const all = { pages: { '/': { views: 10, visits: 10 }, '/chat/': { views: 1, visits: 0 } }, callsStarted: 10 };
    await vi.waitFor(async () => expect(await stored()).toEqual(all), { timeout: 10_000 });
    expect(await collector.end('SIGTERM')).toBe(0);
    expect(await stored()).toEqual(all);
    expect(collector.output()).toBe(`collector ready on port ${collector.port}\n`);
  });

  it.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)('stores what is left at %s', async (end) => {
    const collector = await startCollectorProcess(database.urls.collector, NEVER_MS);
    await visit(collector.port);
    expect(await stored()).toEqual(NOTHING);
    expect(await collector.end(end)).toBe(0);
    expect(await stored()).toEqual({ pages: { '/': { views: 1, visits: 1 } }, callsStarted: 0 });
  });

  it('stores nothing of those who object, of bots, of other sites and of junk', async () => {
    const collector = await startCollectorProcess(database.urls.collector, NEVER_MS);
    await visit(collector.port, { headers: { 'sec-gpc': '1' } });
    await visit(collector.port, { headers: { dnt: '1' } });
    await visit(collector.port, { headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' } });
    await visit(collector.port, { headers: { 'user-agent': '' } });
    await visit(collector.port, { headers: { 'sec-fetch-site': 'cross-site' } });
    await visit(collector.port, { body: VIEW.replace('"/"', '"/secret"') });
    await visit(collector.port, { body: `[${VIEW}]` });
    expect(await collector.end('SIGTERM')).toBe(0);
    expect(await stored()).toEqual(NOTHING);
  });

  it('adds up what two collectors of one hour counted', async () => {
    const both = await Promise.all([1, 2].map(() => startCollectorProcess(database.urls.collector)));
    await Promise.all(both.flatMap(({ port }) => Array.from({ length: 30 }, () => visit(port))));
    await Promise.all(both.map((collector) => collector.end('SIGTERM')));
    expect(await stored()).toEqual({ pages: { '/': { views: 60, visits: 60 } }, callsStarted: 0 });
  });
});

describe('a collector that cannot start', () => {
  it('says in one line what to do', async () => {
    await expect(startCollectorProcess('mysql://localhost')).rejects.toThrow('DATABASE_URL: must start with postgres://');
  });
});

