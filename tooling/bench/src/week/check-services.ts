import { foldCells, sumFolds } from '@visavis/analytics';
import type { Manifest } from '@visavis/policy';
import { countsBreakdown, countsQuality, countsTotals, eventRows } from '@visavis/services';
import { type BreakdownName, BREAKDOWNS } from '@visavis/services/counts';
import { placeOf } from './cell-name.ts';
import { type Check, check, inFigures } from './check.ts';
import { FIRST_DAY, restartHours, WEEK } from './day-plan.ts';
import { isWithin, missedOn } from './missed.ts';
import type { SimulatedWeek } from './simulate-week.ts';

const DAY_MS = 86_400_000;
/** Days that one collector counted by itself, and remembered everybody of: there each cell of a table is known. */
const ALONE = WEEK.findIndex(({ collectors, crowd }) => collectors === 'pair' || crowd);
/** The last week's own morning after, when every day is settled. */
const AFTER = new Date((FIRST_DAY + WEEK.length) * DAY_MS + DAY_MS / 4);

const rangeOf = (days: number) => ({ from: new Date(FIRST_DAY * DAY_MS), to: new Date((FIRST_DAY + days) * DAY_MS) });

/** What the dashboard and the read API would say of the week, against the truth. */
export async function checkServices(week: SimulatedWeek, analytics: Manifest['analytics']): Promise<readonly Check[]> {
  const names = BREAKDOWNS.filter((name) => tableOf(name) !== undefined && analytics.tables.some((table) => table === tableOf(name)));
  const breakdowns: Check[] = [];
  for (const name of names) breakdowns.push(await checkBreakdown(week, name, analytics.threshold));
  return [...(await checkTotals(week)), ...breakdowns, ...(await checkQuality(week)), await checkProof(week)];
}

async function checkTotals(week: SimulatedWeek): Promise<readonly Check[]> {
  const { steps, sums } = await countsTotals(week.database.admin, { range: rangeOf(WEEK.length), now: AFTER, keptSince: null, step: 'day' });
  const ofName = (name: 'loads' | 'visits' | 'started' | 'dropped'): Check => {
    const must = steps.map((_, day) => sumOf(week, FIRST_DAY + day, name));
    const exact = steps.every((step, day) => step[name] === must[day]) && sums[name].now.count === must.reduce((sum, one) => sum + one, 0) && sums[name].now.error.kind === 'exact';
    return check(`totals: ${name} of each day and of the week are exact`, exact && steps.length === WEEK.length, inFigures(sums[name].now.count ?? Number.NaN));
  };
  const known = week.days.filter(({ plan }) => !plan.crowd);
  const ofDays = known.map((day) => ({ day, stored: steps[day.day - FIRST_DAY]?.visitors ?? 0 }));
  const exact = ofDays.every(({ day, stored }) => isWithin(stored, week.truth.dayOf(day.day).counted, missedOn(week, day)));
  return [
    ...(['loads', 'visits', 'started', 'dropped'] as const).map(ofName),
    check('totals: visitors of each day without a crowd are exactly those that the keys could tell apart', exact && known.length > 0, inFigures(ofDays.reduce((sum, { stored }) => sum + stored, 0))),
  ];
}

function sumOf({ truth }: SimulatedWeek, day: number, name: 'loads' | 'visits' | 'started' | 'dropped'): number {
  let sum = 0;
  for (const [cell, count] of truth.cells) {
    const { hour, page, table, value } = placeOf(cell);
    if (Math.floor(hour / 24) === day && page === '' && (name === 'dropped' ? table === 'dropped' : value === name)) sum += count;
  }
  return sum;
}

const tableOf = (name: BreakdownName): string | undefined => (name === 'scroll' || name === 'campaigns' ? undefined : name === 'call-ends' ? 'chat' : name);

async function checkBreakdown(week: SimulatedWeek, name: BreakdownName, threshold: number): Promise<Check> {
  const { now } = await countsBreakdown(week.database.admin, { range: rangeOf(ALONE), now: AFTER, threshold, keptSince: null, name, page: '' });
  const folds = Array.from({ length: ALONE }, (_, day) => foldCells(truthOf(week, FIRST_DAY + day, name), threshold));
  const must = sumFolds(folds);
  const same = now.total === must.total && now.other === must.other && now.cells.size === must.cells.size && [...must.cells].every(([value, { count }]) => now.cells.get(value)?.count === count);
  return check(`breakdown: ${name} of ${ALONE} days is exact, with what is below ${threshold} in "other"`, same && must.total > 0, `${must.cells.size} shown, ${inFigures(must.other)} of ${inFigures(must.total)} in other`);
}

function truthOf({ truth }: SimulatedWeek, day: number, name: BreakdownName): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [cell, count] of truth.cells) {
    const { hour, page, table, value } = placeOf(cell);
    if (Math.floor(hour / 24) !== day || page !== '' || table !== tableOf(name)) continue;
    const isEnd = value.startsWith('end:');
    if (name === 'call-ends' && !isEnd) continue;
    const key = isEnd ? value.slice('end:'.length) : value;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

async function checkQuality(week: SimulatedWeek): Promise<readonly Check[]> {
  const { database, expectedMarks, marks } = week;
  const { marks: shown } = await countsQuality(database.admin, { range: rangeOf(WEEK.length), now: AFTER, keptSince: null });
  const restarts = WEEK.map((plan) => restartHours(plan).length);
  const again = restarts.map((_, day) => shown.filter(({ hour, kind }) => kind === 'key-started' && Math.floor(hour.getTime() / DAY_MS) === FIRST_DAY + day).reduce((sum, { count }) => sum + count, 0));
  const missed = week.days.reduce((sum, day) => sum + missedOn(week, day), 0);
  const certain = [...marks].filter(([name]) => !name.startsWith('crowded'));
  const surplus = certain.reduce((sum, [name, count]) => sum + count - (expectedMarks.get(name) ?? 0), 0);
  const same = surplus === missed && [...expectedMarks].every(([name, count]) => (marks.get(name) ?? 0) >= count);
  return [
    check('quality: "counted again" is shown once for each restart, on its day', again.every((count, day) => count === restarts[day]), again.join(' ')),
    check('quality: every start and every key has its mark, and nothing was missed without one', same, `${certain.length} marks${missed > 0 ? `; Redis was too slow for ${missed} messages` : ''}`),
  ];
}

async function checkProof({ database }: SimulatedWeek): Promise<Check> {
  const { places, rows } = await eventRows(database.admin);
  return check('proof: rows of single events that are stored', rows === 0 && places.length > 0, String(rows));
}
