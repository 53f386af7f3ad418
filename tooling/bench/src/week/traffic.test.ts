import { describe, expect, it } from 'vitest';
import { SLICES_PER_DAY, WEEK } from './day-plan.ts';
import { HOMES, Population, tagOf } from './population.ts';
import { type Request, wireOf } from './request.ts';
import { SeededRandom } from './seeded-random.ts';
import { Traffic } from './traffic.ts';

const VISITS = 400;
const CROWD = 300;
const population = new Population(new SeededRandom(3));

function week(seed: number): readonly (readonly Request[])[] {
  const traffic = new Traffic({ random: new SeededRandom(seed), population, visitsPerDay: VISITS, crowd: CROWD });
  return WEEK.map((plan) => traffic.day(plan).flatMap((slice) => [...slice()]));
}

const isVisit = (request: Request): boolean => request.kind === 'counts' && request.count.event === 'view' && request.count.entry;

describe('the traffic of a week', () => {
  const days = week(1);

  it('is the same for the same seed, byte by byte, and another one for another', () => {
    const wire = (requests: readonly Request[]): string => requests.map((request) => wireOf(request, population)).join('');
    expect(wire(week(1).flat())).toBe(wire(days.flat()));
    expect(wire(week(2).flat())).not.toBe(wire(days.flat()));
  });

  it('has as many visits as were asked for, but for those that midnight moves and the crowd', () => {
    const asked = WEEK.reduce((sum, { busy, crowd }) => sum + Math.round(VISITS * busy) + (crowd ? CROWD : 0), 0);
    const visits = days.flat().filter(isVisit).length;
    expect(visits).toBe(asked);
  });

  it('has bots, junk and objectors in it', () => {
    const kinds = Map.groupBy(days.flat(), (request) => (request.kind === 'dropped' ? request.reason : request.kind));
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(['counts', 'objects', 'bot', 'headers', 'site', 'origin', 'malformed', 'unknown', 'spam-referrer', 'address']));
  });

  it('says after midnight what a late visit has still to say', () => {
    const traffic = new Traffic({ random: new SeededRandom(5), population, visitsPerDay: 5_000, crowd: 0 });
    const [first, second] = WEEK;
    if (first === undefined || second === undefined) throw new Error('the week has two days');
    const slice = (day: readonly (() => Iterable<Request>)[], at: number): readonly Request[] => [...(day[at]?.() ?? [])];
    const before = new Set(slice(traffic.day(first), SLICES_PER_DAY - 1).map(({ visitor }) => visitor.person));
    const after = slice(traffic.day(second), 0);
    expect(after.filter(({ kind, visitor }) => kind === 'counts' && before.has(visitor.person)).length).toBeGreaterThan(0);
  });
});

it('nobody in a crowd has the prefix and the browser of another', () => {
  const tags = new Set(Array.from({ length: 3 * HOMES }, (_, index) => tagOf(population.stranger(index))));
  expect(tags.size).toBe(3 * HOMES);
});

it('everybody in a home has the same prefix, and no two homes have', () => {
  const prefix = (address: string): string => (address.includes(':') ? address.split('::')[0] ?? '' : address);
  const homes = [2, 5, 255, 257, 40_001, 59_999];
  for (const place of homes) expect(new Set([1, 2, 300].map((person) => prefix(population.addressOf({ person, place, agent: 0 })))).size).toBe(1);
  expect(new Set(homes.map((place) => prefix(population.addressOf({ person: 1, place, agent: 0 })))).size).toBe(homes.length);
});
