import type { Vital } from '@visavis/analytics';
import type { Quantiles, Span } from '../counts/answers.ts';
import { type Column, CountTable } from '../counts/count-table.tsx';
import { countWords } from '../counts/figure-words.tsx';
import { betweenWords, type Quantile } from '../counts/quantiles.ts';
import { spanWords } from '../counts/range-words.ts';
import { RATING_WORDS, RATINGS } from './verdict.ts';
import type { MeasuredVital } from './vital-card.tsx';
import { VITAL_WORDS, valueWords } from './vital-words.ts';

/** What the cards say, for those who work with tables. */
export function VitalsTable({ measured, span }: { readonly measured: readonly MeasuredVital[]; readonly span: Span }) {
  return (
    <CountTable
      caption={`Speed as browsers measured it, ${spanWords(span)}`}
      rows={measured}
      rowKey={({ vital }) => vital}
      columns={COLUMNS}
    />
  );
}

const COLUMNS: readonly Column<MeasuredVital>[] = [
  { title: 'Measure', kind: 'words', cell: ({ vital }) => `${VITAL_WORDS[vital].name} (${VITAL_WORDS[vital].short})`, by: ({ vital }) => VITAL_WORDS[vital].name },
  { title: 'Measured', kind: 'number', cell: ({ now }) => countWords(now.count), by: ({ now }) => now.count },
  { title: 'Half had at most', kind: 'number', cell: ({ now, vital }) => between(vital, now.median) },
  { title: 'Three of four had at most', kind: 'number', cell: ({ now, vital }) => between(vital, now.p75) },
  ...RATINGS.map((rating): Column<MeasuredVital> => ({
    title: RATING_WORDS[rating],
    kind: 'number',
    cell: ({ now }) => countWords(ratingCount(now, rating)),
    by: ({ now }) => ratingCount(now, rating),
  })),
  { title: 'Three of four before', kind: 'number', cell: ({ before, vital }) => between(vital, before.p75) },
];

const ratingCount = ({ ratings }: Quantiles, rating: (typeof RATINGS)[number]): number => ratings?.[rating] ?? 0;

const between = (vital: Vital, quantile: Quantile | null): string =>
  quantile === null ? '–' : betweenWords(quantile, (value) => valueWords(vital, value));
