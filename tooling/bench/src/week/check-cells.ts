import type { CountTableName } from '@visavis/policy/counted';
import { type CellPlace, type Cells, nameOf, placeOf } from './cell-name.ts';
import { type Check, check, inFigures } from './check.ts';
import { missedOn } from './missed.ts';
import type { SimulatedDay, SimulatedWeek } from './simulate-week.ts';

/** Once a day's visitors are more than are remembered one by one, these are of those that are. */
const OF_VISITORS: ReadonlySet<CountTableName> = new Set([
  'visitors', 'public-pages', 'referrers', 'campaigns', 'countries', 'devices', 'browsers', 'systems', 'time', 'scroll', 'clicks', 'funnel',
]);
/** Between two collectors nobody knows which of two messages of one visitor was first; so only their sum is known. */
const OF_THE_FIRST: ReadonlySet<CountTableName> = new Set(['public-pages', 'referrers', 'time', 'scroll', 'vitals']);

interface ComparedDay extends SimulatedDay {
  /** Not of every message is known whose it was. */
  readonly isPart: boolean;
}

interface CellsCompared {
  readonly compared: number;
  readonly wrong: readonly string[];
}

/** Every cell of a day against what must be in it. */
export function checkCells(week: Pick<SimulatedWeek, 'expectedMarks' | 'marks' | 'truth'>, simulated: SimulatedDay, tables: ReadonlySet<CountTableName>): Check {
  const isPart = simulated.plan.crowd || missedOn(week, simulated) > 0;
  const { compared, wrong } = compareCells({ ...simulated, isPart }, week.truth.cells, tables);
  const what = isPart ? 'every cell that does not depend on visitors' : 'every cell';
  return check(`${simulated.plan.name}: ${what} is exact`, wrong.length === 0 && compared > 0, `${inFigures(compared)} compared, ${wrong.length} wrong${wrong.length > 0 ? `: ${wrong.slice(0, 3).join('; ')}` : ''}`);
}

function compareCells(day: ComparedDay, truth: Cells, tables: ReadonlySet<CountTableName>): CellsCompared {
  const stored = ofDay(day, day.stored, tables);
  const expected = ofDay(day, truth, tables);
  const wrong: string[] = [];
  const names = new Set([...stored.keys(), ...expected.keys()]);
  for (const name of names) {
    const [is, must] = [stored.get(name) ?? 0, expected.get(name) ?? 0];
    if (is !== must) wrong.push(`${name} is ${is} and must be ${must}`);
  }
  return { compared: names.size, wrong };
}

/** What of these cells belongs to a day and can be known exactly, added up where only sums can be. */
function ofDay({ day, isPart, plan }: ComparedDay, cells: Cells, tables: ReadonlySet<CountTableName>): Cells {
  const known = new Map<string, number>();
  for (const [name, count] of cells) {
    const place = placeOf(name);
    if (Math.floor(place.hour / 24) !== day || !tables.has(place.table)) continue;
    if (isPart && dependsOnVisitors(place, plan.crowd)) continue;
    const isSum = plan.collectors === 'pair' && OF_THE_FIRST.has(place.table);
    const value = place.table === 'vitals' ? (place.value.split(':')[0] ?? '') : '';
    const kept = isSum ? nameOf({ ...place, value }) : name;
    known.set(kept, (known.get(kept) ?? 0) + count);
  }
  return known;
}

/** In a crowd the visitors of each hour are still known one by one. */
const dependsOnVisitors = ({ table, value }: CellPlace, isCrowd: boolean): boolean =>
  OF_VISITORS.has(table) || (!isCrowd && (table === 'vitals' || value === 'visitors'));
