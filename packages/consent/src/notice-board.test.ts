import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import type { DeviceStorage } from './device-storage.ts';
import type { ToldVersion } from './due-notices.ts';
import { noticeBoard } from './notice-board.ts';

const VERSIONS: readonly ToldVersion[] = [
  { number: 1, notice: { kind: 'none', because: 'first-version' } },
  { number: 2, notice: { kind: 'short', says: 'nothing-done-otherwise', from: '2027-01-01', counts: '2027-01-01' } },
  { number: 3, notice: { kind: 'prominent', from: '2027-03-01', counts: '2027-03-31' } },
];

function deviceWith(kept: Map<string, string>): DeviceStorage {
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const blocked = () => {
  throw new DOMException('blocked', 'SecurityError');
};
const BLOCKED: DeviceStorage = { getItem: blocked, setItem: blocked, removeItem: blocked };

const boardOn = (storage: DeviceStorage, day = '2027-03-05') =>
  noticeBoard({ storage, versions: VERSIONS, today: () => day });
const numbers = (board: ReturnType<typeof boardOn>) => board.due().map(({ number }) => number);

describe('the notice board', () => {
  it('leaves nothing on the device by being looked at', () => {
    const kept = new Map<string, string>();
    expect(numbers(boardOn(deviceWith(kept)))).toEqual([2, 3]);
    expect(kept.size).toBe(0);
  });

  it(
    proves('keeps a number and nothing else when a notice is acknowledged: it was read, not agreed to', '1V1-11-03', 'T1V-12-03', 'ANC-10-02'),
    () => {
      const kept = new Map<string, string>();
      const board = boardOn(deviceWith(kept));
      board.acknowledge();
      expect([...kept]).toEqual([['visavis.notice', '3']]);
      expect(numbers(board)).toEqual([]);
      expect(numbers(boardOn(deviceWith(kept)))).toEqual([]);
    },
  );

  it('shows a newer version on a device that read the older one', () => {
    expect(numbers(boardOn(deviceWith(new Map([['visavis.notice', '2']]))))).toEqual([3]);
  });

  it('does not go back when an older program reads a newer number', () => {
    const kept = new Map([['visavis.notice', '9']]);
    const board = boardOn(deviceWith(kept));
    board.acknowledge();
    board.begin();
    expect(kept.get('visavis.notice')).toBe('9');
    expect(numbers(board)).toEqual([]);
  });

  it.each(['', 'x', '-1', '0', '2.5', '1e9', '99999999999999'])('takes %j on the device for nothing read', (text) => {
    expect(numbers(boardOn(deviceWith(new Map([['visavis.notice', text]]))))).toEqual([2, 3]);
  });

  it('tells somebody who begins today only of what is still to come', () => {
    const kept = new Map<string, string>();
    const board = boardOn(deviceWith(kept));
    board.begin();
    expect(numbers(board)).toEqual([3]);
    expect([...kept]).toEqual([['visavis.notice', '2']]);
  });

  it('leaves nothing on the device of somebody who begins before any notice counts', () => {
    const kept = new Map<string, string>();
    boardOn(deviceWith(kept), '2026-12-01').begin();
    expect(kept.size).toBe(0);
  });

  it('holds for the page where the device keeps nothing', () => {
    const board = boardOn(BLOCKED);
    expect(numbers(board)).toEqual([2, 3]);
    board.acknowledge();
    expect(numbers(board)).toEqual([]);
  });

  it('tells a newcomer of a change to come, also where a light one was published after it', () => {
    const versions: readonly ToldVersion[] = [
      ...VERSIONS,
      { number: 4, notice: { kind: 'short', says: 'nothing-done-otherwise', from: '2027-03-05', counts: '2027-03-31' } },
    ];
    const board = noticeBoard({ storage: deviceWith(new Map()), versions, today: () => '2027-03-10' });
    board.begin();
    expect(numbers(board)).toEqual([3, 4]);
  });
});
