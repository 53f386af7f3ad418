import type { DropReason } from '@visavis/analytics';
import { currentManifest } from '@visavis/policy/history';
import { placeOf } from './cell-name.ts';
import { checkCells } from './check-cells.ts';
import { checkDistinct } from './check-distinct.ts';
import { checkPublic } from './check-public.ts';
import { checkServices } from './check-services.ts';
import { type Check, check, inFigures } from './check.ts';
import { FIRST_DAY } from './day-plan.ts';
import type { SimulatedWeek } from './simulate-week.ts';

/** All reasons but `crowded`, which only a flood brings that no collector could count. */
const REASONS: readonly DropReason[] = ['address', 'bot', 'headers', 'malformed', 'origin', 'rate', 'site', 'spam-referrer', 'too-large', 'unknown'];
const COMMITS_CUT = 2;

export const analyticsOf = ({ options }: SimulatedWeek) => currentManifest(options.profile, new Date(FIRST_DAY * 86_400_000)).analytics;

/** Everything that must hold of a week. */
export async function checkWeek(week: SimulatedWeek): Promise<readonly Check[]> {
  const analytics = analyticsOf(week);
  const tables = new Set(analytics.tables);
  return [
    ...week.days.map((day) => checkCells(week, day, tables)),
    ...REASONS.map((reason) => checkReason(week, reason)),
    ...(await checkServices(week, analytics)),
    ...(await checkDistinct(week)),
    ...checkPublic(week, analytics),
    check('commits that were cut on their way, and counted once all the same', week.cuts === COMMITS_CUT, String(week.cuts)),
  ];
}

function checkReason({ days, truth }: SimulatedWeek, reason: DropReason): Check {
  const ofReason = (cells: ReadonlyMap<string, number>): number =>
    [...cells].reduce((sum, [name, count]) => {
      const { table, value } = placeOf(name);
      return table === 'dropped' && value === reason ? sum + count : sum;
    }, 0);
  const stored = ofReason(days.at(-1)?.stored ?? new Map());
  const must = ofReason(truth.cells);
  return check(`dropped: ${reason} is exact`, stored === must && must > 0, inFigures(stored));
}
