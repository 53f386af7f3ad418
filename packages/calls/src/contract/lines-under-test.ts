import type { Fate } from '../memory-lines.ts';
import type { OpenLine } from '../node-line.ts';

/** Lines between nodes of one test, under a clock and a carrier that the test rules. */
export interface LinesUnderTest {
  readonly open: OpenLine;
  /** What becomes of every parcel from now on. */
  setFate(fate: (from: string, to: string) => Fate): void;
  /** Time passes in steps of `LINE_TICK_MS`; what was sent meanwhile is heard. */
  pass(ms: number): Promise<void>;
  /** Resolves when all that was sent is heard, as far as it arrives now. */
  settle(): Promise<void>;
  /** A node ends without a word. */
  lose(node: string): void;
  close(): Promise<void>;
}

export type MakeLines = () => Promise<LinesUnderTest>;
