import { AnswerView } from '../counts/answer-view.tsx';
import { lastKnown } from '../counts/loaded.ts';
import type { SectionProps } from '../counts/section-props.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { Drops } from './drops.tsx';
import { Marks } from './marks.tsx';
import { NeverCounted } from './never-counted.tsx';
import { PublicDays } from './public-days.tsx';

/** What to know before believing the numbers of these days. */
export function QualitySection(props: SectionProps) {
  const { offered, server, span } = props;
  const quality = useAnswer(() => server.quality(span), JSON.stringify(span));
  const known = lastKnown(quality.loaded);
  return (
    <>
      <AnswerView answer={quality}>{({ marks, ...counted }) => <Marks marks={marks} span={span} counted={counted} keptSince={offered.keptSince} />}</AnswerView>
      {offered.tables.includes('dropped') && <Drops {...props} />}
      <NeverCounted withCountries={offered.tables.includes('countries')} />
      {/* The same answer as the marks: what keeps it away is said there. */}
      {offered.epsilon !== null && known !== null && <PublicDays days={known.publicDays} span={span} />}
    </>
  );
}
