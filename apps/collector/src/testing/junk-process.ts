import { randomBytes } from 'node:crypto';
import type { Sighting } from '../intake/sighting.ts';
import { Counting } from '../counting/counting.ts';
import { HeldHosts } from '../counting/held-hosts.ts';
import { Sums } from '../counting/sums.ts';
import { MAX_CELLS, MAX_HOSTS_OF_DAY } from '../start-collector.ts';
import { MemoryVisitors } from '../visitors/memory-visitors.ts';
import { ALL_TABLES } from './started-collector.ts';

// A million visitors, each with a referring host that nobody else brings. Says over IPC how many bytes more
// are in use afterwards, and what is there to be written.
const MILLION = 1_000_000;
const BATCH = 500;
const HOUR = 20_779 * 24 + 12;

const sums = new Sums({ tables: () => ALL_TABLES, maxCells: MAX_CELLS });
const hosts = new HeldHosts({ sums, threshold: () => 20, maxHosts: MAX_HOSTS_OF_DAY });
const visitors = new MemoryVisitors({ randomBytes, now: () => HOUR * 3_600_000, onKeyStarted: () => {} });
const counting = new Counting({ sums, hosts, campaigns: () => new Set(), visitors, now: () => HOUR * 3_600_000 });

/** As much as a host may have: 253 characters. */
const hostOf = (index: number): string => `${`${'x'.repeat(60)}.`.repeat(3)}${String(index).padStart(60, 'y')}.example`;

const sighting = (index: number): Sighting => ({
  hour: HOUR,
  tag: randomBytes(8).readBigUInt64BE(),
  household: index,
  count: { event: 'view', page: '/', entry: true, from: hostOf(index) },
  family: { browser: 'firefox', system: 'linux', form: 'desktop' },
  country: 'unknown',
});

function inUse(): number {
  globalThis.gc?.();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const before = inUse();
for (let index = 0; index < MILLION; index += BATCH) {
  await counting.count(Array.from({ length: BATCH }, (_, more) => sighting(index + more)));
}
const bytes = inUse() - before;
// Asked only now, so that nobody can have cleared it away before.
const beyond = await visitors.beyond(Math.floor(HOUR / 24));
const cells = sums.take()?.cells ?? [];
process.send?.({ bytes, beyond, hosts: hosts.size, values: [...new Set(cells.map(({ value }) => value))], referrers: cells.filter(({ table }) => table === 'referrers') });
