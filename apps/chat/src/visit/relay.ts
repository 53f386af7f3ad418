import { stay, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { allowedConnection } from './session.ts';
import type { InsideState, Relay, Session } from './state.ts';

/** A relay that carried us is not asked again for so long. */
const RELAY_KNOWN_MS = 600_000;

/** Whether a search of this session stands or falls with our relay. */
export const needsRelay = (session: Session): boolean => allowedConnection(session) === 'shielded';

/** Credentials have come, or a word about the relay. The check goes on beside the search, which ends where the relay can't carry it. */
export function stepRelay(state: InsideState, event: VisitEvent, now: number): VisitStep<Session> {
  const { session } = state;
  if (event.type === 'relay') return stay({ ...session, relay: told(event.result, now) });
  if (event.type === 'check-relay') return askAgain(session, now);
  if (event.type !== 'server' || event.message.type !== 'ice') return stay(session);
  const fresh = { ...session, iceUntil: now + event.message.ttl * 1_000 };
  return state.at === 'waiting' && needsRelay(session) && !isKnown(session.relay, now) ? check(fresh) : stay(fresh);
}

const told = (result: 'works' | 'fails' | 'full', now: number): Relay => (result === 'works' ? { kind: result, at: now } : { kind: result });

/** Credentials come with a search only: without any, the next search asks. */
function askAgain(session: Session, now: number): VisitStep<Session> {
  if (session.relay.kind === 'checking') return stay(session);
  return needsRelay(session) && now < session.iceUntil ? check(session) : stay({ ...session, relay: { kind: 'unknown' } });
}

const check = (session: Session): VisitStep<Session> => ({
  state: { ...session, relay: { kind: 'checking' } },
  effects: [{ do: 'check-relay' }],
});

const isKnown = (relay: Relay, now: number): boolean =>
  relay.kind === 'checking' || (relay.kind === 'works' && now - relay.at < RELAY_KNOWN_MS);
