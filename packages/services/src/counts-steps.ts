import { CLICKS, FUNNEL_STEPS, type Page } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import { pagesShown, visitorsByPage } from './counts-breakdown.ts';
import { type DayCells, dayCells, errorOn, inOnePicture } from './counts-cells.ts';
import type { FigureError } from './counts-figure.ts';
import { type Counted, countedDays, type Look, rangeBefore, settledDays } from './counts-look.ts';
import { firstCounted } from './first-counted.ts';

const HOME: Page = '/';

/** How many visitor-days came to a step, or used a button. */
export interface Step {
  readonly name: string;
  /** The sum of the days on which it was none, or not held back. */
  readonly count: number;
  /** Days on which it was above none and below k: they are not in the sum. Of `home`, also days on which its page is not shown, whatever it was. */
  readonly heldBack: number;
  /** Of the count, for those days. */
  readonly error: FigureError;
}

export interface StepsInput extends Look {
  readonly table: 'funnel' | 'clicks';
}

export interface ComparedSteps {
  readonly now: readonly Step[];
  readonly before: readonly Step[];
  readonly counted: Counted;
}

/**
 * Steps in their order. They are no parts of a whole: one visitor may be in all of them, so there is no total from
 * which one could be had back, and each stands or falls by itself. Only `home` is the visitors of a page as well,
 * and pages are parts of a whole: it is shown when that page is. Errors: `DatabaseError`.
 */
export async function countsSteps(db: Database, input: StepsInput): Promise<ComparedSteps> {
  return inOnePicture(db, async (tx) => {
    const began = await firstCounted(tx);
    const of = (look: StepsInput): Promise<readonly Step[]> => stepsOf(tx, look, settledDays(look, began));
    return { now: await of(input), before: await of({ ...input, range: rangeBefore(input.range) }), counted: countedDays(input, began) };
  });
}

async function stepsOf(db: Database, input: StepsInput, days: readonly number[]): Promise<readonly Step[]> {
  const error = await errorOn(db, days);
  const cells = await dayCells(db, { table: input.table, days });
  const visitors = input.table === 'funnel' ? await dayCells(db, { table: 'visitors', days }) : new Map<number, DayCells>();
  const names: readonly string[] = input.table === 'funnel' ? FUNNEL_STEPS : CLICKS;
  return names.map((name) => {
    const counted = [...cells].flatMap(([day, pages]) => {
      const count = pages.get('')?.get(name) ?? 0;
      return count === 0 ? [] : [{ count, isShown: count >= input.threshold && (name !== 'home' || isHomeShown(visitors.get(day), input.threshold)) }];
    });
    const shown = counted.filter(({ isShown }) => isShown);
    return { name, count: shown.reduce((sum, { count }) => sum + count, 0), heldBack: counted.length - shown.length, error };
  });
}

/** Where no visitors of it are counted by page, nothing is to be had back from them. */
const isHomeShown = (visitors: DayCells | undefined, threshold: number): boolean =>
  visitors === undefined || !visitorsByPage(visitors).has(HOME) || pagesShown(visitors, threshold).has(HOME);
