import './vital-card.css';
import type { Vital } from '@visavis/analytics';
import type { BeforeAndNow, Quantiles } from '../counts/answers.ts';
import { countWords } from '../counts/figure-words.tsx';
import { betweenWords, comparedQuantiles, quantileWords } from '../counts/quantiles.ts';
import { shareWords } from '../counts/share.ts';
import { RatingBar } from './rating-bar.tsx';
import { ratingShares, VERDICT_WORDS, vitalVerdict } from './verdict.ts';
import { VITAL_WORDS, thresholdWords, valueWords } from './vital-words.ts';

/** A measure with what was measured of it. */
export interface MeasuredVital extends BeforeAndNow<Quantiles> {
  readonly vital: Vital;
}

/** One measure: its number with bounds, what it is worth, and how many had it better or worse. */
export function VitalCard({ before, now, vital }: MeasuredVital) {
  const words = (value: number): string => valueWords(vital, value);
  const { meaning, name, short } = VITAL_WORDS[vital];
  const shares = now.ratings === null ? [] : ratingShares(now.ratings);
  return (
    <article class="vital" aria-label={name}>
      <h3>
        {name} <abbr>{short}</abbr>
      </h3>
      <p class="vital__meaning">{meaning}</p>
      {now.p75 !== null && (
        <>
          <p class="vital__value">
            {quantileWords(now.p75, words)} <Verdict of={vitalVerdict(vital, now.p75)} />
          </p>
          <p class="vital__bounds">Between bounds: {betweenWords(now.p75, words)}</p>
          <p class="vital__scale">{sentence(thresholdWords(vital))}</p>
          <p class="vital__change">{changeWords(now, before, words)}</p>
        </>
      )}
      {shares.length > 0 && <RatingBar shares={shares} />}
      <ul class="vital__shares">
        {shares.map(({ rating, share, words: rated }) => (
          <li key={rating}>
            <span class={`rating rating--${rating}`} aria-hidden="true" />
            <span>{rated}</span> <b>{shareWords(share)}</b>
          </li>
        ))}
      </ul>
      <p class="vital__count">{countWords(now.count)} measured, exact</p>
    </article>
  );
}

const sentence = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

function Verdict({ of: verdict }: { readonly of: keyof typeof VERDICT_WORDS }) {
  return <span class={`vital__verdict vital__verdict--${verdict}`}>{VERDICT_WORDS[verdict]}</span>;
}

function changeWords(now: Quantiles, before: Quantiles, words: (value: number) => string): string {
  if (before.p75 === null) return 'Not measured in the days before';
  const was = betweenWords(before.p75, words);
  switch (comparedQuantiles(now.p75, before.p75)) {
    case 'higher':
      return `Higher than before (${was})`;
    case 'lower':
      return `Lower than before (${was})`;
    case 'not-apart':
    case null:
      return `No difference that can be told from before (${was})`;
  }
}
