import type { BeforeAndNow, Span, Step } from '../counts/answers.ts';
import { exportDays, type ExportTable } from '../counts/export-text.ts';
import { errorWords } from '../counts/figure-words.tsx';
import { boundsOf } from './funnel-rows.ts';

interface StepsShown extends BeforeAndNow<readonly Step[]> {
  readonly span: Span;
  readonly threshold: number;
}

/** What stands on the screen of steps or buttons, for a file. */
export function stepsExport(name: 'funnel' | 'clicks', { before, now, span, threshold }: StepsShown): ExportTable {
  return {
    name,
    days: exportDays(span),
    columns: ['step', 'visitor_days', 'error', 'days_held_back', 'at_least', 'at_most', 'visitor_days_before', 'days_held_back_before'],
    rows: now.map((step) => {
      const { high, low } = boundsOf(step, threshold);
      const earlier = before.find((one) => one.name === step.name);
      return [step.name, step.count, errorWords(step.error), step.heldBack, low, Number.isFinite(high) ? high : null, earlier?.count ?? null, earlier?.heldBack ?? null];
    }),
    notes: [
      'A visitor-day is one visitor on one UTC day.',
      `Days on which fewer than ${threshold} came to a step are held back: they are not in visitor_days, and at_least and at_most say between what the sum with them lies.`,
      'The step home is also held back on days on which the home page is not shown among the pages; nothing is known of its at_most then.',
    ],
  };
}
