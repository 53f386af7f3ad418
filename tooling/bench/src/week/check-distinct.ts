import { DISTINCT_STANDARD_ERROR } from '@visavis/analytics';
import { countsTotals, type Figure } from '@visavis/services';
import { nameOf } from './cell-name.ts';
import { type Check, check, inFigures } from './check.ts';
import { restartHours } from './day-plan.ts';
import { isWithin, missedOn } from './missed.ts';
import type { SimulatedDay, SimulatedWeek } from './simulate-week.ts';

/** How many visitors one day had, counted in each way. */
export interface DistinctDay {
  readonly name: string;
  readonly people: number;
  readonly tags: number;
  readonly stored: number;
  readonly crowded: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of a good sketch one in two million estimates is farther off (normal distribution). */
const FARTHEST = 5;

export const distinctDays = (week: SimulatedWeek): readonly DistinctDay[] =>
  week.days.map(({ day, plan, stored }) => {
    const { people, tags } = week.truth.dayOf(day);
    const visitors = stored.get(nameOf({ table: 'visitors', hour: day * 24, page: '', value: '' })) ?? 0;
    return { name: plan.name, people: people.size, tags: tags.size, stored: visitors, crowded: plan.crowd };
  });

/** Distinct visitors: exactly, between two bounds, or within the error that is said beside them. */
export async function checkDistinct(week: SimulatedWeek): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const [index, day] of distinctDays(week).entries()) {
    const simulated = week.days[index];
    if (simulated === undefined) continue;
    if (day.crowded) checks.push(await checkCrowded(week, simulated, day));
    else if (restartHours(simulated.plan).length > 0) checks.push(await checkRestarted(week, simulated, day));
    else {
      const missed = missedOn(week, simulated);
      const words = missed === 0 ? 'visitors are exact' : `visitors are exact but for ${missed} messages that a mark owns up to`;
      checks.push(check(`${day.name}: ${words}`, isWithin(day.stored, day.tags, missed) && (await visitorsOf(week, simulated.day)).error.kind === 'exact', `${inFigures(day.stored)} of ${inFigures(day.tags)}; ${inFigures(day.people)} people`));
    }
  }
  return checks;
}

/** What the dashboard says of a day's visitors when it is over. */
async function visitorsOf({ database }: SimulatedWeek, day: number): Promise<Figure> {
  const range = { from: new Date(day * DAY_MS), to: new Date((day + 1) * DAY_MS) };
  const { sums } = await countsTotals(database.admin, { range, now: new Date((day + 2) * DAY_MS), keptSince: null, step: 'day' });
  return sums.visitors.now;
}

async function checkRestarted(week: SimulatedWeek, { day, plan }: SimulatedDay, { stored, tags }: DistinctDay): Promise<Check> {
  const { counted } = week.truth.dayOf(day);
  const { count, error } = await visitorsOf(week, day);
  const [first = 0] = restartHours(plan);
  const isSaid = error.kind === 'at-most' && error.since.getTime() === (day * 24 + first) * HOUR_MS;
  return check(
    `${plan.name}: visitors lie between those who came and those with the ones that came again after a restart, and say since when`,
    tags <= stored && stored <= counted && count === stored && isSaid,
    `${inFigures(tags)} ≤ ${inFigures(stored)} ≤ ${inFigures(counted)}; said: at most, counted again since ${first}:00`,
  );
}

async function checkCrowded(week: SimulatedWeek, { day, plan }: SimulatedDay, { stored, tags }: DistinctDay): Promise<Check> {
  const { count, error } = await visitorsOf(week, day);
  const errors = (stored - tags) / (tags * DISTINCT_STANDARD_ERROR);
  const isSaid = error.kind === 'about' && error.plusMinus === Math.ceil(2 * DISTINCT_STANDARD_ERROR * stored);
  return check(
    `${plan.name}: visitors are an estimate that says so, within ${FARTHEST} standard errors`,
    isSaid && count === stored && Math.abs(errors) <= FARTHEST,
    `${inFigures(stored)} of ${inFigures(tags)}, off by ${((100 * (stored - tags)) / tags).toFixed(2)} %, ${errors.toFixed(2)} standard errors; said: ± ${error.kind === 'about' ? inFigures(error.plusMinus) : '?'}`,
  );
}
