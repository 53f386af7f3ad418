import type { BeforeAndNow, Quantiles, Span } from '../counts/answers.ts';
import { exportDays, type ExportTable } from '../counts/export-text.ts';
import { countWords } from '../counts/figure-words.tsx';
import { Reading } from '../funnel/reading.tsx';
import { betweenWords, comparedQuantiles, type Quantile, quantileWords } from '../vitals/quantiles.ts';
import { durationWords, secondsWords } from './chat-words.ts';

interface WaitsAndLengthsProps {
  /** Milliseconds. */
  readonly wait: BeforeAndNow<Quantiles>;
  /** Seconds. */
  readonly length: BeforeAndNow<Quantiles>;
  readonly span: Span;
}

/** Four numbers, each with the bounds between which it surely lies. */
export function WaitsAndLengths({ length, span, wait }: WaitsAndLengthsProps) {
  if (wait.now.count + length.now.count === 0) {
    return (
      <div class="nothing">
        <p>
          <strong>Too few were matched in these days to show.</strong>
        </p>
        <p>Waits and lengths of a day appear when it is over, if enough people were matched that nobody’s own can be told.</p>
      </div>
    );
  }
  return (
    <>
      <dl class="sums">
        <Measured title="Half waited up to" of="median" measured={wait} words={durationWords} />
        <Measured title="Three of four up to" of="p75" measured={wait} words={durationWords} />
        <Measured title="Half of the calls up to" of="median" measured={length} words={secondsWords} />
        <Measured title="Three of four calls up to" of="p75" measured={length} words={secondsWords} />
      </dl>
      <p class="explanation">
        Of {countWords(wait.now.count)} waits and {countWords(length.now.count)} call lengths; both counts are exact.
      </p>
      <Reading
        words={[
          'Only the rough step of a scale is kept, not the exact time. So each number lies between two bounds, and both are given.',
          'A difference is told only where the bounds of now and before do not overlap.',
        ]}
        table={waitsExport({ length, span, wait })}
      />
    </>
  );
}

interface MeasuredProps {
  readonly title: string;
  readonly of: 'median' | 'p75';
  readonly measured: BeforeAndNow<Quantiles>;
  readonly words: (value: number) => string;
}

function Measured({ measured: { before, now }, of, title, words }: MeasuredProps) {
  const quantile = now[of];
  return (
    <div class="sum">
      <dt>{title}</dt>
      <dd>{quantile === null ? '–' : quantileWords(quantile, words)}</dd>
      <dd class="sum__change">
        <span class="measured__bounds">{quantile === null ? 'Nothing was measured' : betweenWords(quantile, words)}</span>
        <span class="measured__change">{differenceWords(quantile, before[of])}</span>
        {before[of] !== null && <span class="measured__bounds">{betweenWords(before[of], words)} before</span>}
      </dd>
    </div>
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

function waitsExport({ length, span, wait }: WaitsAndLengthsProps): ExportTable {
  const row = (name: string, of: 'median' | 'p75', { before, now }: BeforeAndNow<Quantiles>) => [
    `${name}-${of}`,
    now.count,
    now[of]?.low ?? null,
    now[of]?.high ?? null,
    before[of]?.low ?? null,
    before[of]?.high ?? null,
  ];
  return {
    name: 'waits',
    days: exportDays(span),
    columns: ['measure', 'measured', 'above', 'up_to', 'above_before', 'up_to_before'],
    rows: [row('wait', 'median', wait), row('wait', 'p75', wait), row('length', 'median', length), row('length', 'p75', length)],
    notes: ['wait: milliseconds; length: seconds.', 'The true number is above the first bound and at most the second one.'],
  };
}
