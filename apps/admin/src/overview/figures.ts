import { startOfDay } from '../counts/span.ts';

/** What is shown; the same shape as the server's answer. */
export interface Figures {
  /** When they were read, ms since 1970. */
  readonly at: number;
  readonly visitsToday: number;
  readonly matchesToday: number;
  /** null while today has too few waits to tell it. */
  readonly medianWaitMs: number | null;
  /** Requests that were not counted today, and the reason of most of them; null while no reason has enough. */
  readonly droppedToday: { readonly count: number; readonly mostOften: string | null };
  readonly reportsWaiting: number;
  readonly live: { readonly online: number; readonly waiting: number; readonly calls: number } | null;
}

/** The time of day where the reader is, such as 14:02:10. */
export const clockWords = (unixMs: number): string =>
  new Date(unixMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** When the UTC day of an instant began, as the reader's clock has it. */
export function dayBeganWords(unixMs: number): string {
  const clock = new Date(startOfDay(unixMs)).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return clock === '00:00' ? 'since midnight' : `since ${clock} your time, midnight UTC`;
}
