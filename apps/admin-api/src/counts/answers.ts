import type { CountTableName } from '@visavis/policy/counted';
import type { BreakdownName, Measure, ReadScope, TotalName } from '@visavis/services/counts';

// What the dashboard is answered. Instants are milliseconds since 1970, and nothing needs more than JSON.
// Numbers are sums of what was counted: hours in which something was not are in `QualityAnswer.marks`.

/** UTC days, or hours where that is said; `to` is the first that does not belong to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How far a number may be from the true one. */
export type FigureError =
  | { readonly kind: 'exact' }
  /** Two standard errors of a sketch to both sides. */
  | { readonly kind: 'about'; readonly plusMinus: number }
  /** Memory was full: some visitors have no part in it. */
  | { readonly kind: 'at-least' }
  /** A day's key was renewed (a restart): since this hour, visitors of before were counted again. */
  | { readonly kind: 'at-most'; readonly since: number }
  /** More than one of the above: it may be too high as well as too low. */
  | { readonly kind: 'rough' }
  /** No number: all of the range is before counting began, was deleted, or is still to come. */
  | { readonly kind: 'not-counted' }
  /** No number: visitors are counted by the day, and the range cuts one. */
  | { readonly kind: 'part-of-day' };

export interface Figure {
  /** `null` where there is no number: never a 0 that nobody counted. */
  readonly count: number | null;
  readonly error: FigureError;
}

/** Of a span, and of the one of the same length before it. */
export interface Compared {
  readonly now: Figure;
  readonly before: Figure;
}

/** The time of which there are numbers, whatever was asked for. What lies before or after is not 0. */
export interface CountedAnswer {
  /** The hour in which counting began, or the first that is still kept; `null` when nothing was counted. */
  readonly countedSince: number | null;
  /** The first instant of which there is no number yet: of totals and marks the hour that runs, of all else the day. */
  readonly countedUntil: number;
}

export interface FoldAnswer {
  /** Largest first. `days`: on how many days it was shown; on the others it is in `other`. */
  readonly cells: readonly { readonly value: string; readonly count: number; readonly days: number }[];
  readonly other: number;
  /** Cells and other together. */
  readonly total: number;
}

/** What this profile counts. Sections that it does not count are not offered. */
export interface OfferedAnswer {
  readonly tables: readonly CountTableName[];
  /** k: no cell below it is shown. */
  readonly threshold: number;
  /** Of the public numbers of a day with one key; null when the profile publishes none. */
  readonly epsilon: number | null;
  /** Whatever began then or before is deleted; null when nothing is. */
  readonly keptSince: number | null;
  /** The hour in which counting began, or the first that is still kept; null when nothing was counted. */
  readonly countedSince: number | null;
  readonly pages: readonly string[];
  readonly clicks: readonly string[];
}

export interface TotalsAnswer extends CountedAnswer {
  /** Hours or days that begin in the range and are not still to come. `null`: it was not counted. */
  readonly steps: readonly ({ readonly start: number } & Readonly<Record<TotalName, number | null>>)[];
  /** `visitors` are visitor-days: no number for a range that cuts a day. */
  readonly sums: Readonly<Record<TotalName, Compared>>;
}

export interface BreakdownPart extends FoldAnswer {
  /** Days that are in it: whole ones that are over for an hour, none of before counting began. Of none there is no number. */
  readonly days: number;
  readonly error: FigureError;
}

export interface BreakdownAnswer extends CountedAnswer {
  readonly now: BreakdownPart;
  readonly before: BreakdownPart;
}

/** A page is shown on days on which it has k visitors, and none or k of loads and of visits; on others it is in each `other`. */
export interface PagesPart {
  readonly visitors: FoldAnswer;
  readonly loads: FoldAnswer;
  readonly visits: FoldAnswer;
  readonly days: number;
  /** Of visitors; loads and visits are exact. */
  readonly error: FigureError;
}

export interface PagesAnswer extends CountedAnswer {
  readonly now: PagesPart;
  readonly before: PagesPart;
}

/** The true quantile is above `low` and at most `high`; `high` is null when it is beyond what is measured. */
export interface QuantileAnswer {
  readonly value: number;
  readonly low: number;
  readonly high: number | null;
}

export interface QuantilesPart {
  /** How many measurements are in it: all, but for pages of a day that have fewer than k even together. */
  readonly count: number;
  readonly median: QuantileAnswer | null;
  readonly p75: QuantileAnswer | null;
  /** Of vitals; `mixed` are those of days on which a rating had fewer than k. */
  readonly ratings: Readonly<Record<'good' | 'needs-improvement' | 'poor' | 'mixed', number>> | null;
  readonly days: number;
}

export interface QuantilesAnswer extends CountedAnswer {
  readonly now: QuantilesPart;
  readonly before: QuantilesPart;
}

export interface StepAnswer {
  readonly name: string;
  readonly count: number;
  /** Days on which fewer than k came so far: they are not in the count. Of `home`, also days on which its page is not shown, whatever came. */
  readonly heldBack: number;
  readonly error: FigureError;
}

export interface StepsAnswer extends CountedAnswer {
  readonly now: readonly StepAnswer[];
  readonly before: readonly StepAnswer[];
}

export interface QualityAnswer extends CountedAnswer {
  readonly marks: readonly { readonly hour: number; readonly kind: 'key-started' | 'gap' | 'crowded' | 'turned-away'; readonly count: number }[];
  readonly publicDays: readonly {
    readonly day: number;
    readonly epsilon: number;
    readonly keys: number;
    readonly outcome: 'published' | 'crowded' | 'keys';
  }[];
}

/** Rows of single events, counted when asked. */
export interface ProofAnswer {
  readonly at: number;
  readonly rows: number;
  readonly places: readonly { readonly place: string; readonly rows: number }[];
}

export interface ReadKeyAnswer {
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly ReadScope[];
  readonly createdDay: number;
  readonly revoked: boolean;
}

/** `token` is shown this once. */
export interface NewReadKeyAnswer {
  readonly id: string;
  readonly token: string;
}

export type TotalsInput = Span & { readonly step: 'hour' | 'day' };
/** `page` is empty for the whole site. */
export type BreakdownInput = Span & { readonly name: BreakdownName; readonly page: string };
export type QuantilesInput = Span & { readonly measure: Measure; readonly page: string };
export type StepsInput = Span & { readonly table: 'funnel' | 'clicks' };
