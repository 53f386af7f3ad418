import type { QualityReading } from '@visavis/rtc';

const BARS = [
  { x: 3, height: 6 },
  { x: 10, height: 12 },
  { x: 17, height: 18 },
] as const;

const FULL = { good: 3, fair: 2, poor: 1 } as const;

/** How good a connection is, by how many bars are full; a word stands beside it. */
export function QualityBars({ level }: { readonly level: QualityReading['level'] | null }) {
  const full = level === null ? 0 : FULL[level];
  return (
    <svg class="icon quality" viewBox="0 0 24 24" aria-hidden="true" data-full={full}>
      {BARS.map(({ x, height }, index) => (
        <rect key={x} x={x} y={21 - height} width="4" height={height} rx="1" class={index < full ? 'quality__full' : undefined} />
      ))}
    </svg>
  );
}
