/** What is shown; the same shape as the server's answer. */
export interface Figures {
  /** When they were read, ms since 1970. */
  readonly at: number;
  readonly visitsToday: number;
  readonly matchesToday: number;
  /** null while today has too few waits to tell it. */
  readonly medianWaitMs: number | null;
  readonly reportsWaiting: number;
  readonly live: { readonly online: number; readonly waiting: number; readonly calls: number } | null;
}

const whole = new Intl.NumberFormat('en');

export const countWords = (count: number): string => whole.format(count);

/** "0.8 s", "12 s", "2 min 5 s". */
export function waitWords(ms: number): string {
  if (ms < 9_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The time of day where the reader is, such as 14:02:10. */
export const clockWords = (unixMs: number): string =>
  new Date(unixMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

const DAY_MS = 86_400_000;

/** When the UTC day of an instant began, as the reader's clock has it. */
export function dayBeganWords(unixMs: number): string {
  const began = new Date(unixMs - (unixMs % DAY_MS));
  const clock = began.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return clock === '00:00' ? 'since midnight' : `since ${clock} your time, midnight UTC`;
}
