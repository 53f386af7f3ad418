import { Heading } from '../page.tsx';

interface StepHeadingProps {
  readonly number: 1 | 2 | 3;
  readonly words: string;
}

const STEPS = 3;

export function StepHeading({ number, words }: StepHeadingProps) {
  return (
    <header class="step-heading">
      <p class="step-heading__number">
        Step {number} of {STEPS}
      </p>
      <Heading words={words} />
    </header>
  );
}
