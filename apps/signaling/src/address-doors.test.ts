import { describe, expect, test } from 'vitest';
import { AddressDoors, takeReport } from './address-doors.ts';

const doors = (options: Partial<ConstructorParameters<typeof AddressDoors>[0]> = {}) =>
  new AddressDoors({ connectsPerMinute: 3, connections: 2, maxDoors: 10, ...options }, 0);

describe('AddressDoors', () => {
  test('[L5] lets in as many at once as allowed, and the next when one has left', () => {
    const limits = doors();
    const first = limits.enter('a', 0);
    expect(first).not.toBeNull();
    expect(limits.enter('a', 0)).not.toBeNull();
    expect(limits.enter('a', 0)).toBeNull();
    expect(limits.enter('b', 0)).not.toBeNull();
    if (first) limits.leave(first);
    expect(limits.enter('a', 0)).not.toBeNull();
  });

  test('lets in as many a minute as allowed', () => {
    const limits = doors({ connections: 100 });
    const enter = (now: number) => limits.enter('a', now) !== null;
    expect([enter(0), enter(0), enter(0), enter(0)]).toEqual([true, true, true, false]);
    expect([enter(19_999), enter(20_000), enter(20_000)]).toEqual([false, true, false]);
  });

  test('forgets a prefix that is out of use', () => {
    const limits = doors();
    const door = limits.enter('a', 0);
    limits.sweep(60_000);
    expect(limits.size).toBe(1);
    if (door) limits.leave(door);
    limits.sweep(60_000);
    expect(limits.size).toBe(0);
  });

  test('[L5] keeps count of reports when the sockets are gone, until all may be made again', () => {
    const limits = doors({ connections: 20, connectsPerMinute: 20 });
    const enterAndLeave = (now: number) => {
      const door = limits.enter('a', now);
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
    for (let index = 0; index < 10; index += 1) limits.enter(`open ${index}`, 0);
    expect(limits.enter('one more', 0)).toBeNull();
    expect(limits.size).toBe(10);
  });

  test('makes room by forgetting those out of use', () => {
    const limits = doors();
    for (let index = 0; index < 10; index += 1) {
      const door = limits.enter(`gone ${index}`, 0);
      if (door) limits.leave(door);
    }
    expect(limits.enter('one more', 60_000)).not.toBeNull();
    expect(limits.size).toBe(1);
  });

  test('starts anew with a new key after a day; sockets from before may still leave', () => {
    const limits = doors();
    const door = limits.enter('a', 0);
    limits.sweep(86_400_000);
    expect(limits.size).toBe(0);
    if (door) limits.leave(door);
    expect(limits.enter('a', 86_400_000)).not.toBeNull();
  });

  test('keeps no prefix in readable form', () => {
    const limits = doors();
    limits.enter('4:c0000207', 0);
    expect(JSON.stringify(limits)).not.toContain('c0000207');
  });
});
