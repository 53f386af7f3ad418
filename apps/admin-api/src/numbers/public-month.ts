import { publicSensitivity } from '@visavis/analytics';
import type { Manifest } from '@visavis/policy';
import type { PublicDay, PublicNumber } from '@visavis/services';
import { noiseRange } from './noise-range.ts';

export const DAY_MS = 86_400_000;

export interface PublishedDay {
  readonly kind: 'published';
  /** Milliseconds since 1970, the beginning of a UTC day. */
  readonly start: number;
  readonly epsilon: number;
  readonly keys: number;
  /** 95 of 100 numbers of this day are no further from the true one. */
  readonly plusMinus: number;
  readonly cells: readonly PublicNumber[];
}

/** `crowded` and `keys`: it was decided that the day has no numbers. `open`: nothing was decided of it. */
export type DayState =
  | PublishedDay
  | { readonly kind: 'crowded'; readonly start: number }
  | { readonly kind: 'keys'; readonly start: number; readonly keys: number }
  | { readonly kind: 'open'; readonly start: number };

export interface PublicMonth {
  /** Each day of the range, oldest first; the last one is yesterday. */
  readonly days: readonly DayState[];
  readonly yesterday: DayState;
  /** The newest day that has numbers. */
  readonly shown: PublishedDay | null;
}

interface Found {
  readonly days: readonly PublicDay[];
  /** Beginnings of UTC days; `to` is the first that does not belong to it. */
  readonly range: { readonly from: Date; readonly to: Date };
  readonly tables: Manifest['analytics']['tables'];
}

/** What is known of each day of a range, also of those without a row. */
export function publicMonth({ days, range, tables }: Found): PublicMonth {
  const sensitivity = publicSensitivity(tables);
  const known = new Map(days.map((day) => [day.day.getTime(), stateOf(day, sensitivity)]));
  const yesterday = range.to.getTime() - DAY_MS;
  const length = Math.round((range.to.getTime() - range.from.getTime()) / DAY_MS);
  const states = Array.from({ length }, (_, index): DayState => {
    const start = range.from.getTime() + index * DAY_MS;
    return known.get(start) ?? { kind: 'open', start };
  });
  return {
    days: states,
    yesterday: known.get(yesterday) ?? { kind: 'open', start: yesterday },
    shown: states.findLast((day) => day.kind === 'published') ?? null,
  };
}

function stateOf({ cells, day, epsilon, keys, outcome }: PublicDay, sensitivity: number): DayState {
  const start = day.getTime();
  if (outcome === 'crowded') return { kind: 'crowded', start };
  if (outcome === 'keys') return { kind: 'keys', start, keys };
  return { kind: 'published', start, epsilon, keys, plusMinus: noiseRange({ sensitivity, epsilon, keys }), cells };
}

/** A day's number of all visitors, or `few` where it was too small to be shown. */
export const visitorsOf = ({ cells }: PublishedDay): number | 'few' => cells.find(({ table }) => table === 'visitors')?.noisy ?? 'few';
