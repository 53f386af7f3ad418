import { HOLDS_MS, WISHES } from '@visavis/matchmaking';
import type { WishKind } from '@visavis/protocol';
import type { Wishes } from '../view.ts';

/** A part of a search, in which the same wishes hold. */
export interface WideningStep {
  /** Milliseconds of waiting. */
  readonly from: number;
  /** Null when it never ends. */
  readonly until: number | null;
  /** What somebody must share with the visitor meanwhile. */
  readonly kinds: readonly WishKind[];
}

/** How a search widens [M11]: wishes with `first` are dropped one after the other, those with `only` never. */
export function wideningSteps(weight: Wishes['weight']): readonly WideningStep[] {
  const ends = WISHES.filter((kind) => weight[kind] === 'first').map((kind) => HOLDS_MS[kind]);
  return [...ends, null].map((until, index) => {
    const from = ends[index - 1] ?? 0;
    const holds = (kind: WishKind) => weight[kind] === 'only' || (weight[kind] === 'first' && HOLDS_MS[kind] > from);
    return { from, until, kinds: WISHES.filter(holds) };
  });
}

/** A wish keeps somebody out of a search that has gone on for so long; one that has not begun too. */
export const wishHolds = (weight: Wishes['weight'], elapsedMs: number): boolean =>
  stepNow(wideningSteps(weight), elapsedMs)?.kinds.length !== 0;

/** The step in which a search is that has gone on for so long. */
export const stepNow = (steps: readonly WideningStep[], elapsedMs: number): WideningStep | undefined =>
  steps.find(({ until }) => until === null || elapsedMs < until);
