import { expect, test } from 'vitest';
import { proves } from '../proves.ts';
import { dayAfter } from './calendar.ts';
import { earliestEffective, noticeFor } from './notice.ts';

const DAYS = { published: '2026-11-22', effective: '2026-12-22' };

test('only a material change is prominent, and it says from when it counts', () => {
  expect(noticeFor({ ...DAYS, launched: true, class: 'material' })).toEqual({ kind: 'prominent', from: '2026-11-22', counts: '2026-12-22' });
  expect(noticeFor({ ...DAYS, launched: true, class: 'favourable' })).toEqual({ kind: 'short', says: 'in-your-favour', from: '2026-11-22', counts: '2026-12-22' });
  expect(noticeFor({ ...DAYS, launched: true, class: 'clarifying' })).toMatchObject({ kind: 'short', says: 'nothing-done-otherwise' });
  expect(noticeFor({ ...DAYS, launched: true, class: 'editorial' })).toEqual({ kind: 'none', because: 'same-facts' });
});

test('before launch nobody is owed a notice, and of the first version neither', () => {
  expect(noticeFor({ ...DAYS, launched: false, class: 'material' })).toEqual({ kind: 'none', because: 'before-launch' });
  expect(noticeFor({ ...DAYS, launched: true, class: 'first' })).toEqual({ kind: 'none', because: 'first-version' });
});

test(proves('the notice time is the one that was promised before', 'VIS-10-03', 'VIS-11-14'), () => {
  const promised = { notice: { material: { leadTime: { amount: 2, unit: 'months' }, shown: 'until-read' } } } as const;
  expect(earliestEffective({ class: 'material', published: '2026-12-31', launched: true }, promised)).toBe('2027-02-28');
  expect(earliestEffective({ class: 'material', published: '2026-12-31', launched: false }, promised)).toBe('2026-12-31');
  expect(earliestEffective({ class: 'favourable', published: '2026-12-31', launched: true }, promised)).toBe('2026-12-31');
});

test('part of a day is a whole day of notice', () => {
  expect(dayAfter('2026-11-22', { amount: 1, unit: 'hours' })).toBe('2026-11-23');
  expect(dayAfter('2028-02-28', { amount: 24, unit: 'hours' })).toBe('2028-02-29');
  expect(dayAfter('2026-11-22', { amount: 30, unit: 'days' })).toBe('2026-12-22');
});
