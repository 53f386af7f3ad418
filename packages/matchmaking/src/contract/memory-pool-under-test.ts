import { MemoryPool } from '../memory-pool.ts';
import type { MakePool } from './harness.ts';

export const memoryPoolUnderTest: MakePool = ({ limit }) => {
  let time = 0;
  return {
    pool: new MemoryPool({ now: () => time, limit }),
    setTime: (ms) => {
      time = ms;
    },
    // What a call caused is heard before the `await` of it goes on.
    settle: async () => {},
    close: async () => {},
  };
};
