export interface TendingOptions {
  /** Never rejects. */
  readonly tend: () => Promise<void>;
  readonly everyMs: number;
}

export interface Tending {
  /** Does something while nothing is tended, and after all that was asked for before. */
  inTurn<T>(task: () => Promise<T>): Promise<T>;
  /** Ends the rhythm. */
  stop(): void;
}

/** Keeps what must be forgotten, made or closed in time from waiting for anything, such as a database that is away. */
export function startTending({ tend, everyMs }: TendingOptions): Tending {
  let latest: Promise<unknown> = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = latest.then(task);
    latest = done.catch(() => undefined);
    return done;
  };
  const wait = (): void => {
    timer = setTimeout(async () => {
      await inTurn(tend);
      if (!stopped) wait();
    }, everyMs);
  };

  wait();
  return {
    inTurn,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
