import type { Verdict } from './verdict.ts';

/** What a screen is told of one side's picture; it is shown in `clear` and in nothing else. */
export type PictureView = 'loading' | 'checking' | 'clear' | 'covered' | 'failed';

/** The last verdicts on one side's picture, newest last. */
type Recent = readonly Verdict[];

export type GuardState =
  /** The model is not there yet. */
  | { readonly kind: 'loading' }
  /** Covered until there are enough clear verdicts. */
  | { readonly kind: 'checking'; readonly recent: Recent }
  | { readonly kind: 'clear'; readonly recent: Recent }
  /** Judged, and covered. */
  | { readonly kind: 'covered'; readonly recent: Recent }
  /** Nothing can be checked here any more; covered. */
  | { readonly kind: 'failed' };

export type GuardEvent =
  | { readonly type: 'ready' }
  | { readonly type: 'verdict'; readonly verdict: Verdict }
  /** Another picture than the one judged so far: a new track, or one that stood still. */
  | { readonly type: 'fresh' }
  /** The answer takes so long that nobody knows what is shown by now. */
  | { readonly type: 'late' }
  | { readonly type: 'broken' };

/** Clear verdicts in a row that uncover a picture, and how far back bad ones count. */
export const WINDOW = 3;
/** Verdicts of those that cover it again. */
export const TO_COVER = 2;
/** Frames in a row without an answer, after which the check counts as broken. */
export const TO_FAIL = 6;

const FAILED: GuardState = { kind: 'failed' };
const UNJUDGED: GuardState = { kind: 'checking', recent: [] };

export const startGuard = (ready: boolean): GuardState => (ready ? UNJUDGED : { kind: 'loading' });

/** One step of one side's check. Only clear verdicts ever uncover a picture; whatever goes wrong covers it. */
export function stepGuard(state: GuardState, event: GuardEvent): GuardState {
  if (state.kind === 'failed' || event.type === 'broken') return FAILED;
  if (event.type === 'ready') return state.kind === 'loading' ? UNJUDGED : state;
  if (state.kind === 'loading') return state;
  if (event.type === 'fresh') return UNJUDGED;
  if (event.type === 'late') return state.kind === 'clear' ? UNJUDGED : state;
  return judged(state.kind, [...state.recent, event.verdict].slice(-TO_FAIL));
}

/** The view of a state. Their names are the same; the type keeps them so. */
export const viewOf = ({ kind }: GuardState): PictureView => kind;

function judged(kind: 'checking' | 'clear' | 'covered', recent: Recent): GuardState {
  const last = recent.slice(-WINDOW);
  const count = (verdict: Verdict) => last.filter((one) => one === verdict).length;
  if (recent.length === TO_FAIL && recent.every((verdict) => verdict === 'unknown')) return FAILED;
  if (count('clear') === WINDOW) return { kind: 'clear', recent };
  if (count('bad') >= TO_COVER) return { kind: 'covered', recent };
  if (kind !== 'clear') return { kind, recent };
  // Without an answer nothing says that it is still clear, nor that it is bad.
  return { kind: count('clear') > last.length - TO_COVER ? 'clear' : 'checking', recent };
}
