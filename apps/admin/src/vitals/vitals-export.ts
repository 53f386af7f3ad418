import type { Span } from '../counts/answers.ts';
import { exportDays, type ExportTable } from '../counts/export-text.ts';
import { RATING_WORDS, RATINGS } from './verdict.ts';
import type { MeasuredVital } from './vital-card.tsx';
import { VITAL_WORDS } from './vital-words.ts';

interface VitalsShown {
  readonly measured: readonly MeasuredVital[];
  readonly page: string;
  readonly span: Span;
}

/** What the cards say, for a file. An empty upper bound: nobody knows how high. */
export function vitalsExport({ measured, page, span }: VitalsShown): ExportTable {
  return {
    name: 'vitals',
    days: exportDays(span),
    columns: [
      'Measure',
      'Page',
      'Measured',
      'Measured: how exact',
      'Half had: above',
      'Half had: at most',
      'Three of four had: above',
      'Three of four had: at most',
      ...RATINGS.map((rating) => RATING_WORDS[rating]),
      'Three of four before: above',
      'Three of four before: at most',
    ],
    rows: measured.map(({ before, now, vital }) => [
      `${VITAL_WORDS[vital].name} (${VITAL_WORDS[vital].short})`,
      page === '' ? 'Both' : page,
      now.count,
      'exact',
      now.median?.low ?? null,
      now.median?.high ?? null,
      now.p75?.low ?? null,
      now.p75?.high ?? null,
      ...RATINGS.map((rating) => now.ratings?.[rating] ?? null),
      before.p75?.low ?? null,
      before.p75?.high ?? null,
    ]),
    notes: ['Milliseconds; Jumping (CLS) has no unit.', 'A true quantile is above the first bound and at most the second one.'],
  };
}
