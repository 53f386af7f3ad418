import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proves } from '@visavis/policy/proves';
import { noticeFor } from '@visavis/policy/history';
import { countingVersion, dueNotices, type ToldVersion } from './due-notices.ts';

const first: ToldVersion = { number: 1, notice: { kind: 'none', because: 'first-version' } };
const early: ToldVersion = { number: 2, notice: { kind: 'none', because: 'before-launch' } };
const wording: ToldVersion = { number: 3, notice: { kind: 'none', because: 'same-facts' } };
const kind: ToldVersion = { number: 4, notice: { kind: 'short', says: 'in-your-favour', from: '2027-02-01', counts: '2027-02-01' } };
const heavy: ToldVersion = { number: 5, notice: { kind: 'prominent', from: '2027-03-01', counts: '2027-03-31' } };
const all = [first, early, wording, kind, heavy];

const numbers = (read: number, today: string) => dueNotices(all, { read, today }).map(({ number }) => number);

describe('a notice', () => {
  it(
    proves('is due from the day of its announcement until its version was read', '1V1-11-02', 'T1V-12-02', 'VIS-11-14'),
    () => {
      expect(numbers(4, '2027-02-28')).toEqual([]);
      expect(numbers(4, '2027-03-01')).toEqual([5]);
      expect(numbers(4, '2027-03-31')).toEqual([5]);
      expect(numbers(4, '2040-01-01')).toEqual([5]);
      expect(numbers(5, '2027-03-01')).toEqual([]);
    },
  );

  it('comes once for each version, the oldest first', () => {
    expect(numbers(0, '2027-04-01')).toEqual([4, 5]);
  });

  it('is never due for a version from before launch, however heavy', () => {
    const notice = noticeFor({ class: 'material', launched: false, published: '2026-11-22', effective: '2026-11-22' });
    expect(dueNotices([{ number: 2, notice }], { read: 0, today: '2099-01-01' })).toEqual([]);
  });

  it('that was read stays read, whatever day it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 2020, max: 2090 }), (read, year) => {
        for (const { number } of dueNotices(all, { read, today: `${year}-06-01` })) expect(number).toBeGreaterThan(read);
      }),
    );
  });
});

describe('the version that somebody begins with', () => {
  it('is the newest that counts and had a notice, and never one that is only announced', () => {
    expect(countingVersion(all, '2027-01-31')).toBe(0);
    expect(countingVersion(all, '2027-02-01')).toBe(4);
    expect(countingVersion(all, '2027-03-30')).toBe(4);
    expect(countingVersion(all, '2027-03-31')).toBe(5);
  });

  it('is never one after a version that is still to come', () => {
    const light: ToldVersion = { number: 6, notice: { kind: 'short', says: 'nothing-done-otherwise', from: '2027-03-05', counts: '2027-03-31' } };
    const early: ToldVersion = { number: 6, notice: { kind: 'short', says: 'nothing-done-otherwise', from: '2027-03-05', counts: '2027-03-05' } };
    for (const after of [light, early]) {
      expect(countingVersion([...all, after], '2027-03-30')).toBe(4);
      expect(countingVersion([...all, after], '2027-03-31')).toBe(6);
    }
  });
});
