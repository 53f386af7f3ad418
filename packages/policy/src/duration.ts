import * as v from 'valibot';

const UNITS = ['seconds', 'minutes', 'hours', 'days', 'months'] as const;

const Amount = v.pipe(v.number(), v.integer('an amount of time is a whole number'), v.minValue(1, 'an amount of time is at least 1'), v.maxValue(1_000_000));

/** A length of time with a number in it. Nothing vaguer ("a limited period") can be written down. */
export const Duration = v.strictObject({ amount: Amount, unit: v.picklist(UNITS) });
export type Duration = Readonly<v.InferOutput<typeof Duration>>;
export type DurationUnit = Duration['unit'];

/** A duration that is as long in every month. */
export const FixedDuration = v.strictObject({ amount: Amount, unit: v.picklist(['seconds', 'minutes', 'hours', 'days']) });
export type FixedDuration = Readonly<v.InferOutput<typeof FixedDuration>>;

export const inMilliseconds = ({ amount, unit }: FixedDuration): number => amount * MILLISECONDS[unit];

/** The longest that a duration can be, in milliseconds: a month counts as 31 days. To compare, not to schedule. */
export const atMostMilliseconds = ({ amount, unit }: Duration): number =>
  amount * (unit === 'months' ? 31 * MILLISECONDS.days : MILLISECONDS[unit]);

/** The one way in which a duration is put into words: "90 days", "1 hour". */
export function describeDuration({ amount, unit }: Duration): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

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
