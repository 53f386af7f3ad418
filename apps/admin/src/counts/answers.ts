import type { AppRouter } from '@visavis/admin-api/router';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

type Answers = inferRouterOutputs<AppRouter>['counts'];
type Questions = inferRouterInputs<AppRouter>['counts'];

/** Instants in ms since 1970, at which UTC hours begin; `to` is the first that does not belong to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The time of which there are numbers, whatever was asked for. What lies before or after is not 0. */
export interface Counted {
  /** The hour in which counting began, or the first that is still kept; `null` when nothing was counted. */
  readonly countedSince: number | null;
  /** The first instant of which there is no number yet. */
  readonly countedUntil: number;
}

/** What this profile counts, how its numbers are kept, and from when on there are any. */
export type Offered = Answers['offered'];

export type Totals = Answers['totals'];
export type TotalName = keyof Totals['sums'];
export type Compared = Totals['sums'][TotalName];
export type Figure = Compared['now'];
/** How far a number may be from the true one. */
export type FigureError = Figure['error'];

export type BreakdownName = Questions['breakdown']['name'];
export type Breakdown = Answers['breakdown']['now'];
/** A range, and the one of the same length before it. */
export interface BeforeAndNow<T> {
  readonly now: T;
  readonly before: T;
}
/** A page of the site by the name that it gives itself. */
export type PageName = Exclude<Questions['breakdown']['page'], ''>;
/** What is folded of one table: cells, largest first, the rest as `other`, and both together. */
export type FoldAnswer = Pick<Breakdown, 'cells' | 'other' | 'total'>;

export type PagesPart = Answers['pages']['now'];
export type Measure = Questions['quantiles']['measure'];
export type Quantiles = Answers['quantiles']['now'];
export type Step = Answers['steps']['now'][number];
