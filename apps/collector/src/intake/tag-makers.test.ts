import { randomBytes } from 'node:crypto';
import { personal } from '@visavis/policy/personal';
import { proves } from '@visavis/policy/proves';
import { expect, it } from 'vitest';
import { MemoryVisitors } from '../visitors/memory-visitors.ts';
import { TagMakers } from './tag-makers.ts';

const HOUR = 20_779 * 24 + 23;
const HOUR_MS = 3_600_000;
const ADDRESS = personal('ip-address', new Uint8Array([192, 0, 2, 1]));
const FAMILY = { browser: 'firefox', system: 'linux', form: 'desktop' } as const;

function setUp() {
  const clock = { now: HOUR * HOUR_MS };
  const visitors = new MemoryVisitors({ randomBytes, now: () => clock.now, onKeyStarted: () => {} });
  return { clock, visitors, makers: new TagMakers(visitors, 'https://visavis.example') };
}

it('has one maker for a day', () => {
  const { makers } = setUp();
  const maker = makers.at(HOUR);
  expect(makers.at(HOUR - 23)).toBe(maker);
  makers.turn(HOUR);
  expect(makers.at(HOUR)).toBe(maker);
});

it(proves('forgets the key of a day when it is over, though nobody comes any more', 'VIS-04-07'), () => {
  const { makers } = setUp();
  const maker = makers.at(HOUR);
  const tag = maker?.visitorOf(ADDRESS, FAMILY).tag;
  makers.turn(HOUR + 1);
  expect(maker?.visitorOf(ADDRESS, FAMILY).tag).not.toBe(tag);
  // It was the maker that forgot, and not the day.
  expect(makers.at(HOUR)?.visitorOf(ADDRESS, FAMILY).tag).toBe(tag);
});

it.each(['turn', 'at'] as const)('forgets a key that is no longer the one of its day (%s)', async (asked) => {
  const { makers, visitors } = setUp();
  const maker = makers.at(HOUR);
  const tag = maker?.visitorOf(ADDRESS, FAMILY).tag;
  maker?.turn();
  await visitors.close();
  makers[asked](HOUR);
  expect(maker?.visitorOf(ADDRESS, FAMILY).tag).not.toBe(tag);
  expect(makers.at(HOUR)).not.toBe(maker);
});

it(proves('takes those of one address prefix for one household, though the key of the day is made again, and on no other day', 'VIS-04-06'), async () => {
  const { makers, visitors } = setUp();
  const at = (hour: number) => makers.at(hour)?.visitorOf(ADDRESS, FAMILY);
  const before = at(HOUR);
  await visitors.close();
  makers.turn(HOUR);
  const after = at(HOUR);
  expect(after?.tag).not.toBe(before?.tag);
  expect(after?.household).toBe(before?.household);
  expect(at(HOUR + 1)?.household).not.toBe(before?.household);
});

it(proves('forgets the households of a day when it forgets its visitors', 'VIS-04-07'), () => {
  const { makers } = setUp();
  const household = () => makers.at(HOUR)?.visitorOf(ADDRESS, FAMILY).household;
  const before = household();
  makers.turn(HOUR + 2);
  expect(household()).toBe(before);
  makers.turn(HOUR + 3);
  const anew = household();
  expect(anew).not.toBe(before);
  // A clock that was ahead leaves nothing behind.
  makers.turn(HOUR - 48);
  expect(household()).not.toBe(anew);
});
