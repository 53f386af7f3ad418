import { SEEN_BIT, type Tag } from '@visavis/analytics';
import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Period } from '../time/period.ts';
import type { Visitors } from './visitors.ts';

export interface VisitorsSetUp {
  /** Two collectors that share a memory; of one that is alone, twice the same. */
  readonly collectors: readonly [Visitors, Visitors];
  /** Days whose key was made, in order, over both. */
  readonly started: readonly number[];
  /** Milliseconds since 1970; a test may set it. */
  readonly clock: { now: number };
}

/** Makes an empty memory; called for every test and every random run. */
export type MakeVisitors = (options?: { readonly maxTagsOfDay?: number }) => Promise<VisitorsSetUp>;

const DAY_MS = 86_400_000;
export const DAY = 20_779;
export const NOON = DAY * DAY_MS + DAY_MS / 2;

const day = (number = DAY): Period => ({ grain: 'day', number });
const hour = (number: number): Period => ({ grain: 'hour', number });
const seen = (tag: Tag, lo = 1) => ({ tag, lo, hi: SEEN_BIT.hi });

/** What every memory of visitors does. Call it in a test file of the implementation. */
export function visitorsContract(name: string, make: MakeVisitors): void {
  describe(`${name} keeps the contract of visitors`, () => {
    it(proves('has one key a day for all collectors, and another the next day', 'VIS-04-07'), async () => {
      const { collectors, started } = await make();
      await Promise.all(collectors.flatMap((one) => [one.prepare(DAY), one.prepare(DAY + 1)]));
      const [first, second] = collectors;
      expect(first.key(DAY)).toHaveLength(32);
      expect(first.key(DAY)).toEqual(second.key(DAY));
      expect(first.key(DAY)).not.toEqual(first.key(DAY + 1));
      expect(started.toSorted()).toEqual([DAY, DAY + 1]);
    });

    it(proves('makes the key of today at its first look, and tomorrow’s ahead, though nobody comes', 'VIS-04-07'), async () => {
      const { clock, collectors, started } = await make();
      for (const one of collectors) await one.tend();
      expect(started).toEqual([DAY]);
      for (let times = 0; times < 2; times += 1) {
        for (const one of collectors) {
          one.key(DAY);
          await one.mark(day(), [seen(7n)]);
          await one.tend();
        }
      }
      expect(started).toEqual([DAY]);
      clock.now = (DAY + 1) * DAY_MS - 60_000;
      for (const one of collectors) await one.tend();
      expect(started).toEqual([DAY, DAY + 1]);
      clock.now += 60_000;
      for (const one of collectors) await one.tend();
      expect(collectors.map((one) => one.key(DAY + 1)?.length)).toEqual([32, 32]);
      expect(started).toEqual([DAY, DAY + 1]);
    });

    it('tells what is new, in order within a batch, and to one collector only', async () => {
      const [first, second] = await ready(make);
      expect(await first.mark(day(), [seen(7n, 0b01), seen(7n, 0b11)])).toEqual([
        { lo: 0b01, hi: SEEN_BIT.hi, loBefore: 0, hiBefore: 0 },
        { lo: 0b10, hi: 0, loBefore: 0b01, hiBefore: SEEN_BIT.hi },
      ]);
      expect(await second.mark(day(), [seen(7n, 0b10)])).toEqual([{ lo: 0, hi: 0, loBefore: 0b11, hiBefore: SEEN_BIT.hi }]);
    });

    it('keeps days and hours apart', async () => {
      const [first] = await ready(make);
      await first.mark(day(), [seen(7n)]);
      expect(await first.mark(hour(DAY * 24), [{ tag: 7n, lo: 1, hi: 0 }])).toEqual([{ lo: 1, hi: 0, loBefore: 0, hiBefore: 0 }]);
      expect(await first.mark(hour(DAY * 24 + 1), [{ tag: 7n, lo: 1, hi: 0 }])).toMatchObject([{ lo: 1 }]);
    });

    it('takes any tag and any bit', async () => {
      const [first] = await ready(make);
      const most = { tag: 2n ** 64n - 1n, lo: 0xffff_ffff, hi: 0xffff_ffff };
      expect(await first.mark(day(), [most, { tag: 0n, lo: 0, hi: 0x8000_0000 }, most])).toEqual([
        { lo: 0xffff_ffff, hi: 0xffff_ffff, loBefore: 0, hiBefore: 0 },
        { lo: 0, hi: 0x8000_0000, loBefore: 0, hiBefore: 0 },
        { lo: 0, hi: 0, loBefore: 0xffff_ffff, hiBefore: 0xffff_ffff },
      ]);
    });

    it('two collectors at the same moment: each bit is new to one of them', async () => {
      const collectors = await ready(make);
      const requests = Array.from({ length: 200 }, (_, tag) => seen(BigInt(tag % 50)));
      const answers = await Promise.all(collectors.map((one) => one.mark(day(), requests)));
      const fresh = answers.flat().filter((answer) => answer !== 'crowded' && answer.lo !== 0);
      expect(fresh).toHaveLength(50);
    });

    it('remembers no more tags than it may, estimates the rest, and tells that once', async () => {
      const [first, second] = await ready(make, { maxTagsOfDay: 100 });
      const all = Array.from({ length: 5_000 }, () => seen(randomTag()));
      const answers = [await first.mark(day(), all.slice(0, 3_000)), await second.mark(day(), all.slice(2_000))].flat();
      expect(answers.filter((answer) => answer !== 'crowded' && answer.hi !== 0)).toHaveLength(100);
      expect(await first.mark(day(), [{ ...seen(0n), hi: 0 }])).toEqual(['crowded']);
      await second.tend();
      const beyond = await first.beyond(DAY);
      // Four standard errors of the sketch.
      expect(Math.abs(100 + beyond - 5_000)).toBeLessThan(4 * 0.01625 * 5_000);
      expect([await second.beyond(DAY), await first.beyond(DAY)]).toEqual([0, 0]);
    });

    it('has nothing to estimate while all are remembered', async () => {
      const [first] = await ready(make, { maxTagsOfDay: 100 });
      await first.mark(day(), Array.from({ length: 100 }, (_, tag) => seen(BigInt(tag))));
      expect(await first.beyond(DAY)).toBe(0);
    });

    it('answers like a map of masks, whatever is marked by whom', { timeout: 60_000 }, async () => {
      const mask = fc.integer({ min: 0, max: 7 }).map((bits) => (bits * 0x4000_0001) >>> 0);
      const request = fc.record({ tag: fc.bigInt({ min: 0n, max: 4n }), lo: mask, hi: mask }).filter(({ lo, hi }) => (lo | hi) !== 0);
      const step = fc.record({
        collector: fc.constantFrom(0 as const, 1 as const),
        period: fc.constantFrom(day(), day(DAY + 1), hour(DAY * 24), hour(DAY * 24 + 23)),
        requests: fc.array(request, { minLength: 1, maxLength: 6 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const { collectors } = await make();
          await Promise.all(collectors.flatMap((one) => [one.prepare(DAY), one.prepare(DAY + 1)]));
          const model = new Map<string, readonly [number, number]>();
          for (const { collector, period, requests } of steps) {
            const expected = requests.map(({ tag, lo, hi }) => {
              const name = `${period.grain} ${period.number} ${tag}`;
              const [loBefore, hiBefore] = model.get(name) ?? [0, 0];
              model.set(name, [(loBefore | lo) >>> 0, (hiBefore | hi) >>> 0]);
              return { lo: (lo & ~loBefore) >>> 0, hi: (hi & ~hiBefore) >>> 0, loBefore, hiBefore };
            });
            expect(await collectors[collector].mark(period, requests)).toEqual(expected);
          }
        }),
        { numRuns: 60 },
      );
    });
  });
}

async function ready(make: MakeVisitors, options?: Parameters<MakeVisitors>[0]) {
  const { collectors } = await make(options);
  await Promise.all(collectors.map((one) => one.prepare(DAY)));
  return collectors;
}

const randomTag = (): Tag => crypto.getRandomValues(new BigUint64Array(1))[0] ?? 0n;
