import './vitals-section.css';
import { useSignal } from '@preact/signals';
import { Field } from '@visavis/ui/field';
import { allAnswers } from '../counts/all-answers.ts';
import { AnswerView } from '../counts/answer-view.tsx';
import { NothingYet } from '../counts/nothing-yet.tsx';
import { pageWords } from '../counts/page-words.ts';
import type { SectionProps } from '../counts/section-props.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { VITALS } from './vital-words.ts';
import { VitalsView } from './vitals-view.tsx';

/** Only these load what measures them (packages/analytics: v.js). */
const PAGES = ['', '/', '/chat/'] as const;
/** Empty for all of them. */
type MeasuredPage = (typeof PAGES)[number];

interface VitalsSectionProps extends Pick<SectionProps, 'offered' | 'settled'> {
  readonly server: Pick<SectionProps['server'], 'quantiles'>;
}

/** How fast the pages come, as browsers measured it. */
export function VitalsSection({ offered, server, settled }: VitalsSectionProps) {
  const page = useSignal<MeasuredPage>('');
  if (settled === null) return <NothingYet />;
  return (
    <>
      <div class="vitals__page">
        <Field label="Page" hint="Speed is measured on the home page and in the chat.">
          {(ties) => (
            <select
              {...ties}
              value={page.value}
              onChange={({ currentTarget }) => {
                page.value = PAGES.find((one) => one === currentTarget.value) ?? '';
              }}
            >
              {PAGES.map((one) => (
                <option key={one} value={one}>
                  {one === '' ? 'Both' : pageWords(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Measured key={page.value} page={page.value} server={server} settled={settled} threshold={offered.threshold} />
    </>
  );
}

interface MeasuredProps {
  readonly page: MeasuredPage;
  readonly server: VitalsSectionProps['server'];
  readonly settled: NonNullable<SectionProps['settled']>;
  readonly threshold: number;
}

function Measured({ page, server, settled, threshold }: MeasuredProps) {
  const answer = useAnswer(
    () => allAnswers(VITALS.map((measure) => server.quantiles({ ...settled, measure, page }))),
    JSON.stringify([page, settled]),
  );
  return (
    <AnswerView answer={answer}>
      {(answers) => <VitalsView answers={answers} page={page} span={settled} threshold={threshold} />}
    </AnswerView>
  );
}
