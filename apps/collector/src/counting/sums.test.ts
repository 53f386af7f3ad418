import { expect, it } from 'vitest';
import { Sums } from './sums.ts';

const HOUR = 20_779 * 24 + 15;
const cell = { page: '/', value: 'loads' } as const;

it('adds up by table, hour, page and value, and leaves nothing behind', () => {
  const sums = new Sums({ tables: () => new Set(['views']), maxCells: 10 });
  sums.addBoth('views', HOUR, cell);
  sums.addBoth('views', HOUR, { ...cell, count: 2 });
  sums.add({ table: 'views', hour: HOUR + 1, page: '', value: 'visits', count: 1 });
  sums.mark('gap', HOUR);
  sums.mark('gap', HOUR, 4);
  expect(sums.take()).toEqual({
    cells: [
      { table: 'views', hour: HOUR, page: '/', value: 'loads', count: 3 },
      { table: 'views', hour: HOUR, page: '', value: 'loads', count: 3 },
      { table: 'views', hour: HOUR + 1, page: '', value: 'visits', count: 1 },
    ],
    marks: [{ kind: 'gap', hour: HOUR, count: 5 }],
  });
  expect([sums.take(), sums.size]).toEqual([undefined, 0]);
});

it('counts by day what is counted by day', () => {
  const sums = new Sums({ tables: () => new Set(['time']), maxCells: 10 });
  for (const hour of [HOUR, HOUR + 1]) sums.add({ table: 'time', hour, page: '', value: '7', count: 1 });
  expect(sums.take()?.cells).toEqual([{ table: 'time', hour: 20_779 * 24, page: '', value: '7', count: 2 }]);
});

it('takes nothing for a table that is not counted', () => {
  const sums = new Sums({ tables: () => new Set(['views']), maxCells: 10 });
  sums.add({ table: 'countries', hour: HOUR, page: '', value: 'IS', count: 1 });
  expect(sums.take()).toBeUndefined();
});

it('grows to so many cells and no further; what is lost is marked, and what is known goes on', () => {
  const sums = new Sums({ tables: () => new Set(['views']), maxCells: 2 });
  for (let hour = HOUR; hour < HOUR + 5; hour += 1) sums.add({ table: 'views', hour, ...cell, count: 2 });
  sums.add({ table: 'views', hour: HOUR, ...cell, count: 1 });
  expect(sums.size).toBe(2);
  expect(sums.take()).toEqual({
    cells: [
      { table: 'views', hour: HOUR, ...cell, count: 3 },
      { table: 'views', hour: HOUR + 1, ...cell, count: 2 },
    ],
    marks: [2, 3, 4].map((later) => ({ kind: 'gap', hour: HOUR + later, count: 2 })),
  });
});
