import type { BeforeAndNow, Span, Step } from '../counts/answers.ts';
import { changeOf, changeWords } from '../counts/change.ts';
import { exportDays, type ExportCell, type ExportTable } from '../counts/export-text.ts';
import { errorWords } from '../counts/figure-words.tsx';
import { comparedStep } from './compared-step.ts';
import { boundsOf, clickWords, stepWords } from './funnel-rows.ts';

interface StepsShown extends BeforeAndNow<readonly Step[]> {
  readonly span: Span;
  readonly threshold: number;
  readonly canCompare: boolean;
}

/** What stands on the screen of steps or buttons, for a file. */
export function stepsExport(name: 'funnel' | 'clicks', { before, canCompare, now, span, threshold }: StepsShown): ExportTable {
  const earlier = (...cells: readonly ExportCell[]) => (canCompare ? cells : []);
  return {
    name,
    days: exportDays(span),
    columns: [
      name === 'funnel' ? 'Step' : 'What was pressed',
      'Visitor-days',
      'How exact',
      'Days held back',
      'At least',
      'At most',
      ...(canCompare ? ['Visitor-days before', 'How exact before', 'Days held back before', 'Change'] : []),
    ],
    rows: now.map((step) => {
      const { high, low } = boundsOf(step, threshold);
      const was = before.find((one) => one.name === step.name);
      const compared = comparedStep(step, before);
      return [
        name === 'funnel' ? stepWords(step.name) : clickWords(step.name),
        step.count,
        errorWords(compared.now.error),
        step.heldBack,
        low,
        Number.isFinite(high) ? high : null,
        ...earlier(was?.count ?? null, was === undefined ? null : errorWords(compared.before.error), was?.heldBack ?? null, changeWords(changeOf(compared))),
      ];
    }),
    notes: [
      'A visitor-day is one visitor on one UTC day.',
      `Days on which fewer than ${threshold} came to a step are held back: they are not in Visitor-days, and At least and At most say between what the sum with them lies.`,
      ...(name === 'funnel' ? ['The step Home is also held back on days on which the home page is not shown among the pages; nothing is known of its At most then.'] : []),
    ],
  };
}
