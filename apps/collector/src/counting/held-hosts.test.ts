import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HeldHosts } from './held-hosts.ts';
import { Sums } from './sums.ts';

const DAY = 20_779;

function setUp(options: { threshold?: number; maxHosts?: number } = {}) {
  const sums = new Sums({ tables: () => new Set(['referrers']), maxCells: 10_000 });
  const { threshold = 3, maxHosts = 10 } = options;
  const hosts = new HeldHosts({ sums, threshold: () => threshold, maxHosts });
  const written = (): Record<string, number> =>
    Object.fromEntries((sums.take()?.cells ?? []).map(({ page, value, count }) => [`${page} ${value}`.trim(), count]));
  let households = 0;
  /** Somebody from an address that brought nothing before. */
  const add = (day: number, page: string, value: string): void => hosts.add(day, { page, value, household: (households += 1) });
  return { add, hosts, written };
}

it(proves('writes no host that visitors of fewer than k address prefixes brought, and all that it held once they have', 'VIS-04-06'), () => {
  const { add, written } = setUp();
  for (const page of ['', '/', '', '/']) add(DAY, page, 'a.example');
  expect(written()).toEqual({});
  add(DAY, '', 'a.example');
  expect(written()).toEqual({ 'a.example': 3, '/ a.example': 2 });
  add(DAY, '/', 'a.example');
  expect(written()).toEqual({ '/ a.example': 1 });
});

it('counts what was held as other when the day is closed, and begins the next day without it', () => {
  const { add, hosts, written } = setUp();
  for (const host of ['a.example', 'b.example']) for (const page of ['', '/']) add(DAY, page, host);
  add(DAY + 1, '', 'a.example');
  hosts.close(DAY);
  expect(written()).toEqual({ other: 2, '/ other': 2 });
  expect(hosts.days).toEqual([DAY + 1]);
  add(DAY + 1, '', 'a.example');
  expect(written()).toEqual({});
});

it('takes one visitor of many pages for one', () => {
  const { add, written } = setUp();
  for (const page of ['', '/', '/chat/', '/privacy/', '/terms/']) add(DAY, page, 'a.example');
  expect(written()).toEqual({});
});

it('writes at once what is no host', () => {
  const { add, hosts, written } = setUp();
  for (const word of ['none', 'own', 'other']) add(DAY, '', word);
  expect(written()).toEqual({ none: 1, own: 1, other: 1 });
  expect(hosts.size).toBe(0);
});

it('remembers so many hosts and no more; further ones are other', () => {
  const { add, hosts, written } = setUp({ maxHosts: 2 });
  for (const host of ['a.example', 'b.example', 'c.example', 'd.example', 'a.example', 'a.example']) add(DAY, '', host);
  expect(hosts.size).toBe(2);
  expect(written()).toEqual({ 'a.example': 3, other: 2 });
});

it(proves('takes all that one address prefix sends for one, under however many browsers it comes', 'VIS-04-06'), () => {
  const { add, hosts, written } = setUp({ threshold: 20 });
  const [victim, nosy] = [1_001, 1_002];
  hosts.add(DAY, { page: '', value: 'rare.example', household: victim });
  for (let browsers = 0; browsers < 60; browsers += 1) hosts.add(DAY, { page: '', value: 'rare.example', household: nosy });
  for (let others = 0; others < 17; others += 1) add(DAY, '', 'rare.example');
  expect(written()).toEqual({});
  add(DAY, '', 'rare.example');
  expect(written()).toEqual({ 'rare.example': 79 });
});

it('loses nobody and invents nobody, whoever comes from where', () => {
  const visit = fc.record({ day: fc.constantFrom(DAY, DAY + 1), page: fc.constantFrom('', '/', '/chat/'), value: fc.constantFrom('a.example', 'b.example', 'c.example', 'none'), household: fc.nat(4) });
  fc.assert(
    fc.property(fc.array(visit, { maxLength: 60 }), (visits) => {
      const sums = new Sums({ tables: () => new Set(['referrers']), maxCells: 10_000 });
      const hosts = new HeldHosts({ sums, threshold: () => 3, maxHosts: 2 });
      for (const { day, ...brought } of visits) hosts.add(day, brought);
      for (const day of hosts.days) hosts.close(day);
      const cells = sums.take()?.cells ?? [];
      expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(visits.length);
      for (const { hour, value } of cells.filter((cell) => cell.value.includes('.'))) {
        const brought = visits.filter((visit) => visit.day === hour / 24 && visit.page === '' && visit.value === value);
        expect(new Set(brought.map(({ household }) => household)).size).toBeGreaterThanOrEqual(3);
      }
    }),
  );
});
