import type { CountName } from '@visavis/analytics';
import type { VisitEffect } from './effect.ts';
import type { EndedState, VisitState } from './state.ts';

/** What a step adds to the numbers, read off the states before and after it. */
export function countedBetween(before: VisitState, after: VisitState, now: number): readonly VisitEffect[] {
  return namesBetween(before, after, now).map((name) => ({ do: 'count', name }));
}

function namesBetween(before: VisitState, after: VisitState, now: number): readonly CountName[] {
  const names: CountName[] = [];
  if (isInterrupted(before)) {
    if (after.at === 'call' && after.phase === 'connected') names.push('recovery:back');
    if (after.at !== 'call' && endedBy(after) === 'end:lost') names.push('recovery:lost');
  }
  if (before.at === after.at) return names;
  if (before.at === 'call') {
    // A call that never connected has no length; one that is less than nothing is not in the beacon's list.
    if (before.connectedAt !== null) names.push(`length:${Math.round((now - before.connectedAt) / 1_000)}`);
    names.push(endedBy(after));
  }
  // A search by text needs no camera: the check is passed all the same.
  if (after.at === 'waiting') names.push('step:check', 'step:search');
  if (after.at === 'call') names.push('step:match', 'started');
  return names;
}

/** Connected once, and not now. */
const isInterrupted = (state: VisitState): boolean => state.at === 'call' && state.connectedAt !== null && state.phase !== 'connected';

/** Somebody chose to end it. */
const HUNG_UP: ReadonlySet<EndedState['reason']> = new Set(['partner-left', 'blocked', 'reported-minor', 'panic']);

/** As this side sees it: one side's `next` is the other side's `left`. */
function endedBy(after: VisitState): CountName {
  if (after.at === 'waiting') return after.after === 'lost-partner' ? 'end:lost' : 'end:next';
  return after.at === 'ended' && !HUNG_UP.has(after.reason) ? 'end:lost' : 'end:left';
}
