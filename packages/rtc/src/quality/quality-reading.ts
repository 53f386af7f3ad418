/** What a visitor is told about the way between the two browsers, in one of three words. */
export type QualityLevel = 'good' | 'fair' | 'poor';

/** One look at a call. It holds numbers about the way and never an address of it. */
export interface QualityReading {
  readonly level: QualityLevel;
  /** There and back, milliseconds. */
  readonly roundTripMs: number | null;
  /** Share of packets lost since the last look, in the worse direction, 0 to 100. */
  readonly lostPercent: number | null;
  /** Of the partner's picture as it arrives, pixels. */
  readonly height: number | null;
  readonly framesPerSecond: number | null;
  /** What arrives, sound and picture, 1,000 bits a second. */
  readonly kilobitsPerSecond: number | null;
  /** What keeps our own picture from being better. */
  readonly limitedBy: 'network' | 'processor' | 'none';
}

/** What is counted of a call once it is over. */
export interface CallSummary {
  /** From the start of the call to the first connection, milliseconds. */
  readonly setupMs: number | null;
  /** The level that held most of the time. */
  readonly quality: QualityLevel | null;
}
