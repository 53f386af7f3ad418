/** A UTC day or hour, counted since 1970. */
export interface Period {
  readonly grain: 'day' | 'hour';
  readonly number: number;
}

export const HOURS_PER_DAY = 24;
export const HOUR_MS = 3_600_000;
const DAY_MS = HOURS_PER_DAY * HOUR_MS;

/**
 * How long tags and keys outlive their period: enough for collectors whose clocks differ and for a clock that is set
 * back, and no more.
 */
export const KEPT_AFTER_HOURS = 2;
export const KEPT_AFTER_MS = KEPT_AFTER_HOURS * HOUR_MS;

/** The UTC day that an hour belongs to. */
export const dayOfHour = (hour: number): number => Math.floor(hour / HOURS_PER_DAY);

/** The UTC day of an instant, in milliseconds since 1970. */
export const dayAt = (instant: number): number => Math.floor(instant / DAY_MS);

/** When a period is over, in milliseconds since 1970. */
export const endOf = ({ grain, number }: Period): number => (number + 1) * (grain === 'day' ? DAY_MS : HOUR_MS);

/** The day whose key made the tags of a period. */
export const dayOf = ({ grain, number }: Period): number => (grain === 'day' ? number : dayOfHour(number));
