import { rankOf } from './read-quality.ts';
import type { QualityLevel } from './quality-reading.ts';

/** How long each level has held in a call. */
export interface QualityTally {
  readonly heldMs: Readonly<Record<QualityLevel, number>>;
  /** Null while nothing is measured, as between two connections. */
  readonly level: QualityLevel | null;
  readonly sinceMs: number;
}

export const newTally: QualityTally = {
  heldMs: { good: 0, fair: 0, poor: 0 },
  level: null,
  sinceMs: 0,
};

/** The tally once another level holds, from `atMs` on. */
export function tallyLevel(tally: QualityTally, level: QualityLevel | null, atMs: number): QualityTally {
  return { heldMs: heldUntil(tally, atMs), level, sinceMs: atMs };
}

/** The level that held longest until `atMs`, the worse of two that held as long; null: none did. */
export function mostHeld(tally: QualityTally, atMs: number): QualityLevel | null {
  const held = heldUntil(tally, atMs);
  const levels = (['poor', 'fair', 'good'] as const).filter((level) => held[level] > 0);
  if (levels.length === 0) return tally.level;
  return levels.toSorted((a, b) => held[b] - held[a] || rankOf(b) - rankOf(a))[0] ?? null;
}

function heldUntil({ heldMs, level, sinceMs }: QualityTally, atMs: number): QualityTally['heldMs'] {
  if (level === null) return heldMs;
  return { ...heldMs, [level]: heldMs[level] + Math.max(0, atMs - sinceMs) };
}
