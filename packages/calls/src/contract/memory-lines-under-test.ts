import { LINE_TICK_MS } from '../carried-line.ts';
import { type Fate, MemoryLines } from '../memory-lines.ts';
import type { LinesUnderTest } from './lines-under-test.ts';

export async function memoryLinesUnderTest(): Promise<LinesUnderTest> {
  let now = 0;
  let fate: (from: string, to: string) => Fate = () => 'arrives';
  const lines = new MemoryLines({ now: () => now, fate: (from, to) => fate(from, to) });
  return {
    open: lines.open,
    setFate: (next) => {
      fate = next;
    },
    pass: async (ms) => {
      for (let left = ms; left > 0; left -= LINE_TICK_MS) {
        now += LINE_TICK_MS;
        lines.tick();
        await lines.settle();
      }
    },
    settle: async () => await lines.settle(),
    lose: (node) => lines.lose(node),
    close: async () => {},
  };
}
