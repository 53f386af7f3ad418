import type { Ticket } from '@visavis/matchmaking';
import type { Role, ServerMessage } from '@visavis/protocol';
import type { Door } from './address-doors.ts';
import type { Call } from './calls.ts';
import { Pace } from './pace.ts';

/** Where a session's messages go. A `SafeSocket` is one. */
export interface Outlet {
  send(message: string | ArrayBuffer): 'sent' | 'buffered' | 'dropped' | 'closed';
  end(code: number): void;
}

/** What a searching visitor was told last, so that only news is told. */
export interface Told {
  at: number;
  news: number;
  text: string;
}

export interface Search {
  readonly ticket: Ticket;
  /** The ephemeral key for the partner to come; forgotten with the search. */
  readonly key: string;
  readonly told: Told;
}

export type SessionState =
  /** Connected, no hello yet. */
  | { readonly kind: 'greeting'; readonly since: number }
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching'; readonly search: Search }
  /** In a call; whether the partner is there stands in the call. */
  | { readonly kind: 'seated'; readonly call: Call<Session>; readonly role: Role }
  | { readonly kind: 'closed' };

export const IDLE: SessionState = { kind: 'idle' };
export const CLOSED: SessionState = { kind: 'closed' };

/** One connection. Small on purpose: there is one for everybody online. */
export class Session {
  readonly outlet: Outlet;
  /** Shared with all sessions of one network. */
  readonly door: Door;
  readonly pace = new Pace();
  state: SessionState;
  /** Made with the first search; lives as long as the socket. */
  tag: string | null = null;
  /** What the relay knows this session by; nobody else is told. Made and kept as the tag is. */
  relayName: string | null = null;

  constructor(outlet: Outlet, door: Door, now: number) {
    this.outlet = outlet;
    this.door = door;
    this.state = { kind: 'greeting', since: now };
  }
}

export function tell(session: Session, message: ServerMessage): void {
  session.outlet.send(JSON.stringify(message));
}
