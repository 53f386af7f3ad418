import type { SimulatedDay, SimulatedWeek } from './simulate-week.ts';

/**
 * Messages of a day for which Redis was too slow: they are counted, but whose they were is not, and the collector says
 * so with `gap` marks. None on a machine with time to spare; elsewhere no more visitors may be missing than these.
 */
export function missedOn({ expectedMarks, marks }: Pick<SimulatedWeek, 'expectedMarks' | 'marks'>, { day, plan }: Pick<SimulatedDay, 'day' | 'plan'>): number {
  if (plan.collectors === 'one') return 0;
  let missed = 0;
  for (const [name, count] of marks) {
    const [kind, hour] = name.split(' ');
    if (kind === 'gap' && Math.floor(Number(hour) / 24) === day) missed += count - (expectedMarks.get(name) ?? 0);
  }
  return missed;
}

/** Whether a number of visitors is what it must be, but for those that a mark owns up to. */
export const isWithin = (stored: number, must: number, missed: number): boolean => stored <= must && must - stored <= missed;
