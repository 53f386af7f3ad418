import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import { AnswerView } from '../counts/answer-view.tsx';
import type { SectionProps } from '../counts/section-props.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { ProofView } from './proof-view.tsx';
import { lookWords, proofVerdict } from './proof-words.ts';

interface ProofSectionProps {
  readonly server: Pick<SectionProps['server'], 'proof'>;
}

/** Looks into the database now, and again whenever somebody wants to. */
export function ProofSection({ server }: ProofSectionProps) {
  const looks = useSignal(0);
  const answer = useAnswer(server.proof, String(looks.value));
  const { loaded } = answer;
  const isLooking = loaded.kind === 'loading';
  const again = (
    <Button
      aria-disabled={isLooking}
      onClick={() => {
        if (!isLooking) looks.value += 1;
      }}
    >
      {isLooking ? 'Looking' : 'Look again'}
    </Button>
  );
  return (
    <>
      <AnswerView answer={answer}>{(proof) => <ProofView proof={proof} again={again} />}</AnswerView>
      <LiveRegion words={loaded.kind === 'fresh' ? `${proofVerdict(loaded.value).words}. Looked on ${lookWords(loaded.value.at)}.` : ''} />
    </>
  );
}
