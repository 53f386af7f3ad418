import type { ReadScope } from '@visavis/services/counts';
import * as v from 'valibot';
import type { Counts } from '../context.ts';
import { BreakdownInput, DaysInput, HoursInput, QuantilesInput, StepsInput, TotalsInput } from '../counts/inputs.ts';
import { breakdownTable, pagesTable, qualityTable, quantilesTable, stepsTable, totalsTable } from './answer-tables.ts';
import { BadParameter } from './bad-parameter.ts';
import { type CsvTable, csvOf } from './csv.ts';
import type { ReadQuery } from './read-query.ts';

export interface Question {
  readonly scope: ReadScope;
  /** The whole body. Throws `BadParameter` before anything is looked up. Errors: `DatabaseError`. */
  readonly answer: (query: ReadQuery) => Promise<string>;
}

/** What the read API is asked, by the last part of its path: what the dashboard asks, with the same answers. */
export function questions(counts: Counts): ReadonlyMap<string, Question> {
  return new Map([
    ['totals', question({ scope: 'totals', input: TotalsInput, left: { step: 'day' }, ask: counts.totals, table: totalsTable })],
    ['breakdown', question({ scope: 'breakdowns', input: BreakdownInput, left: { page: '' }, ask: counts.breakdown, table: breakdownTable })],
    ['pages', question({ scope: 'breakdowns', input: DaysInput, left: {}, ask: counts.pages, table: pagesTable })],
    ['quantiles', question({ scope: 'breakdowns', input: QuantilesInput, left: { page: '' }, ask: counts.quantiles, table: quantilesTable })],
    ['steps', question({ scope: 'breakdowns', input: StepsInput, left: {}, ask: counts.steps, table: stepsTable })],
    ['quality', question({ scope: 'quality', input: HoursInput, left: {}, ask: counts.quality, table: qualityTable })],
  ]);
}

interface Asked<Input, Answer> {
  readonly scope: ReadScope;
  readonly input: v.GenericSchema<unknown, Input>;
  /** What is meant where a parameter is left out. */
  readonly left: Readonly<Record<string, string>>;
  readonly ask: (input: Input) => Promise<Answer>;
  readonly table: (answer: Answer) => CsvTable;
}

function question<Input, Answer>({ ask, input, left, scope, table }: Asked<Input, Answer>): Question {
  return {
    scope,
    answer: async (query) => {
      const parsed = v.safeParse(input, { ...left, ...query.input });
      if (!parsed.success) throw new BadParameter(parsed.issues[0].path?.[0]?.key);
      const answer = await ask(parsed.output);
      return query.format === 'csv' ? csvOf(table(answer)) : `${JSON.stringify(answer, withInstants)}\n`;
    },
  };
}

const INSTANTS: ReadonlySet<string> = new Set(['start', 'since', 'hour', 'day', 'countedSince', 'countedUntil']);

/** Instants are written as they are asked for. */
const withInstants = (name: string, value: unknown): unknown =>
  INSTANTS.has(name) && typeof value === 'number' ? new Date(value).toISOString() : value;
