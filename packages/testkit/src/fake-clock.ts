/** A clock that stands still until a test moves it. */
export interface FakeClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly date: () => Date;
  readonly advance: (ms: number) => void;
}

/** Starts at an instant that is the start of no minute, hour or day. */
export function fakeClock(start = '2026-03-14T15:09:26.535Z'): FakeClock {
  let ms = Date.parse(start);
  return {
    now: () => ms,
    date: () => new Date(ms),
    advance: (by) => {
      ms += by;
    },
  };
}
