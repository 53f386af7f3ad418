import { ageGate, noticeBoard } from '@visavis/consent';
import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { createNotices } from './notices.ts';

/** Version 3 is announced and counts later; version 2 counts already. */
function device(entries: Readonly<Record<string, string>>) {
  const kept = new Map(Object.entries(entries));
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const board = noticeBoard({
    storage,
    today: () => '2027-03-05',
    versions: [
      { number: 2, notice: { kind: 'short', says: 'in-your-favour', from: '2027-01-01', counts: '2027-01-01' } },
      { number: 3, notice: { kind: 'prominent', from: '2027-03-01', counts: '2027-03-31' } },
    ],
  });
  return { kept, visit: () => createNotices(ageGate(storage), board) };
}

const numbers = ({ due }: ReturnType<typeof createNotices>) => due.value.map(({ number }) => number);

describe('the notices of a visit', () => {
  it('wait behind the gate', () => {
    const { kept, visit } = device({});
    expect(numbers(visit())).toEqual([]);
    expect(kept.size).toBe(0);
  });

  it('tell a newcomer what is to come, and not what changed before they came', () => {
    const { kept, visit } = device({});
    const notices = visit();
    notices.gate.accept();
    expect(numbers(notices)).toEqual([3]);
    expect(Object.fromEntries(kept)).toEqual({ 'visavis.adult': 'yes', 'visavis.notice': '2' });
  });

  it(
    proves('are shown at once to somebody who was here before, until they are read', '1V1-11-02', 'T1V-12-02', 'VIS-11-14'),
    () => {
      const { kept, visit } = device({ 'visavis.adult': 'yes' });
      expect(numbers(visit())).toEqual([2, 3]);
      const again = visit();
      expect(numbers(again)).toEqual([2, 3]);
      again.acknowledge();
      expect(numbers(again)).toEqual([]);
      expect(kept.get('visavis.notice')).toBe('3');
      expect(numbers(visit())).toEqual([]);
    },
  );
});
