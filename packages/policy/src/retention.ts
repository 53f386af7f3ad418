import * as v from 'valibot';
import { before, Duration } from './duration.ts';

/** Never comes to a machine of ours in a form that we could read or keep. */
export const NeverHeld = v.strictObject({ kind: v.literal('never-held') });
export type NeverHeld = Readonly<v.InferOutput<typeof NeverHeld>>;

/** In a program's memory only, and gone from it when this happens. */
export const MemoryOnly = v.strictObject({
  kind: v.literal('memory-only'),
  until: v.picklist(['passed-on', 'connection-closed', 'call-over', 'program-stopped']),
  /** How much longer, so that a broken connection can come back. */
  grace: v.optional(Duration),
});
export type MemoryOnly = Readonly<v.InferOutput<typeof MemoryOnly>>;

/** In a program's memory only, and for no longer than this. */
export const MemoryAtMost = v.strictObject({ kind: v.literal('memory-at-most'), length: Duration });
export type MemoryAtMost = Readonly<v.InferOutput<typeof MemoryAtMost>>;

/** Written down, and deleted when this much time has gone by since the start event. */
export const Period = v.strictObject({
  kind: v.literal('period'),
  length: Duration,
  from: v.picklist(['written', 'hour-counted', 'signed-in', 'password-given', 'link-made', 'received', 'resolved']),
});
export type Period = Readonly<v.InferOutput<typeof Period>>;

/** Written down, and deleted by an act of the person it is about, or of the owner. */
export const UntilRemoved = v.strictObject({ kind: v.literal('until-removed'), by: v.picklist(['owner', 'visitor']) });
export type UntilRemoved = Readonly<v.InferOutput<typeof UntilRemoved>>;

/** Kept without end. Only whole numbers in which nobody can be found may be kept so (ANC-05-02). */
export const NoEnd = v.strictObject({ kind: v.literal('no-end'), because: v.literal('whole-numbers-only') });
export type NoEnd = Readonly<v.InferOutput<typeof NoEnd>>;

export type Retention = NeverHeld | MemoryOnly | MemoryAtMost | Period | UntilRemoved | NoEnd;

/** Whatever started at this instant or before has been kept for its full time and must go. */
export const cutOff = ({ length }: Period, now: Date): Date => before(now, length);
