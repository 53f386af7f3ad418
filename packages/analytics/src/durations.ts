import { LogBuckets } from './log-buckets.ts';

/** Seconds that a page was in view: told to a tenth from a second up to an hour. */
export const TIME_ON_PAGE = new LogBuckets({ least: 1, greatest: 3_600, error: 0.1 });

/** Seconds that a call lasted: told to a tenth from five seconds up to four hours. */
export const CALL_LENGTH = new LogBuckets({ least: 5, greatest: 14_400, error: 0.1 });
