import type { Pool } from '../pool.ts';

/** A fresh, empty pool whose clock the test sets. */
export interface PoolUnderTest {
  readonly pool: Pool;
  /** What the pool's clock shows from now on, milliseconds; it starts at 0 and never goes back. */
  setTime(ms: number): Promise<void> | void;
  /** Resolves when every event of the calls that were made so far has been heard. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Called for every example and for every random run. */
export type MakePool = (options: { readonly limit: number }) => Promise<PoolUnderTest> | PoolUnderTest;
