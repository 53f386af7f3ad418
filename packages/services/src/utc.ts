export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The beginning of the UTC hour or day that an instant falls into. */
export function startOf(grain: 'hour' | 'day', instant: Date): Date {
  const length = grain === 'hour' ? HOUR_MS : DAY_MS;
  return new Date(Math.floor(instant.getTime() / length) * length);
}

/** The beginning of a UTC day, by its number since 1970. */
export const dayStart = (day: number): Date => new Date(day * DAY_MS);

/** The number of the UTC day that an instant falls into. */
export const dayOf = (instant: Date): number => Math.floor(instant.getTime() / DAY_MS);

/** How long after its end a day is left to collectors that have not flushed yet, before anything but totals is shown. */
export const SETTLING_MS = 60 * 60_000;
