import './range-picker.css';
import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import { TextField } from '@visavis/ui/field';
import { useId } from 'preact/hooks';
import { beginWords, isBeforeCounted } from './counted-part.ts';
import { customProblemWords, RANGE_WORDS, spanWords } from './range-words.ts';
import { type ChosenRange, customRange, DAY_MS, isoDay, RANGE_NAMES, type RangeName, spanBefore, spanOf } from './span.ts';

interface RangePickerProps {
  readonly range: ChosenRange;
  readonly now: number;
  /** From when on there are numbers; `null`: there are none. */
  readonly countedSince: number | null;
  readonly onChoose: (range: ChosenRange) => void;
}

/** Which days, all in UTC; below it the days themselves, and those that they are compared with. */
export function RangePicker({ countedSince, range, now, onChoose }: RangePickerProps) {
  const isChoosing = useSignal(range.name === 'custom');
  const span = spanOf(range, now);
  const name = useId();

  function choose(next: RangeName): void {
    isChoosing.value = next === 'custom';
    if (next !== 'custom') onChoose({ name: next });
  }

  return (
    <div class="range">
      <fieldset class="range__names">
        <legend class="visually-hidden">Which days</legend>
        {RANGE_NAMES.map((one) => (
          <label key={one} class="range__name">
            <input
              type="radio"
              name={name}
              checked={isChoosing.value ? one === 'custom' : one === range.name}
              onChange={() => choose(one)}
            />
            <span>{RANGE_WORDS[one]}</span>
          </label>
        ))}
      </fieldset>
      {isChoosing.value && <OtherDays span={span} now={now} onChoose={onChoose} />}
      <p class="range__words" aria-live="polite">
        <strong>{spanWords(span)}</strong>, {isBeforeCounted(span, countedSince) ? `days in UTC, compared with ${spanWords(spanBefore(span))}` : `days in UTC. ${beginWords(span, countedSince)}`}
      </p>
    </div>
  );
}

interface OtherDaysProps {
  readonly span: { readonly from: number; readonly to: number };
  readonly now: number;
  readonly onChoose: (range: ChosenRange) => void;
}

function OtherDays({ span, now, onChoose }: OtherDaysProps) {
  const first = useSignal(isoDay(span.from));
  const last = useSignal(isoDay(span.to - DAY_MS));
  const problem = useSignal<string | undefined>(undefined);

  function show(event: Event): void {
    event.preventDefault();
    const chosen = customRange({ first: first.value, last: last.value }, now);
    problem.value = chosen.ok ? undefined : customProblemWords(chosen.problem);
    if (chosen.ok) onChoose(chosen.range);
  }

  return (
    <form class="range__days" onSubmit={show} noValidate>
      <TextField
        label="First day"
        type="date"
        value={first.value}
        max={isoDay(now)}
        onInput={(value) => {
          first.value = value;
        }}
      />
      <TextField
        label="Last day"
        type="date"
        value={last.value}
        max={isoDay(now)}
        onInput={(value) => {
          last.value = value;
        }}
      />
      <Button type="submit" kind="primary">
        Show these days
      </Button>
      <div class="range__problem" role="alert">
        {problem.value !== undefined && <p class="field__error">{problem.value}</p>}
      </div>
    </form>
  );
}
