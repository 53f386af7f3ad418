/** A number of which only the bounds may be known. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** How large a part is of a whole, at least and at most; `null` when the whole may be nothing. */
export function shareOf(part: Bounds, whole: Bounds): Bounds | null {
  return whole.low > 0 ? { low: part.low / whole.high, high: part.high / whole.low } : null;
}

/** Never at the beginning of a line. */
const PERCENT = '\u{a0}%';

const tenths = (share: number): number => Math.round(share * 1_000) / 10;

/** "38.2 %", or "37 to 41 %" when it is not known better; `null` becomes "–". `isRough`: neither of both is exact. */
export function shareWords(share: Bounds | null, { isRough = false } = {}): string {
  return share === null ? '–' : `${isRough ? 'about ' : ''}${boundsWords(share)}`;
}

function boundsWords(share: Bounds): string {
  const [low, high] = [tenths(share.low), tenths(share.high)];
  if (low === high) return low === 0 && share.high > 0 ? `under 0.1${PERCENT}` : `${low}${PERCENT}`;
  if (high - low < 1) return `${low} to ${high}${PERCENT}`;
  return `${Math.floor(low)} to ${Math.ceil(high)}${PERCENT}`;
}
