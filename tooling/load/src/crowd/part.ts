import * as v from 'valibot';
import type { Violation } from '../client/violation.ts';

/** What one process of the load does: handed over as JSON. */
export const Task = v.object({
  url: v.string(),
  origin: v.string(),
  seed: v.number(),
  first: v.number(),
  seesAll: v.boolean(),
  arrivals: v.array(v.number()),
  mix: v.array(v.tuple([v.picklist(['idle', 'talker', 'leaver', 'blocker', 'hesitant', 'stumbler', 'sender']), v.number()])),
  frames: v.optional(v.number()),
  seconds: v.number(),
  /** When all connections break, milliseconds from the start. */
  stormAt: v.nullable(v.number()),
});
export type Task = v.InferOutput<typeof Task>;

const kinds = [
  'matched-twice', 'matched-with-itself', 'matched-with-a-blocked-one', 'wrong-partner', 'ghost', 'no-news', 'stuck',
  'search-dropped', 'untrue', 'out-of-place', 'out-of-order', 'frame-lost', 'refused',
] as const satisfies readonly Violation['kind'][];

/** What it found. */
export const Found = v.object({
  counts: v.record(v.string(), v.number()),
  times: v.record(v.string(), v.array(v.number())),
  violations: v.array(v.object({ kind: v.picklist(kinds), client: v.number(), at: v.number(), words: v.string() })),
  worstDelayMs: v.number(),
  /** Connected at the end. */
  connected: v.number(),
});
export type Found = v.InferOutput<typeof Found>;
