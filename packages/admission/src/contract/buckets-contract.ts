import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Buckets, Draw } from '../buckets.ts';
import { type Rate, takeToken } from '../rate.ts';

/** Buckets that nobody has drawn from, and their clock. */
export interface BucketsUnderTest {
  /** For each node a face of its own to the same buckets. */
  readonly faces: readonly [Buckets, Buckets];
  setTime(ms: number): void;
  close(): Promise<void>;
}

const THREE_A_MINUTE: Rate = { burst: 3, perSecond: 3 / 60 };
const drawOf = (draw: Partial<Draw> = {}): Draw => ({ kind: 'connect', network: 'ann', rate: THREE_A_MINUTE, ...draw });

/** What all buckets do, by the rules B of SPEC.md. Call it in a test file of the implementation. */
export function bucketsContract(name: string, make: () => Promise<BucketsUnderTest>, { runs }: { readonly runs: number } = { runs: 200 }): void {
  describe(`${name} keeps the contract of buckets`, () => {
    const example = (text: string, act: (under: BucketsUnderTest) => Promise<void>): void => {
      test(text, async () => {
        const under = await make();
        try {
          await act(under);
        } finally {
          await under.close();
        }
      });
    };

    example('[B1] two nodes draw from one bucket, which fills up with time', async ({ faces: [one, other], setTime }) => {
      expect(await one.draw(drawOf())).toEqual({ isTaken: true, fullInMs: 20_000 });
      expect(await other.draw(drawOf())).toEqual({ isTaken: true, fullInMs: 40_000 });
      expect(await one.draw(drawOf())).toEqual({ isTaken: true, fullInMs: 60_000 });
      expect(await other.draw(drawOf())).toEqual({ isTaken: false, fullInMs: 60_000 });
      setTime(19_999);
      expect(await one.draw(drawOf())).toEqual({ isTaken: false, fullInMs: 40_001 });
      setTime(20_000);
      expect(await one.draw(drawOf())).toEqual({ isTaken: true, fullInMs: 60_000 });
    });

    example('[B1] of many who draw at once no more get a token than there are', async ({ faces }) => {
      const drawn = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? faces[0] : faces[1]).draw(drawOf())));
      expect(drawn.filter(({ isTaken }) => isTaken)).toHaveLength(3);
    });

    example('[B2] every network and every kind has a bucket of its own', async ({ faces: [one] }) => {
      for (let drawn = 0; drawn < 3; drawn += 1) await one.draw(drawOf());
      expect((await one.draw(drawOf())).isTaken).toBe(false);
      expect((await one.draw(drawOf({ network: 'ben' }))).isTaken).toBe(true);
      expect((await one.draw(drawOf({ kind: 'find' }))).isTaken).toBe(true);
    });

    test(`[B1] [B2] does what a plain list does, in ${runs} random runs`, async () => {
      await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { faces, setTime, close } = await make();
        const list = new Map<string, number>();
        let now = 0;
        try {
          for (const { draw, face, passMs } of steps) {
            setTime((now += passMs));
            const bucket = `${draw.kind} ${draw.network}`;
            const before = list.get(bucket) ?? 0;
            const after = takeToken(before, now, draw.rate);
            list.set(bucket, after ?? before);
            expect(await faces[face].draw(draw)).toEqual({ isTaken: after !== null, fullInMs: Math.max(0, (after ?? before) - now) });
          }
        } finally {
          await close();
        }
      }), { numRuns: runs });
    });
  });
}

const RATES: readonly [Rate, ...Rate[]] = [THREE_A_MINUTE, { burst: 1, perSecond: 1 }, { burst: 10, perSecond: 1 / 60 }];
const step = fc.record({
  draw: fc.record({ kind: fc.constantFrom('connect', 'find', 'report'), network: fc.constantFrom('ann', 'ben'), rate: fc.constantFrom(...RATES) }),
  face: fc.constantFrom(0, 1),
  passMs: fc.constantFrom(0, 1, 999, 20_000, 90_000),
});
