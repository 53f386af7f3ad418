import type { Count, Page } from '@visavis/analytics';
import { describe, expect, it } from 'vitest';
import { type CellPlace, nameOf } from './cell-name.ts';
import { FIRST_DAY } from './day-plan.ts';
import { Population, type Visitor } from './population.ts';
import type { Request } from './request.ts';
import { SeededRandom } from './seeded-random.ts';
import { Truth } from './truth.ts';

const THRESHOLD = 3;
const HOUR = FIRST_DAY * 24 + 9;
const population = new Population(new SeededRandom(1));

const visitor = (person: number, { agent = 0, place = person } = {}): Visitor => ({ person, place, agent });
const counts = (who: Visitor, count: Count): Request => ({ kind: 'counts', visitor: who, count });
const view = (page: Page = '/', from?: string): Count => ({ event: 'view', page, entry: true, ...(from === undefined ? {} : { from }) });

function truthOf(requests: readonly Request[], hour = HOUR): Truth {
  const truth = new Truth(population, THRESHOLD);
  for (const request of requests) truth.add(request, hour);
  return truth;
}

const of = (truth: Truth, place: Partial<CellPlace> & Pick<CellPlace, 'table'>): number => truth.cells.get(nameOf({ hour: HOUR, page: '', value: '', ...place })) ?? 0;

describe('who is a visitor', () => {
  it('several people behind one prefix with one browser are one', () => {
    const truth = truthOf([1, 2, 3].map((person) => counts(visitor(person, { place: 7 }), view())));
    expect(of(truth, { table: 'visitors' })).toBe(1);
    expect(of(truth, { table: 'views', value: 'loads' })).toBe(3);
    expect(truth.dayOf(FIRST_DAY).people.size).toBe(3);
  });

  it('one person with two browsers, or at two places, is two', () => {
    const truth = truthOf([visitor(1), visitor(1, { agent: 1 }), visitor(1, { place: 8 })].map((who) => counts(who, view())));
    expect(of(truth, { table: 'visitors' })).toBe(3);
    expect(truth.dayOf(FIRST_DAY).people.size).toBe(1);
  });

  it('after a restart, somebody who comes again is new', () => {
    const truth = truthOf([counts(visitor(1), view())]);
    truth.restart('stopped');
    truth.add(counts(visitor(1), view()), HOUR);
    expect(of(truth, { table: 'visitors' })).toBe(2);
    expect(truth.dayOf(FIRST_DAY)).toMatchObject({ counted: 2, tags: new Set([visitor(1).place * 32]) });
  });

  it('of an objector nothing is known', () => {
    const truth = truthOf([{ kind: 'objects', visitor: visitor(1), count: view(), by: 'dnt' }]);
    expect(truth.cells.size).toBe(0);
    expect(truth.dayOf(FIRST_DAY).people.size).toBe(0);
  });
});

describe('referring hosts', () => {
  const three = [1, 2, 3].map((person) => counts(visitor(person), view('/', 'many.example')));
  const one = counts(visitor(4), view('/', 'few.example'));

  it('are named when enough address prefixes brought them, and else are "other" at the end of the day', () => {
    const truth = truthOf([...three, one]);
    truth.end();
    expect(of(truth, { table: 'referrers', value: 'many.example' })).toBe(3);
    expect(of(truth, { table: 'referrers', value: 'other' })).toBe(1);
    expect(of(truth, { table: 'referrers', page: '/', value: 'other' })).toBe(1);
  });

  it('one address prefix does not make a host known, however many browsers come from it', () => {
    const truth = truthOf([0, 1, 2, 3].map((agent) => counts(visitor(1, { agent }), view('/', 'few.example'))));
    truth.end();
    expect(of(truth, { table: 'referrers', value: 'other' })).toBe(4);
  });

  it('that were held are lost with a process that is killed', () => {
    const truth = truthOf([...three, one]);
    truth.restart('killed');
    expect(of(truth, { table: 'referrers', value: 'many.example' })).toBe(3);
    expect(of(truth, { table: 'referrers', value: 'other' })).toBe(0);
  });
});

it('the first three pages of a visitor count publicly, and no fourth', () => {
  const truth = truthOf((['/', '/chat/', '/', '/terms/', '/privacy/'] as const).map((page) => counts(visitor(1), view(page))));
  expect((['/', '/chat/', '/terms/', '/privacy/'] as const).map((value) => of(truth, { table: 'public-pages', value }))).toEqual([1, 1, 1, 0]);
});

it('what is told again in the same hour counts once', () => {
  const leave: Count = { event: 'leave', page: '/', seconds: 40, scroll: 50, ttfb: 100 };
  const truth = truthOf([counts(visitor(1), leave), counts(visitor(1), { ...leave, ttfb: 9_000 })]);
  const [measured] = [...truth.cells].filter(([name]) => name.startsWith('vitals'));
  expect(measured?.[1]).toBe(1);
  expect(of(truth, { table: 'scroll', value: '50' })).toBe(1);
});
