import type { BeforeAndNow, FigureError, Span, TotalName, Totals } from './answers.ts';
import { changeOf, changeWords } from './change.ts';
import { exportDays, type ExportCell, type ExportTable } from './export-text.ts';
import { errorWords } from './figure-words.tsx';
import { hourWords } from './range-words.ts';
import { DAY_MS, HOUR_MS } from './span.ts';

interface TotalsShown extends BeforeAndNow<Totals> {
  /** Of the file. */
  readonly name: string;
  /** In the order of their columns, with their names on the screen. */
  readonly totals: readonly { readonly name: TotalName; readonly title: string }[];
  readonly span: Span;
  readonly step: 'hour' | 'day';
  /** Whether the range before has all its numbers. */
  readonly canCompare: boolean;
  /** What a reader has to know of them. */
  readonly notes: readonly string[];
}

/** Every step of the chart with all its totals and those of before, then their sums; each beside what it is worth. */
export function totalsExport({ before, canCompare, name, notes, now, span, step, totals }: TotalsShown): ExportTable {
  const earlier = (...cells: readonly ExportCell[]) => (canCompare ? cells : []);
  const rows = now.steps.map((one, at) => [
    new Date(one.start).toISOString(),
    ...totals.flatMap(({ name: total }) => [
      one[total],
      worthOfStep(now, { at, step, total }),
      ...earlier(before.steps[at]?.[total] ?? null, worthOfStep(before, { at, step, total }), null),
    ]),
  ]);
  const sums = totals.flatMap(({ name: total }) => {
    const compared = now.sums[total];
    return [compared.now.count, untilWords(errorWords(compared.now.error), now, { end: span.to, total }), ...earlier(compared.before.count, errorWords(compared.before.error), changeWords(changeOf(compared)))];
  });
  return {
    name,
    days: exportDays(span),
    columns: [
      step === 'hour' ? 'Hour (UTC)' : 'Day (UTC)',
      ...totals.flatMap(({ title }) => [title, `${title}: how exact`, ...(canCompare ? [`${title} before`, `${title} before: how exact`, `${title}: change`] : [])]),
    ],
    rows: [...rows, ['Total', ...sums]],
    notes,
  };
}

interface StepOfTotal {
  readonly at: number;
  readonly step: 'hour' | 'day';
  readonly total: TotalName;
}

/** Only visitors are ever anything but exact; until a restart they are too. */
function worthOfStep({ countedUntil, steps, sums }: Totals, { at, step, total }: StepOfTotal): string | null {
  const one = steps[at];
  if (one === undefined) return null;
  if (one[total] === null) return errorWords({ kind: 'not-counted' });
  const { error } = sums[total].now;
  const end = one.start + (step === 'hour' ? HOUR_MS : DAY_MS);
  return untilWords(stepErrorWords(error, end), { countedUntil }, { end, total });
}

/** What still runs is exact only up to the last full hour; visitors up to now. */
function untilWords(words: string, { countedUntil }: Pick<Totals, 'countedUntil'>, { end, total }: { readonly end: number; readonly total: TotalName }): string {
  if (words !== 'exact' || end <= countedUntil) return words;
  return `exact until ${total === 'visitors' ? 'now' : `${hourWords(countedUntil)} UTC`}`;
}

/** The error of a sum, said of a step that ends then. */
function stepErrorWords(error: FigureError, end: number): string {
  if (error.kind === 'about') return 'estimate';
  return errorWords(error.kind === 'at-most' && end <= error.since ? { kind: 'exact' } : error);
}
