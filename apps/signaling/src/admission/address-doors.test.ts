import { createHmac } from 'node:crypto';
import { MemoryBuckets } from '@visavis/admission';
import { personal } from '@visavis/policy/personal';
import { proves } from '@visavis/policy/proves';
import { describe, expect, test } from 'vitest';
import { AddressDoors } from './address-doors.ts';
import { DayKey } from './day-key.ts';

const doors = (options: Partial<ConstructorParameters<typeof AddressDoors>[0]> = {}) =>
  new AddressDoors({ connectsPerMinute: 3, findsPerMinute: 3, connections: 2, maxDoors: 10, dayKey: () => TODAY, banKey: KEY, ...options });
const TODAY = Buffer.from('a key of a day');
const KEY = Buffer.from('a key that bans are made with, 32B');

const address = (...bytes: readonly number[]) => personal('ip-address', new Uint8Array(bytes));
const [ANN, BEN] = [address(192, 0, 2, 7), address(192, 0, 2, 8)];

const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

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
    const reports = Array.from({ length: 11 }, () => enterAndLeave(0).take('report', 0));
    expect(reports).toEqual([...Array(10).fill(true), false]);
    limits.sweep(599_999);
    expect(limits.size).toBe(1);
    expect([enterAndLeave(60_000).take('report', 60_000), enterAndLeave(60_000).take('report', 60_000)]).toEqual([true, false]);
    limits.sweep(660_000);
    expect(limits.size).toBe(0);
  });

  test('[L5] holds searches of all connections of a network together', () => {
    const limits = doors();
    const [one, other] = [limits.enter(ANN, 0), limits.enter(ANN, 0)];
    const takes = [one, other, one, other].map((door) => door?.take('find', 0));
    expect(takes).toEqual([true, true, true, false]);
    expect(limits.enter(BEN, 0)?.take('find', 0)).toBe(true);
    expect(one?.take('find', 20_000)).toBe(true);
  });

  test('names a network by its keyed hash, and an IPv6 one by its first 56 bits', () => {
    const limits = doors();
    const hmac = (key: Uint8Array) => createHmac('sha256', key).update('4:c0000207').digest('base64url');
    expect(limits.enter(ANN, 0)).toMatchObject({ network: hmac(TODAY).slice(0, 22), banMark: hmac(KEY) });
    const home = (last: number) => address(0x20, 1, 0xd, 0xb8, 0, 0, 1, last, 0, 0, 0, 0, 0, 0, 0, last);
    expect(limits.enter(home(1), 0)?.network).toBe(limits.enter(home(2), 0)?.network);
  });

  test(proves('has no name under a key that stays where the policy knows no bans of networks', 'VIS-01-02'), () => {
    expect(doors({ banKey: null }).enter(ANN, 0)?.banMark).toBeNull();
  });

  test('[B4] knows what other nodes let in as soon as they have said so, and lets in more than is allowed only until then', async () => {
    const buckets = new MemoryBuckets({ now: () => 0 });
    const [here, there] = [doors({ buckets, connections: 9 }), doors({ buckets, connections: 9 })];
    expect([here.enter(ANN, 0), here.enter(ANN, 0), here.enter(ANN, 0)]).not.toContain(null);
    expect(there.enter(ANN, 0)).not.toBeNull();
    await settled();
    expect([here.enter(ANN, 0), there.enter(ANN, 0)]).toEqual([null, null]);
    expect(there.enter(BEN, 0)).not.toBeNull();
  });

  test('[B5] goes by itself while nobody can say', async () => {
    const limits = doors({ buckets: { draw: () => Promise.reject(new Error('away')) }, connections: 9 });
    const let3In = () => [limits.enter(ANN, 0), limits.enter(ANN, 0), limits.enter(ANN, 0)];
    expect(let3In()).not.toContain(null);
    await settled();
    expect(limits.enter(ANN, 0)).toBeNull();
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

  test(proves('starts anew with a new key after a day; sockets from before may still leave', 'VIS-01-02'), async () => {
    let now = 0;
    const dayKey = new DayKey({ shared: null, now: () => now });
    const limits = doors({ dayKey: () => dayKey.current, connections: 1 });
    const door = limits.enter(ANN, now);
    const before = door?.network;
    now = 86_400_000;
    await dayKey.refresh();
    const next = limits.enter(ANN, now);
    expect(limits.size).toBe(1);
    // Neither the old name nor one that could be told from the new.
    expect(new Set([before, door?.network, next?.network]).size).toBe(3);
    if (door) limits.leave(door);
    expect(limits.enter(ANN, now)).toBeNull();
  });
});
