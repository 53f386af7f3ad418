import { rankOf, worstLevel } from './read-quality.ts';
import type { QualityLevel } from './quality-reading.ts';

/** The level that is shown, and the looks since that did not agree with it. */
export interface SettledLevel {
  readonly level: QualityLevel;
  readonly others: readonly QualityLevel[];
}

/** Looks in a row that must be worse, or better, before the word changes. */
export const LOOKS_TO_FALL = 2;
export const LOOKS_TO_RISE = 4;

/** Keeps the word from flickering: one bad look is nothing yet, and trust comes back slowly. */
export function settleLevel(before: SettledLevel | null, seen: QualityLevel): SettledLevel {
  if (before === null) return { level: seen, others: [] };
  const side = (level: QualityLevel) => Math.sign(rankOf(level) - rankOf(before.level));
  if (side(seen) === 0) return { level: before.level, others: [] };
  const others = [...before.others.filter((level) => side(level) === side(seen)), seen];
  const falls = side(seen) > 0;
  if (others.length < (falls ? LOOKS_TO_FALL : LOOKS_TO_RISE)) return { ...before, others };
  return { level: falls ? bestLevel(others) : worstLevel(others), others: [] };
}

/** No further down than every one of the looks was. */
function bestLevel(levels: readonly QualityLevel[]): QualityLevel {
  return levels.reduce((best, level) => (rankOf(level) < rankOf(best) ? level : best));
}
