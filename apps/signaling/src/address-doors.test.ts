import { personal } from '@visavis/policy/personal';
import { proves } from '@visavis/policy/proves';
import { describe, expect, test } from 'vitest';
import { AddressDoors, takeReport } from './address-doors.ts';

const doors = (options: Partial<ConstructorParameters<typeof AddressDoors>[0]> = {}) =>
  new AddressDoors({ connectsPerMinute: 3, connections: 2, maxDoors: 10, ...options }, 0);

const address = (...bytes: readonly number[]) => personal('ip-address', new Uint8Array(bytes));
const [ANN, BEN] = [address(192, 0, 2, 7), address(192, 0, 2, 8)];

describe('AddressDoors', () => {
  test(proves('[L5] lets in as many at once as allowed, and the next when one has left', 'ANC-09-05'), () => {
    const limits = doors();
    const first = limits.enter(ANN, 0);
    expect(first).not.toBeNull();
    expect(limits.enter(ANN, 0)).not.toBeNull();
    expect(limits.enter(ANN, 0)).toBeNull();
    expect(limits.enter(BEN, 0)).not.toBeNull();
    if (first) limits.leave(first);
    expect(limits.enter(ANN, 0)).not.toBeNull();
  });

  test('lets in as many a minute as allowed', () => {
    const limits = doors({ connections: 100 });
    const enter = (now: number) => limits.enter(ANN, now) !== null;
    expect([enter(0), enter(0), enter(0), enter(0)]).toEqual([true, true, true, false]);
    expect([enter(19_999), enter(20_000), enter(20_000)]).toEqual([false, true, false]);
  });

  test('forgets a prefix that is out of use', () => {
    const limits = doors();
    const door = limits.enter(ANN, 0);
    limits.sweep(60_000);
    expect(limits.size).toBe(1);
    if (door) limits.leave(door);
    limits.sweep(60_000);
    expect(limits.size).toBe(0);
  });

  test('[L5] keeps count of reports when the sockets are gone, until all may be made again', () => {
    const limits = doors({ connections: 20, connectsPerMinute: 20 });
    const enterAndLeave = (now: number) => {
      const door = limits.enter(ANN, now);
      if (door === null) throw new Error('not let in');
      limits.leave(door);
      return door;
    };
    const reports = Array.from({ length: 11 }, () => takeReport(enterAndLeave(0), 0));
    expect(reports).toEqual([...Array(10).fill(true), false]);
    limits.sweep(599_999);
    expect(limits.size).toBe(1);
    expect([takeReport(enterAndLeave(60_000), 60_000), takeReport(enterAndLeave(60_000), 60_000)]).toEqual([true, false]);
    limits.sweep(660_000);
    expect(limits.size).toBe(0);
  });

  test('remembers no more prefixes than its limit', () => {
    const limits = doors();
    for (let index = 0; index < 10; index += 1) limits.enter(address(10, 0, 0, index), 0);
    expect(limits.enter(ANN, 0)).toBeNull();
    expect(limits.size).toBe(10);
  });

  test('makes room by forgetting those out of use', () => {
    const limits = doors();
    for (let index = 0; index < 10; index += 1) {
      const door = limits.enter(address(10, 0, 0, index), 0);
      if (door) limits.leave(door);
    }
    expect(limits.enter(ANN, 60_000)).not.toBeNull();
    expect(limits.size).toBe(1);
  });

  test(proves('starts anew with a new key after a day; sockets from before may still leave', 'VIS-01-02'), () => {
    const limits = doors();
    const door = limits.enter(ANN, 0);
    limits.sweep(86_400_000);
    expect(limits.size).toBe(0);
    if (door) limits.leave(door);
    expect(limits.enter(ANN, 86_400_000)).not.toBeNull();
  });
});
