import { describe, expect, test } from 'vitest';
import { HEAD_COUNT_STAYS_MS, type HeadCount } from '../head-count.ts';

export interface HeadCountUnderTest {
  readonly count: HeadCount;
  /** Milliseconds of its clock. */
  readonly setTime: (ms: number) => void;
}

/** What every head count does [H]. */
export function headCountContract(what: string, make: () => Promise<HeadCountUnderTest>): void {
  describe(what, () => {
    test('[H1] gives each node how many are at the others', async () => {
      const { count } = await make();
      expect(await count.tell('east', 3)).toBe(0);
      expect(await count.tell('west', 5)).toBe(3);
      expect(await count.tell('north', 0)).toBe(8);
      expect(await count.tell('east', 4)).toBe(5);
      expect(await count.tell('west', 5)).toBe(4);
    });

    test('[H1] forgets a node that has been silent, and one that ended at once', async () => {
      const { count, setTime } = await make();
      await count.tell('east', 3);
      setTime(HEAD_COUNT_STAYS_MS - 1);
      expect(await count.tell('west', 5)).toBe(3);
      setTime(HEAD_COUNT_STAYS_MS);
      expect(await count.tell('west', 5)).toBe(0);
      expect(await count.tell('north', 1)).toBe(5);
      await count.leave('west');
      expect(await count.tell('north', 1)).toBe(0);
    });
  });
}
