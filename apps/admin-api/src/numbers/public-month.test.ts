import type { PublicDay } from '@visavis/services';
import { expect, test } from 'vitest';
import { DAY_MS, publicMonth, visitorsOf } from './public-month.ts';

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const range = { from: at('2026-03-11'), to: at('2026-03-15') };
const day = (start: string, more: Partial<PublicDay> = {}): PublicDay => ({
  day: at(start),
  epsilon: 1,
  keys: 1,
  outcome: 'published',
  cells: [{ table: 'visitors', value: '', noisy: 120 }],
  ...more,
});
const TABLES = ['views', 'visitors', 'public-pages', 'countries', 'devices'] as const;

test('a month has a state for each of its days, also for those of which nothing was decided', () => {
  const { days, shown, yesterday } = publicMonth({
    days: [day('2026-03-11'), day('2026-03-12', { outcome: 'crowded', epsilon: 0, cells: [] }), day('2026-03-13', { outcome: 'keys', keys: 4, epsilon: 0, cells: [] })],
    range,
    tables: TABLES,
  });
  expect(days.map(({ kind }) => kind)).toEqual(['published', 'crowded', 'keys', 'open']);
  expect(days.map(({ start }) => start)).toEqual([0, 1, 2, 3].map((later) => range.from.getTime() + later * DAY_MS));
  expect(yesterday).toEqual({ kind: 'open', start: at('2026-03-14').getTime() });
  expect(shown).toBe(days[0]);
});

test('the newest day with numbers is the one that is shown', () => {
  const { shown, yesterday } = publicMonth({ days: [day('2026-03-12'), day('2026-03-14')], range, tables: TABLES });
  expect(shown).toBe(yesterday);
  expect(publicMonth({ days: [], range, tables: TABLES }).shown).toBeNull();
});

test('how far a number may be off follows from the tables that are public and from the keys of its day', () => {
  const plusMinus = (tables: Parameters<typeof publicMonth>[0]['tables'], more?: Partial<PublicDay>) =>
    publicMonth({ days: [day('2026-03-14', more)], range, tables }).shown?.plusMinus;
  expect(plusMinus(TABLES)).toBe(18);
  expect(plusMinus(['visitors', 'public-pages', 'devices'])).toBe(15);
  expect(plusMinus(TABLES, { epsilon: 2, keys: 2 })).toBe(18);
  expect(plusMinus(TABLES, { epsilon: 0.5 })).toBe(36);
});

test('a day without a number of visitors had too few', () => {
  const { shown } = publicMonth({ days: [day('2026-03-14', { cells: [{ table: 'devices', value: 'phone', noisy: 44 }] })], range, tables: TABLES });
  expect(shown && visitorsOf(shown)).toBe('few');
});
