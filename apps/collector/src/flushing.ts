import { type Batch, type Cells, isEmpty } from '@visavis/analytics';

export interface FlushingOptions {
  readonly cells: Cells;
  /** Writes a whole batch or nothing, and rejects in the second case. */
  readonly write: (batch: Batch) => Promise<void>;
  readonly everyMs: number;
  /** Told when the database goes away and when it is back. */
  readonly onOutage: (outage: 'began' | 'ended') => void;
}

export interface Flushing {
  /** Ends the rhythm and writes what is left; whether all was written within the time given. */
  stop(withinMs: number): Promise<boolean>;
}

/** Writes the cells in batches, one at a time. What a failed write held is counted on and tried again. */
export function startFlushing({ cells, write, everyMs, onOutage }: FlushingOptions): Flushing {
  let reachable = true;
  let stopped = false;
  let latest = Promise.resolve(true);
  let timer: NodeJS.Timeout | undefined;

  const flush = async (): Promise<boolean> => {
    const batch = cells.take();
    if (isEmpty(batch)) return true;
    const written = await write(batch).then(
      () => true,
      () => false,
    );
    if (!written) cells.putBack(batch);
    if (written !== reachable) onOutage(written ? 'ended' : 'began');
    reachable = written;
    return written;
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
