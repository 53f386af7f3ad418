import './quantile-sum.css';
import type { BeforeAndNow } from './answers.ts';
import { betweenWords, comparedQuantiles, type Quantile, quantileWords } from './quantiles.ts';
import { Sum } from './sums.tsx';

interface QuantileSumProps {
  readonly title: string;
  readonly quantiles: BeforeAndNow<Quantile | null>;
  readonly words: (value: number) => string;
}

/** A quantile of a length of time, with the bounds between which it surely lies. */
export function QuantileSum({ quantiles: { before, now }, title, words }: QuantileSumProps) {
  return (
    <Sum
      title={title}
      below={
        <>
          <span class="quantile-sum__bounds">{now === null ? 'Nothing was measured' : betweenWords(now, words)}</span>
          <span class="quantile-sum__change">{differenceWords(now, before)}</span>
          {before !== null && <span class="quantile-sum__bounds">{betweenWords(before, words)} before</span>}
        </>
      }
    >
      {now === null ? '–' : quantileWords(now, words)}
    </Sum>
  );
}

function differenceWords(now: Quantile | null, before: Quantile | null): string {
  switch (comparedQuantiles(now, before)) {
    case 'higher':
      return 'Longer than before';
    case 'lower':
      return 'Shorter than before';
    case 'not-apart':
      return 'No difference';
    case null:
      return before === null ? 'Not measured before' : '';
  }
}
