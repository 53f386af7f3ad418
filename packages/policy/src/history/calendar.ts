import { type Duration, inMilliseconds } from '../duration.ts';

const DAY = 86_400_000;

/** The day (UTC, YYYY-MM-DD) that holds an instant. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The instant at which a day begins (UTC). */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The first day that lies a whole duration after a day. A month after the 31st is at most the next month's last day. */
export function dayAfter(day: string, { amount, unit }: Duration): string {
  const start = startOf(day);
  if (unit !== 'months') return dayOf(new Date(start.getTime() + Math.ceil(inMilliseconds({ amount, unit }) / DAY) * DAY));
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + amount + 1, 0));
  lastDay.setUTCDate(Math.min(start.getUTCDate(), lastDay.getUTCDate()));
  return dayOf(lastDay);
}
