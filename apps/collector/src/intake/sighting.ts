import type { BrowserFamily, Count, Tag } from '@visavis/analytics';

/** One accepted request, with all that is kept of it until its batch is counted: milliseconds, in RAM. */
export interface Sighting {
  /** UTC hour of its arrival. */
  readonly hour: number;
  /** `null` when the day's key is not known here; then it counts, but not among the distinct visitors. */
  readonly tag: Tag | null;
  /** What all of its address prefix have in common (tag-maker.ts); 0 without a tag. */
  readonly household: number;
  readonly count: Count;
  readonly family: BrowserFamily;
  readonly country: string;
}
