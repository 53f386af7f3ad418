import type { Span, Totals } from '../counts/answers.ts';
import { exportDays, type ExportTable } from '../counts/export-text.ts';
import { figureWords } from '../counts/figure-words.tsx';
import type { ShownTotal } from './total-words.ts';

interface TotalsShown {
  readonly names: readonly ShownTotal[];
  readonly now: Totals;
  readonly span: Span;
  readonly step: 'hour' | 'day';
}

/** Every step of the chart with all its totals, and what their sums are worth. */
export function totalsExport({ names, now, span, step }: TotalsShown): ExportTable {
  return {
    name: 'totals',
    days: exportDays(span),
    columns: [`${step} (UTC)`, ...names],
    rows: now.steps.map((one) => [new Date(one.start).toISOString(), ...names.map((name) => one[name])]),
    notes: names.map((name) => `${name}: ${figureWords(now.sums[name].now)}, before: ${figureWords(now.sums[name].before)}`),
  };
}
