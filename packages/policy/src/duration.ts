const UNITS = ['seconds', 'minutes', 'hours', 'days', 'months'] as const;
export type DurationUnit = (typeof UNITS)[number];

/** A length of time with a number in it. Nothing vaguer ("a limited period") can be written down. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

/** A duration that is as long in every month. */
export type FixedDuration = Duration & { readonly unit: Exclude<DurationUnit, 'months'> };

export const inMilliseconds = ({ amount, unit }: FixedDuration): number => amount * MILLISECONDS[unit];

/** The one way in which a duration is put into words: "90 days", "1 hour". */
export function describeDuration({ amount, unit }: Duration): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

/** True when the duration is a positive whole number of a known unit. */
export const isDuration = ({ amount, unit }: Duration): boolean =>
  Number.isSafeInteger(amount) && amount > 0 && UNITS.includes(unit);

/**
 * The instant that lies one duration before another. A month is a calendar month (UTC);
 * where that day does not exist, the month's last day stands for it.
 */
export function before(instant: Date, { amount, unit }: Duration): Date {
  if (unit !== 'months') return new Date(instant.getTime() - inMilliseconds({ amount, unit }));
  const moved = new Date(instant);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() - amount);
  moved.setUTCDate(Math.min(instant.getUTCDate(), daysInMonth(moved)));
  return moved;
}

const MILLISECONDS = { seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

const daysInMonth = (date: Date): number =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
