import { COOL, type CoolDown } from '@visavis/matchmaking';
import { type ErrorCode, inMinor0, inMinor1, type Role, type ServerMessage } from '@visavis/protocol';
import type { Door } from '../admission/door.ts';
import type { Call } from '../calls/calls.ts';
import { Pace } from '../admission/pace.ts';
import type { Search } from '../searching/search.ts';

/** Where a session's messages go. A `SafeSocket` is one. */
export interface Outlet {
  send(message: string | ArrayBuffer): 'sent' | 'buffered' | 'dropped' | 'closed';
  end(code: number): void;
  /** A WebSocket ping, whose answer `Switchboard.hearPong` is told. */
  ping(): void;
}

/** What `hello` said. Of minor 0 nothing can be proved later [V2]. */
export type Identity =
  | { readonly minor: 0 }
  /** Base64url, as they stand in the messages. `nonce`: of this connection's `welcome` [R6]. */
  | { readonly minor: 1 | 2; readonly key: string; readonly nonce: string };

export type SessionState =
  /** Connected, no hello yet. */
  | { readonly kind: 'greeting'; readonly since: number }
  /** `next`: the last call was left by this one, so the next search is a Next [M12]. */
  | { readonly kind: 'idle'; readonly next: boolean }
  | { readonly kind: 'searching'; readonly search: Search }
  /** In a call; whether the partner is there stands in the call. */
  | { readonly kind: 'seated'; readonly call: Call<Session>; readonly role: Role }
  | { readonly kind: 'closed' };

export const IDLE: SessionState = { kind: 'idle', next: false };
export const IDLE_AFTER_LEAVING: SessionState = { kind: 'idle', next: true };
export const CLOSED: SessionState = { kind: 'closed' };
export const MINOR_0: Identity = { minor: 0 };

/** Whether this session has a key that it can prove to have [S10]. */
export const canProve = (identity: Identity | null): identity is Exclude<Identity, { minor: 0 }> => identity !== null && identity.minor !== 0;

/** One connection. Small on purpose: there is one for everybody online. */
export class Session {
  readonly outlet: Outlet;
  /** Shared with all sessions of one network. */
  readonly door: Door;
  readonly pace = new Pace();
  state: SessionState;
  /** `null` until `hello`. */
  identity: Identity | null = null;
  /** Of the session key [S10]; for minor 0 drawn with the first search. */
  tag: string | null = null;
  /** What the relay knows this session by; nobody else is told. Made with the first search; lives as long as the socket. */
  relayName: string | null = null;
  coolDown: CoolDown = COOL;
  /** Of the connection's address, ISO 3166-1; empty when it is not known or not looked up [M11]. */
  country = '';
  /** No search begins before [M12]; stays when one is cancelled. */
  coolUntil = 0;
  /** A puzzle, for the next search [L7]. */
  hasSolved = false;

  constructor(outlet: Outlet, door: Door, now: number) {
    this.outlet = outlet;
    this.door = door;
    this.state = { kind: 'greeting', since: now };
  }
}

/** Says a message in the words of the session's minor version; what that has no words for is not said. */
export function tell(session: Session, message: ServerMessage): void {
  const said = inWordsOf(session.identity, message);
  if (said !== null) session.outlet.send(JSON.stringify(said));
}

function inWordsOf(identity: Identity | null, message: ServerMessage) {
  if (identity?.minor === 0) return inMinor0(message);
  return identity?.minor === 1 ? inMinor1(message) : message;
}

export function becomeIdle(session: Session): void {
  session.state = IDLE;
  tell(session, { type: 'idle' });
}

export function refuse(session: Session, code: ErrorCode): void {
  tell(session, { type: 'error', code });
}

/** There is no search, or no more: the session is idle. */
export function searchFailed(session: Session, code: 'not-held' | 'unavailable'): void {
  session.state = IDLE;
  refuse(session, code);
  if (code === 'unavailable') tell(session, { type: 'idle' });
}
