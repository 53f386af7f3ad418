import './share-bar.css';
import { percentWords } from './change.ts';

/** A share of a total in words, and as a bar for the eye. */
export function ShareBar({ part, total }: { readonly part: number; readonly total: number }) {
  const percent = total === 0 ? 0 : (100 * part) / total;
  return (
    <span class="share">
      <svg class="share__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="share__all" width="100" height="8" />
        <rect class="share__part" width={percent.toFixed(2)} height="8" />
      </svg>
      <span>{percentWords(percent)}</span>
    </span>
  );
}
