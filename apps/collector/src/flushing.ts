import type { Batch } from './counting/sums.ts';

/** A batch with the number that keeps it from counting twice. */
export interface NumberedBatch extends Batch {
  readonly collector: string;
  readonly sequence: number;
}

export interface FlushingOptions {
  /** What was counted since the last time; `undefined` when nothing was. Never rejects. */
  readonly take: () => Promise<Batch | undefined>;
  /**
   * Writes a whole batch or nothing. When it rejects it may have been written or not; the same batch comes again then,
   * under the same number. `gap`: the database does not know this collector any more, and nothing was written.
   * `refused`: nothing was written, nor ever will be.
   */
  readonly write: (batch: NumberedBatch) => Promise<'added' | 'repeated' | 'gap' | 'refused'>;
  /** Told of a batch that is given up, so that the next ones get through. */
  readonly onRefused: (batch: Batch) => void;
  /** A fresh random UUID. */
  readonly newCollector: () => string;
  readonly everyMs: number;
  /** Told when the database goes away and when it is back. */
  readonly onOutage: (outage: 'began' | 'ended') => void;
}

export interface Flushing {
  /** Ends the rhythm and writes what is left; whether all was written within the time given. */
  stop(withinMs: number): Promise<boolean>;
}

/** Writes batches, one at a time. One that failed is tried again as it was, while new counts grow behind it. */
export function startFlushing({ take, write, newCollector, everyMs, onOutage, onRefused }: FlushingOptions): Flushing {
  let collector = newCollector();
  let sequence = 1;
  let pending: Batch | undefined;
  let reachable = true;
  let stopped = false;
  let latest = Promise.resolve(true);
  let timer: NodeJS.Timeout | undefined;

  const writePending = async (batch: Batch): Promise<boolean> => {
    const outcome = await write({ collector, sequence, ...batch }).catch(() => 'failed' as const);
    if ((outcome !== 'failed') !== reachable) onOutage(reachable ? 'began' : 'ended');
    reachable = outcome !== 'failed';
    if (outcome === 'failed') return false;
    if (outcome === 'gap') {
      if (sequence === 1) return false;
      collector = newCollector();
      sequence = 1;
      return await writePending(batch);
    }
    pending = undefined;
    if (outcome === 'refused') onRefused(batch);
    else sequence += 1;
    return outcome !== 'refused';
  };
  const flush = async (): Promise<boolean> => {
    if (pending !== undefined && !(await writePending(pending))) return false;
    pending = await take();
    return pending === undefined || (await writePending(pending));
  };
  const flushInTurn = (): Promise<boolean> => {
    latest = latest.then(flush);
    return latest;
  };
  const wait = (): void => {
    timer = setTimeout(async () => {
      await flushInTurn();
      if (!stopped) wait();
    }, everyMs);
  };

  wait();
  return {
    stop: (withinMs) => {
      stopped = true;
      clearTimeout(timer);
      return Promise.race([flushInTurn(), giveUpAfter(withinMs)]);
    },
  };
}

function giveUpAfter(ms: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, false).unref();
  });
}
