import { CLICKS, PAGES } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import type { Manifest } from '@visavis/policy';
import { cutOffInForce, type Dated } from '@visavis/policy/history';
import {
  countsBreakdown,
  countsPages,
  countsQuality,
  countsQuantiles,
  countsSteps,
  countsTime,
  countsTotals,
  eventRows,
  type Look,
} from '@visavis/services';
import type { Counts } from '../context.ts';
import type { Span } from './answers.ts';
import { breakdownPart, comparedAnswer, countedAnswer, pagesPart, qualityAnswer, quantilesPart, stepAnswer } from './write-answers.ts';

export interface ReadCountsOptions {
  readonly database: Database;
  readonly analytics: Manifest['analytics'];
  /** How long numbers may be kept: every version of the policy, oldest first. */
  readonly promises: readonly Dated[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What was counted, for the dashboard and for holders of a key alike. Errors: `DatabaseError`. */
export function readCounts({ analytics, database, now, promises }: ReadCountsOptions): Counts {
  const keptSince = (at: Date): Date | null => cutOffInForce(promises, 'counts', at);
  const look = (span: Span): Look => {
    const at = new Date(now());
    return { range: rangeOf(span), now: at, threshold: analytics.threshold, keptSince: keptSince(at) };
  };
  const { published, tables, threshold } = analytics;

  return {
    offered: async () => {
      const at = new Date(now());
      const kept = keptSince(at);
      return {
        tables,
        threshold,
        epsilon: published.kind === 'off' ? null : published.epsilon,
        keptSince: kept?.getTime() ?? null,
        countedSince: countedAnswer(await countsTime(database, { now: at, keptSince: kept })).countedSince,
        pages: PAGES,
        clicks: CLICKS,
      };
    },
    totals: async (input) => {
      const { counted, steps, sums } = await countsTotals(database, { ...look(input), step: input.step });
      const { dropped, loads, matches, started, visitors, visits } = sums;
      return {
        ...countedAnswer(counted),
        steps: steps.map(({ start, ...counts }) => ({ start: start.getTime(), ...counts })),
        sums: {
          loads: comparedAnswer(loads),
          visits: comparedAnswer(visits),
          visitors: comparedAnswer(visitors),
          started: comparedAnswer(started),
          matches: comparedAnswer(matches),
          dropped: comparedAnswer(dropped),
        },
      };
    },
    breakdown: async (input) => {
      const { before, counted, now: current } = await countsBreakdown(database, { ...look(input), name: input.name, page: input.page });
      return { ...countedAnswer(counted), now: breakdownPart(current), before: breakdownPart(before) };
    },
    pages: async (input) => {
      const { before, counted, now: current } = await countsPages(database, look(input));
      return { ...countedAnswer(counted), now: pagesPart(current), before: pagesPart(before) };
    },
    quantiles: async (input) => {
      const { before, counted, now: current } = await countsQuantiles(database, { ...look(input), measure: input.measure, page: input.page });
      return { ...countedAnswer(counted), now: quantilesPart(current), before: quantilesPart(before) };
    },
    steps: async (input) => {
      const { before, counted, now: current } = await countsSteps(database, { ...look(input), table: input.table });
      return { ...countedAnswer(counted), now: current.map(stepAnswer), before: before.map(stepAnswer) };
    },
    quality: async (input) => qualityAnswer(await countsQuality(database, look(input))),
    proof: async () => {
      const { places, rows } = await eventRows(database);
      return { at: now(), rows, places };
    },
  };
}

const rangeOf = ({ from, to }: Span): Look['range'] => ({ from: new Date(from), to: new Date(to) });
