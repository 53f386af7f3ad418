import { createHmac } from 'node:crypto';
import { personal } from '@visavis/policy/personal';
import { proves } from '@visavis/policy/proves';
import { expect, it } from 'vitest';
import { BriefHash } from './brief-hash.ts';
import { TagMaker } from './tag-maker.ts';

const KEY = new Uint8Array(32).fill(7);
const SITE = 'https://visavis.example';
const FIREFOX = { browser: 'firefox', system: 'linux', form: 'desktop' } as const;
const CHROME = { ...FIREFOX, browser: 'chrome' } as const;

const address = (...bytes: number[]) => personal('ip-address', new Uint8Array(bytes));
const expected = (text: string): bigint => createHmac('sha256', KEY).update(text).digest().readBigUInt64BE();

it(proves('makes a tag of site, address, browser and system, the same one again before and after a turn', '1V1-04-04', 'VIS-04-07'), () => {
  const maker = new TagMaker(KEY, { site: SITE, households: new BriefHash() });
  const tag = expected([SITE, '4:c0000201', 'firefox linux'].join('\0'));
  for (let times = 0; times < 3; times += 1) {
    expect(maker.visitorOf(address(192, 0, 2, 1), FIREFOX).tag).toBe(tag);
    expect(maker.visitorOf(address(192, 0, 2, 1), CHROME).tag).toBe(expected([SITE, '4:c0000201', 'chrome linux'].join('\0')));
    if (times === 1) maker.turn();
  }
});

it('sees of an IPv6 address its first 56 bits', () => {
  const maker = new TagMaker(KEY, { site: SITE, households: new BriefHash() });
  const of = (seventh: number, last: number) => maker.visitorOf(address(0x20, 1, 0xd, 0xb8, 1, 2, seventh, 4, 5, 6, 7, 8, 9, 10, 11, last), FIREFOX).tag;
  expect(of(3, 1)).toBe(of(3, 2));
  expect(of(3, 1)).not.toBe(of(4, 1));
});

it(proves('makes the same tag whatever the device is', 'T1V-04-01', 'ANC-01-07'), () => {
  const maker = new TagMaker(KEY, { site: SITE, households: new BriefHash() });
  const tags = (['phone', 'tablet', 'desktop', 'other'] as const).map((form) => maker.visitorOf(address(192, 0, 2, 1), { ...FIREFOX, form }).tag);
  expect(new Set(tags).size).toBe(1);
});

it('knows visitors of one address prefix by the same number, all day, and in no maker that has other households', () => {
  const maker = new TagMaker(KEY, { site: SITE, households: new BriefHash() });
  const households = () => [FIREFOX, CHROME].map((family) => maker.visitorOf(address(192, 0, 2, 1), family).household);
  const before = households();
  maker.turn();
  expect(new Set([...before, ...households()]).size).toBe(1);
  expect(before).not.toContain(maker.visitorOf(address(192, 0, 2, 2), FIREFOX).household);
  expect(before).not.toContain(new TagMaker(KEY, { site: SITE, households: new BriefHash() }).visitorOf(address(192, 0, 2, 1), FIREFOX).household);
});
