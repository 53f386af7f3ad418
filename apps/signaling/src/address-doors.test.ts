import { describe, expect, test } from 'vitest';
import { AddressDoors } from './address-doors.ts';

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
