import { before, type Duration } from './duration.ts';

/** Never comes to a machine of ours in a form that we could read or keep. */
export interface NeverHeld {
  readonly kind: 'never-held';
}

/** In a program's memory only, and gone from it when this happens. */
export interface MemoryOnly {
  readonly kind: 'memory-only';
  readonly until: 'passed-on' | 'connection-closed' | 'call-over' | 'program-stopped';
  /** How much longer, so that a broken connection can come back. */
  readonly grace?: Duration;
}

/** In a program's memory only, and for no longer than this. */
export interface MemoryAtMost {
  readonly kind: 'memory-at-most';
  readonly length: Duration;
}

/** Written down, and deleted when this much time has gone by since the start event. */
export interface Period {
  readonly kind: 'period';
  readonly length: Duration;
  readonly from: 'written' | 'hour-counted' | 'signed-in' | 'password-given' | 'link-made' | 'received';
}

/** Written down, and deleted by somebody's act. Only for people who run the service. */
export interface UntilRemoved {
  readonly kind: 'until-removed';
  readonly by: 'owner';
}

export type Retention = NeverHeld | MemoryOnly | MemoryAtMost | Period | UntilRemoved;

/** Whatever started at this instant or before has been kept for its full time and must go. */
export const cutOff = ({ length }: Period, now: Date): Date => before(now, length);

/** Whole days that something may be kept, counted back from `now` (months differ in length). */
export const retentionDays = (period: Period, now: Date): number =>
  Math.floor((now.getTime() - cutOff(period, now).getTime()) / 86_400_000);
