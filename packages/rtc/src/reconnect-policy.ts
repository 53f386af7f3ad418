import { CLOSE } from '@visavis/protocol';

/** First ceiling of the delay, in milliseconds; it doubles with each attempt that fails. */
const BASE_MS = 500;
const CEILING_MS = 10_000;
/** After "you flood" or "I do not understand you" [V1], coming back at once would only repeat it. */
const REFUSED_CEILING_MS = 60_000;
const REFUSALS: ReadonlySet<number> = new Set([CLOSE.flooding, CLOSE.malformed, CLOSE.version]);

export interface ReconnectContext {
  /** Attempts that failed in a row since the link was last open; 0 after the first loss. */
  readonly attempt: number;
  /** The code the socket closed with. */
  readonly closeCode: number;
  /** What `moving` said, in milliseconds; null when the server did not announce the end. */
  readonly movingAfterMs: number | null;
  /** Uniform in [0, 1). */
  readonly random: number;
}

/**
 * How long to wait before the next attempt, in milliseconds: full jitter, so that the clients of a
 * server that died do not come back in waves.
 */
export function reconnectDelay(context: ReconnectContext): number {
  if (REFUSALS.has(context.closeCode)) return REFUSED_CEILING_MS * (0.5 + context.random / 2);
  const doubled = BASE_MS * 2 ** Math.min(context.attempt, 16);
  const jittered = Math.min(CEILING_MS, doubled) * context.random;
  const announced = context.attempt === 0 ? (context.movingAfterMs ?? 0) : 0;
  return Math.min(REFUSED_CEILING_MS, announced) + jittered;
}
