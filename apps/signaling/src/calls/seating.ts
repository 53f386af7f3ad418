import type { Role } from '@visavis/protocol';
import type { Call, Seat } from './calls.ts';
import { canProve, IDLE, type Session, tell } from '../switchboard/session.ts';

/** In the directory, seats of minor 0: whoever knows the match may have them [V4]. */
export const MINOR_0_TAG = 'minor-0';

/** What stands for whoever may take a session's seat back. */
export const ownerOf = ({ identity, tag }: Session): string => (canProve(identity) && tag !== null ? tag : MINOR_0_TAG);

/** Its call is over, and not by its own doing. */
export function leftBehind(session: Session, reason: 'left' | 'lost'): void {
  session.state = IDLE;
  tell(session, { type: 'partner-left', reason });
}

/** Whether somebody is on a seat, as far as is known, and whoever sits opposite was told nothing else. */
export function isThere(seat: Seat<Session>, { asked }: Call<Session>): boolean {
  if (asked?.isToldAway === true) return false;
  return seat.kind === 'taken' || (seat.kind === 'elsewhere' && !seat.isAway);
}

/** Tells whoever sits here that the seat opposite is kept for somebody who is away [R1]. */
export function tellAway({ chairs }: Call<Session>, role: Role): void {
  const { seat } = chairs[role];
  if (seat.kind === 'taken') tell(seat.by, { type: 'partner-away' });
}
