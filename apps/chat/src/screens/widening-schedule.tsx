import { LiveRegion } from '@visavis/ui/live-region';
import type { WaitingView } from '../view.ts';
import { coolsMs, countedWords, stepTime, stepWords, WAITING_WORDS as words } from './waiting-words.ts';
import { stepNow, wideningSteps } from './widening.ts';

export interface WideningScheduleProps {
  readonly view: Pick<WaitingView, 'begins' | 'cools' | 'meetsAgain' | 'since' | 'wishes'>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Whom this search looks for, and from when on for more; nothing where nothing is wished for. */
export function WideningSchedule({ view, now }: WideningScheduleProps) {
  const { begins, wishes } = view;
  const { weight } = wishes;
  if (Object.values(weight).every((one) => one === 'any')) return null;
  const steps = wideningSteps(weight);
  const present = begins === null || coolsMs(view, now) > 0 ? undefined : stepNow(steps, now - begins);
  const counted = countedWords(view, now);
  return (
    <section class="widening" aria-labelledby="widening-title">
      <h2 id="widening-title">{words.widening}</h2>
      {counted !== null && <p class="soft">{counted}</p>}
      <ol>
        {steps.map((step) => (
          <li key={step.from} aria-current={step === present ? 'step' : undefined}>
            <span class="widening__time">{stepTime(step)}</span>
            <span>{stepWords(step, wishes)}</span>
            {step === present && steps.length > 1 && <strong class="widening__now">{words.now}</strong>}
          </li>
        ))}
      </ol>
      <LiveRegion words={present !== undefined ? `${words.widening}: ${stepWords(present, wishes)}` : ''} />
    </section>
  );
}
