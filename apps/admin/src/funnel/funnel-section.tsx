import { AnswerView } from '../counts/answer-view.tsx';
import type { Span } from '../counts/answers.ts';
import { isBeforeCounted } from '../counts/counted-part.ts';
import { NothingBefore } from '../counts/nothing-before.tsx';
import { NothingYet } from '../counts/nothing-yet.tsx';
import type { SectionProps } from '../counts/section-props.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { ClicksTable } from './clicks-table.tsx';
import { FunnelSteps } from './funnel-steps.tsx';

type FunnelSectionProps = Omit<SectionProps, 'server'> & { readonly server: Pick<SectionProps['server'], 'steps'> };

/** From the home page to a talk, and which buttons led there. */
export function FunnelSection({ offered: { countedSince, tables, threshold }, server, settled }: FunnelSectionProps) {
  if (settled === null) return <NothingYet />;
  const canCompare = isBeforeCounted(settled, countedSince);
  const asked = { canCompare, server, span: settled, threshold };
  return (
    <>
      {!canCompare && <NothingBefore />}
      {tables.includes('funnel') && <Asked table="funnel" {...asked} />}
      {tables.includes('clicks') && <Asked table="clicks" {...asked} />}
    </>
  );
}

interface AskedProps {
  readonly table: 'funnel' | 'clicks';
  readonly server: Pick<SectionProps['server'], 'steps'>;
  readonly span: Span;
  /** Whether the range before has all its numbers. */
  readonly canCompare: boolean;
  readonly threshold: number;
}

function Asked({ canCompare, server, span, table, threshold }: AskedProps) {
  const answer = useAnswer(() => server.steps({ ...span, table }), JSON.stringify([table, span]));
  const Shown = table === 'funnel' ? FunnelSteps : ClicksTable;
  return <AnswerView answer={answer}>{(steps) => <Shown canCompare={canCompare} steps={steps} span={span} threshold={threshold} />}</AnswerView>;
}
