import type { ClientMessage, Role, ServerMessage } from '@visavis/protocol';
import type { CallSide } from './call-side.ts';
import type { Identity } from './identity.ts';
import type { Find } from './make-find.ts';

export type Matched = Extract<ServerMessage, { type: 'matched' }>;

/** A place in the queue. */
export interface Place {
  readonly kind: 'place';
  readonly find: Find;
  /** Whom the filter holds, and who therefore may not come. */
  readonly avoided: ReadonlySet<string>;
  /** Those of them who were blocked. */
  readonly blocked: ReadonlySet<string>;
  readonly askedAt: number;
  readonly cancelAt: number;
  /** The end of the cool-down, once it is told. */
  playsFrom: number;
  generation: number;
}

/** A seat in a call. */
export interface Seat {
  readonly kind: 'seat';
  readonly matched: Matched;
  readonly side: CallSide;
  generation: number;
}

export type Held = Place | Seat;

/** How a client that comes back asks for what it held [R2, R7]. */
export function claimOf(held: Held, { identity, nonce }: { readonly identity: Identity; readonly nonce: string }): ClientMessage {
  const { generation } = held;
  if (held.kind === 'place') {
    return { type: 'resume', mode: held.find.mode, key: held.find.key, generation, signature: identity.sign({ nonce, generation, match: null }) };
  }
  const { match, mode, connection, role } = held.matched;
  const seat: { match: string; role: Role } = { match, role };
  return { type: 'rejoin', ...seat, mode, connection, generation, signature: identity.sign({ nonce, generation, match }) };
}
