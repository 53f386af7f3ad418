import fc from 'fast-check';
import { describe, test } from 'vitest';
import { commands, NODES } from './commands.ts';
import { Comparison } from './comparison.ts';
import { examplesOfLosing } from './examples-of-losing.ts';
import { examplesOfMeeting } from './examples-of-meeting.ts';
import { examplesOfSearchingAnew } from './examples-of-searching-anew.ts';
import type { MakePool, PoolUnderTest } from './harness.ts';
import { type Example, Scene } from './scene.ts';

export { entryOf } from './people.ts';
export type { MakePool, PoolUnderTest };

/** What every pool does, by the rules of SPEC.md. Call it in a test file of the implementation. */
export function poolContract(name: string, makePool: MakePool, { runs }: { readonly runs: number } = { runs: 200 }): void {
  describe(`${name} keeps the contract of pools`, () => {
    const example: Example = (text, act, limit = 10) => {
      test(text, async () => {
        const under = await makePool({ limit });
        try {
          await act(new Scene(under));
        } finally {
          await under.close();
        }
      });
    };
    examplesOfMeeting(example);
    examplesOfLosing(example);
    examplesOfSearchingAnew(example);

    test(`[C] [Q] [W] [N] [P] [T] [H] does what the plain list does, in ${runs} random runs`, async () => {
      await fc.assert(
        fc.asyncProperty(commands(), fc.integer({ min: 1, max: 6 }), async (asked, limit) => {
          const under = await makePool({ limit });
          try {
            const pools = new Comparison(under, limit);
            for (const node of NODES) await pools.join(node);
            await fc.asyncModelRun(() => ({ model: pools, real: pools }), asked);
            await pools.expectNobodyLost();
          } finally {
            await under.close();
          }
        }),
        { numRuns: runs },
      );
    });
  });
}
