import type { GuardView } from '../view.ts';
import { stay, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import type { InsideState, Session } from './state.ts';

/** Whether pictures are checked in this visit now. */
export const isGuarded = ({ rules, guard }: Session): boolean => rules.guard !== null && guard.on;

/** What is said of a picture now. */
export const guardViewOf = (session: Session, view: GuardView): GuardView => (isGuarded(session) ? view : 'off');

/** Another camera shows another picture. */
export const isNewCamera = (event: VisitEvent): boolean =>
  event.type === 'media' && event.event.type === 'replaced' && event.event.track.kind === 'video';

/** What the check says, and what the visitor says of the check. */
export function stepGuard<State extends InsideState>(state: State, event: VisitEvent): VisitStep<State> {
  const { session } = state;
  if (event.type === 'switch-guard') {
    if (session.rules.guard?.maySwitch !== true) return stay(state);
    return stay({ ...state, session: { ...session, guard: { ...session.guard, on: event.on } } });
  }
  if (event.type !== 'guard' || !isGuarded(session)) return stay(state);
  if (event.side === 'own') return stay({ ...state, session: { ...session, guard: { ...session.guard, own: event.view } } });
  return stay(state.at === 'call' ? { ...state, partnerGuard: event.view } : state);
}
