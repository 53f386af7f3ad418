/** What decides how often a picture is looked at. */
export interface Load {
  /** How long checks take of late, milliseconds. */
  readonly tookMs: number;
  /** How many sides are watched. */
  readonly sides: number;
  /** The device runs on a battery that is nearly empty. */
  readonly lowPower: boolean;
}

/** Twice a second at most; below once in this long, covering would come too late. */
export const FASTEST_MS = 500;
export const SLOWEST_MS = 4_000;
/** The part of one processor core that the checks may take. */
export const SHARE = 0.35;
/** How much less often on a low battery. */
const SPARING = 2;
/** A checked frame's moment is moved by up to this part: a partner who shows pictures in between has to guess it. */
const JITTER = 0.2;

/** Milliseconds from the start of one side's check to its next. */
export function pace({ lowPower, sides, tookMs }: Load): number {
  const affordable = (Math.max(0, tookMs) * Math.max(1, sides)) / SHARE;
  const wanted = Math.max(FASTEST_MS, affordable) * (lowPower ? SPARING : 1);
  return Math.min(SLOWEST_MS, wanted);
}

/** The same, at a moment nobody can foresee; `random` is 0 to 1. Never faster than the fastest. */
export const unforeseen = (everyMs: number, random: number): number => Math.max(FASTEST_MS, everyMs * (1 + JITTER * (2 * random - 1)));

/** The usual time of a check, where the newest counts for a third. */
export const usual = (before: number | null, tookMs: number): number => (before === null ? tookMs : before + (tookMs - before) / 3);
