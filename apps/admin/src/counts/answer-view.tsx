import './answer-view.css';
import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Problem, problemWords } from '../problem.ts';
import { lastKnown } from './loaded.ts';
import type { Asked } from './use-answer.ts';

const SLOW_MS = 2_000;

interface AnswerViewProps<T> {
  readonly answer: Asked<T>;
  readonly children: (value: T) => ComponentChildren;
}

/** Draws an answer, or says what keeps it away. An old one stays, and is marked as old. */
export function AnswerView<T>({ answer: { loaded, retry }, children }: AnswerViewProps<T>) {
  const value = lastKnown(loaded);
  const isOld = loaded.kind !== 'fresh';
  return (
    <div class={isOld ? 'answer answer--old' : 'answer'} aria-busy={loaded.kind === 'loading'}>
      {loaded.kind === 'loading' && <Loading isFirst={value === null} />}
      {loaded.kind === 'failed' && <Failed problem={loaded.problem} hasOld={value !== null} onRetry={retry} />}
      {value !== null && <div class="answer__value">{children(value)}</div>}
    </div>
  );
}

/** Says nothing for two seconds: most answers are here before. */
function Loading({ isFirst }: { readonly isFirst: boolean }) {
  const isSlow = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      isSlow.value = true;
    }, SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  const words = isSlow.value ? 'Adding up. Long ranges take a few seconds.' : '';
  return (
    <>
      {isFirst && <div class="answer__blank">{words}</div>}
      <LiveRegion words={words} />
    </>
  );
}

interface FailedProps {
  readonly problem: Problem;
  readonly hasOld: boolean;
  readonly onRetry: () => void;
}

function Failed({ problem, hasOld, onRetry }: FailedProps) {
  return (
    <div class="notice notice--danger answer__failed" role="alert">
      <p>
        {hasOld ? 'These numbers may be old. ' : ''}
        {problemWords(problem)} The dashboard also tries by itself, every 5 seconds.
      </p>
      <Button onClick={onRetry}>Try now</Button>
    </div>
  );
}

