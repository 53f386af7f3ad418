import { describe, expect, test } from 'vitest';
import type { Spent } from '../spent.ts';

/** Nothing is spent yet. */
export interface SpentUnderTest {
  readonly faces: readonly [Spent, Spent];
  /** Resolves when so many milliseconds, of few, are over. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

const [PUZZLE, OTHER] = ['00ff', 'ff00'];
const LONG_MS = 300_000;

/** What every store of spent puzzles does, by rule Z2 of SPEC.md. */
export function spentContract(name: string, make: () => Promise<SpentUnderTest>): void {
  describe(`${name} keeps the contract of spent puzzles`, () => {
    const example = (text: string, act: (under: SpentUnderTest) => Promise<void>): void => {
      test(text, async () => {
        const under = await make();
        try {
          await act(under);
        } finally {
          await under.close();
        }
      });
    };

    example('[Z2] a puzzle is spent once, at whichever node', async ({ faces: [one, other] }) => {
      expect(await one.spend(PUZZLE, LONG_MS)).toBe(true);
      expect(await one.spend(PUZZLE, LONG_MS)).toBe(false);
      expect(await other.spend(PUZZLE, LONG_MS)).toBe(false);
      expect(await other.spend(OTHER, LONG_MS)).toBe(true);
    });

    example('[Z2] of many who spend it at once one is the first', async ({ faces }) => {
      const all = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? faces[0] : faces[1]).spend(PUZZLE, LONG_MS)));
      expect(all.filter(Boolean)).toHaveLength(1);
    });

    example('[Z2] it is forgotten when it would be too old in any case', async ({ faces: [one, other], pass }) => {
      await one.spend(PUZZLE, 50);
      await pass(60);
      expect(await other.spend(PUZZLE, LONG_MS)).toBe(true);
    });
  });
}
