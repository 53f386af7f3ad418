import './rating-bar.css';
import type { RatingShare } from './verdict.ts';

/** Shares side by side in one bar. What it says stands under it in words. */
export function RatingBar({ shares }: { readonly shares: readonly RatingShare[] }) {
  const widths = shares.map(({ share }) => 100 * share.low);
  const total = widths.reduce((sum, width) => sum + width, 0);
  return (
    <svg class="rating-bar" viewBox={`0 0 ${total.toFixed(3)} 10`} preserveAspectRatio="none" aria-hidden="true">
      {shares.map(({ rating }, at) => (
        <rect
          key={rating}
          class={`rating-bar__part rating-bar__part--${rating}`}
          x={widths.slice(0, at).reduce((sum, width) => sum + width, 0).toFixed(3)}
          width={(widths[at] ?? 0).toFixed(3)}
          height="10"
        />
      ))}
    </svg>
  );
}
