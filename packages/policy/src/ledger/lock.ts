import * as v from 'valibot';
import committed from '../../promises.lock.json' with { type: 'json' };
import { PROFILE_NAMES, type ProfileName } from '../profile-names.ts';
import { PROMISE_STATES, type Since } from './state.ts';

const Stamp = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2} ([0-9a-f]{7,40}|unknown)$/, 'a stamp is a day and a commit: 2026-05-01 0123abc'),
);

const byProfile = <S extends v.GenericSchema>(schema: S) => v.partial(v.strictObject(v.entriesFromList(PROFILE_NAMES, schema)));

/** Under which profiles a test shows its promise. */
const Where = v.union([v.literal('every profile'), v.array(v.picklist(PROFILE_NAMES))]);
export type Where = Readonly<v.InferOutput<typeof Where>>;

const Proof = v.strictObject({
  /** Since when, by profile: day and commit of the first green run. */
  since: byProfile(Stamp),
  /** By `file › title`. */
  tests: v.record(v.string(), Where),
});

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What the last green runs showed. Made by `npm test`, read by the pages. A new profile comes in with its first run. */
export const Lock = v.strictObject({
  totals: byProfile(v.strictObject(v.entriesFromList(PROMISE_STATES, Count))),
  /** What is not proven yet, and what each promise waits for. */
  unproven: byProfile(v.record(v.string(), v.string())),
  proofs: v.record(v.string(), Proof),
});
export type Lock = v.InferOutput<typeof Lock>;
export type Proof = v.InferOutput<typeof Proof>;

/** The lock before any run. */
export const NO_LOCK: Lock = { totals: {}, unproven: {}, proofs: {} };

/** The lock of this commit. */
export const COMMITTED_LOCK: Lock = v.parse(Lock, committed);

export const isIn = (where: Where, profile: ProfileName): boolean =>
  where === 'every profile' || where.includes(profile);

export const stampOf = ({ date, commit }: Since): string => `${date} ${commit}`;

export function sinceOf(stamp: string): Since {
  const [date = '', commit = ''] = stamp.split(' ');
  return { date, commit };
}
