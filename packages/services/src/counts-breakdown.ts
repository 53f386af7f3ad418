import { type Fold, foldCells, foldPages, type FoldSum, sumFolds } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import { type DayCells, dayCells, errorOn, inOnePicture, NOTHING } from './counts-cells.ts';
import { EXACT, type FigureError } from './counts-figure.ts';
import { type Counted, countedDays, type Look, rangeBefore, settledDays } from './counts-look.ts';
import { type BreakdownName, type BY_PAGE, isOfSite } from './counts-names.ts';
import { firstCounted } from './first-counted.ts';

/** Where the tables of events without a page are stored. */
const STORED = {
  dropped: { table: 'dropped', prefix: '' },
  'call-ends': { table: 'chat', prefix: 'end:' },
  recoveries: { table: 'chat', prefix: 'recovery:' },
  'call-setups': { table: 'chat', prefix: 'setup:' },
  'call-qualities': { table: 'chat', prefix: 'quality:' },
} as const;

/** What a table says of a range. Every number of it is a sum of days that were folded by themselves. */
export interface Breakdown extends FoldSum {
  /** Days that are in it. Of none there is no number. */
  readonly days: number;
  readonly error: FigureError;
}

export interface BreakdownInput extends Look {
  readonly name: BreakdownName;
  /** Empty for the whole site. */
  readonly page: string;
}

export interface ComparedBreakdown {
  readonly now: Breakdown;
  readonly before: Breakdown;
  readonly counted: Counted;
}

/** A breakdown of a range and of the range before. Errors: `DatabaseError`. */
export async function countsBreakdown(db: Database, input: BreakdownInput): Promise<ComparedBreakdown> {
  return inOnePicture(db, async (tx) => {
    const began = await firstCounted(tx);
    const of = (look: BreakdownInput): Promise<Breakdown> => breakdown(tx, look, settledDays(look, began));
    return { now: await of(input), before: await of({ ...input, range: rangeBefore(input.range) }), counted: countedDays(input, began) };
  });
}

async function breakdown(db: Database, input: BreakdownInput, days: readonly number[]): Promise<Breakdown> {
  const folds = await foldsOf(db, input, days);
  const error = isOfSite(input.name) && days.length > 0 ? EXACT : await errorOn(db, days);
  return { ...sumFolds(folds), days: days.length, error };
}

async function foldsOf(db: Database, { name, page, threshold }: BreakdownInput, days: readonly number[]): Promise<readonly Fold[]> {
  if (isOfSite(name)) {
    if (page !== '') return [];
    const { table, prefix } = STORED[name];
    const cells = await dayCells(db, { table, days });
    return [...cells.values()].map((pages) => foldCells(startingWith(pages.get('') ?? NOTHING, prefix), threshold));
  }
  // The site of a table of visitors does not depend on its pages; the other way round it does.
  const wanted = page === '' && name !== 'scroll' ? ({ days, only: 'site' } as const) : { days };
  const cells = await dayCells(db, { ...wanted, table: name });
  const visitors = await dayCells(db, { ...wanted, table: 'visitors' });
  return days.flatMap((day) => {
    const counted = cells.get(day) ?? new Map();
    const seen = visitors.get(day) ?? new Map();
    const folded = foldDay({ name, counted: name === 'campaigns' ? withoutCampaign(counted, seen) : counted, visitors: seen, threshold });
    if (page !== '') return folded.pages.get(page) ?? [];
    return folded.site;
  });
}

interface CountedDay {
  readonly name: (typeof BY_PAGE)[number];
  readonly counted: DayCells;
  readonly visitors: DayCells;
  readonly threshold: number;
}

function foldDay({ counted, name, threshold, visitors }: CountedDay): { readonly site: readonly Fold[]; readonly pages: ReadonlyMap<string, Fold> } {
  const shownPages = pagesShown(visitors, threshold);
  const pages = new Map([...counted].filter(([page]) => page !== ''));
  if (name === 'scroll') {
    const byPage = new Map([...groupsByPage({ pages, shownPages, threshold })].map(([page, counts]) => [page, foldCells(counts, threshold)]));
    return { site: [...byPage.values()], pages: byPage };
  }
  const site = foldCells(counted.get('') ?? NOTHING, threshold);
  return { site: [site], pages: foldPages({ site, pages, shownPages }, threshold) };
}

/** Pages whose own visitors may be shown on a day. */
export function pagesShown(visitors: DayCells, threshold: number): ReadonlySet<string> {
  return new Set(foldCells(visitorsByPage(visitors), threshold).shown.keys());
}

export function visitorsByPage(visitors: DayCells): ReadonlyMap<string, number> {
  return new Map([...visitors].filter(([page]) => page !== '').map(([page, counts]) => [page, counts.get('') ?? 0]));
}

interface PageGroups<Value> {
  readonly pages: ReadonlyMap<string, ReadonlyMap<Value, number>>;
  readonly shownPages: ReadonlySet<string>;
  readonly threshold: number;
}

/**
 * Groups of at least k each whose sum is the site: every page that is shown and has k, and all others together under
 * the empty name. When those have fewer than k, they have no part in the site either: it is made of these groups
 * alone, so that it tells nothing that they do not.
 */
export function groupsByPage<Value>({ pages, shownPages, threshold }: PageGroups<Value>): ReadonlyMap<string, ReadonlyMap<Value, number>> {
  const groups = new Map<string, ReadonlyMap<Value, number>>();
  const rest = new Map<Value, number>();
  for (const [page, counts] of pages) {
    if (page === '') continue;
    if (shownPages.has(page) && sizeOf(counts) >= threshold) groups.set(page, counts);
    else for (const [value, count] of counts) rest.set(value, (rest.get(value) ?? 0) + count);
  }
  return sizeOf(rest) >= threshold ? groups.set('', rest) : groups;
}

const sizeOf = (counts: ReadonlyMap<unknown, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Visitors are known, so those without a campaign follow from those with one: they are a cell like the others. */
function withoutCampaign(counted: DayCells, visitors: DayCells): DayCells {
  return new Map(
    [...visitors].map(([page, counts]) => {
      const campaigns = counted.get(page) ?? NOTHING;
      return [page, new Map([...campaigns, ['none', Math.max(0, (counts.get('') ?? 0) - sizeOf(campaigns))]])];
    }),
  );
}

function startingWith(counts: ReadonlyMap<string, number>, prefix: string): ReadonlyMap<string, number> {
  return new Map([...counts].flatMap(([value, count]) => (value.startsWith(prefix) ? [[value.slice(prefix.length), count] as const] : [])));
}
