import './step-figure.css';
import type { Step } from '../counts/answers.ts';
import { countWords, ErrorWords } from '../counts/figure-words.tsx';
import { heldBackWords } from './funnel-rows.ts';

/** A step's number, with what it leaves out. */
export function StepFigure({ step, threshold }: { readonly step: Step; readonly threshold: number }) {
  return (
    <span class="step-figure">
      <span class="step-figure__count">{countWords(step.count)}</span>{' '}
      {step.heldBack === 0 ? <ErrorWords error={step.error} /> : <small class="step-figure__held">{heldBackWords(step, threshold)}</small>}
    </span>
  );
}
