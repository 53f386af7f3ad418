import type { BeforeAndNow, Quantiles, Span } from '../counts/answers.ts';
import { durationWords } from '../counts/duration-words.ts';
import { exportDays, type ExportTable } from '../counts/export-text.ts';
import { countWords } from '../counts/figure-words.tsx';
import { FinePrint } from '../counts/fine-print.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { QuantileSum } from '../counts/quantile-sum.tsx';
import type { Quantile } from '../counts/quantiles.ts';
import { Sums } from '../counts/sums.tsx';

interface WaitsAndLengthsProps {
  /** Milliseconds. */
  readonly wait: BeforeAndNow<Quantiles>;
  /** Seconds. */
  readonly length: BeforeAndNow<Quantiles>;
  readonly span: Span;
}

const TITLES = {
  wait: { median: 'Half waited up to', p75: 'Three of four up to' },
  length: { median: 'Half of the calls up to', p75: 'Three of four calls up to' },
} as const;

/** Four numbers, each with the bounds between which it surely lies. */
export function WaitsAndLengths({ length, span, wait }: WaitsAndLengthsProps) {
  if (wait.now.count + length.now.count === 0) {
    return (
      <Nothing words="Too few were matched in these days to show.">
        Waits and lengths of a day appear when it is over, if enough people were matched that nobody’s own can be told.
      </Nothing>
    );
  }
  return (
    <>
      <Sums>
        <QuantileSum title={TITLES.wait.median} quantiles={of('median', wait)} words={waitWords} />
        <QuantileSum title={TITLES.wait.p75} quantiles={of('p75', wait)} words={waitWords} />
        <QuantileSum title={TITLES.length.median} quantiles={of('median', length)} words={durationWords} />
        <QuantileSum title={TITLES.length.p75} quantiles={of('p75', length)} words={durationWords} />
      </Sums>
      <p class="explanation">
        Of {countWords(wait.now.count)} waits and {countWords(length.now.count)} call lengths; both counts are exact.
      </p>
      <FinePrint
        words={[
          'Only the rough step of a scale is kept, not the exact time. So each number lies between two bounds, and both are given.',
          'A difference is told only where the bounds of now and before do not overlap.',
        ]}
        table={waitsExport({ length, span, wait })}
      />
    </>
  );
}

const waitWords = (ms: number): string => durationWords(ms / 1_000);

const of = (name: 'median' | 'p75', { before, now }: BeforeAndNow<Quantiles>) => ({ now: now[name], before: before[name] });

function waitsExport({ length, span, wait }: WaitsAndLengthsProps): ExportTable {
  const row = (title: string, unit: 'ms' | 's', { before, now, ...measured }: BeforeAndNow<Quantile | null> & { readonly count: number }) => [
    title,
    unit,
    now?.low ?? null,
    now?.high ?? null,
    measured.count,
    'exact',
    before?.low ?? null,
    before?.high ?? null,
  ];
  const [waits, lengths] = [{ count: wait.now.count }, { count: length.now.count }];
  return {
    name: 'waits',
    days: exportDays(span),
    columns: ['Measure', 'Unit', 'Above', 'At most', 'Measured', 'Measured: how exact', 'Above before', 'At most before'],
    rows: [
      row(TITLES.wait.median, 'ms', { ...of('median', wait), ...waits }),
      row(TITLES.wait.p75, 'ms', { ...of('p75', wait), ...waits }),
      row(TITLES.length.median, 's', { ...of('median', length), ...lengths }),
      row(TITLES.length.p75, 's', { ...of('p75', length), ...lengths }),
    ],
    notes: ['The true number is above the first bound and at most the second one.'],
  };
}
