import type { CountName } from '@visavis/analytics';
import type { ChannelMessage, IceServer, ServerMessage } from '@visavis/protocol';
import type { ClientRequest } from '@visavis/rtc';
import type { TimerName } from './event.ts';

type Request<Type extends ClientRequest['type']> = Extract<ClientRequest, { type: Type }>;

/** What a search says, without the key that is made for it. */
export type SearchTerms = Omit<Request<'find'>, 'type' | 'key'>;

/** What somebody who comes back says is theirs, not yet signed [R6]. */
export type UnsignedClaim = Omit<Request<'resume'>, 'signature'> | Omit<Request<'rejoin'>, 'signature'>;

/** What a step asks the world to do, in this order. The runner does it; nothing here decides. */
export type VisitEffect =
  | { readonly do: 'remember-gate' }
  | { readonly do: 'open-link' }
  | { readonly do: 'retry-link' }
  | { readonly do: 'close-link' }
  /** Loads what calls are made with. */
  | { readonly do: 'load-calls' }
  | { readonly do: 'open-devices' }
  | { readonly do: 'choose-device'; readonly kind: 'audio' | 'video'; readonly id: string }
  | { readonly do: 'set-track'; readonly kind: 'audio' | 'video'; readonly on: boolean }
  | { readonly do: 'stop-devices' }
  | { readonly do: 'watch-level'; readonly stream: MediaStream }
  | { readonly do: 'stop-level' }
  /** Makes fresh sealing keys and sends `find` with them [E1]. */
  | { readonly do: 'find'; readonly terms: SearchTerms }
  /** Signs with the session's key, over this connection's nonce, and sends. */
  | { readonly do: 'claim'; readonly nonce: string; readonly claim: UnsignedClaim }
  | { readonly do: 'solve'; readonly puzzle: string }
  | { readonly do: 'send'; readonly message: Exclude<ClientRequest, { type: 'find' | 'rejoin' | 'resume' }> }
  | {
      readonly do: 'start-call';
      readonly matched: Extract<ServerMessage, { type: 'matched' }>;
      /** Null in a text call. */
      readonly stream: MediaStream | null;
    }
  | { readonly do: 'say'; readonly message: Exclude<ChannelMessage, { type: 'bye' }> }
  | { readonly do: 'replace-track'; readonly track: MediaStreamTrack }
  | { readonly do: 'use-ice'; readonly servers: readonly IceServer[] }
  /** Both seats are taken again: what was not acknowledged goes out once more [E9]. */
  | { readonly do: 'resend' }
  /** Says `bye` where it can, and frees the call. */
  | { readonly do: 'end-call' }
  | { readonly do: 'wait'; readonly timer: TimerName; readonly ms: number }
  | { readonly do: 'count'; readonly name: CountName }
  | { readonly do: 'go-home' }
  | { readonly do: 'reload' };

export interface VisitStep<State> {
  readonly state: State;
  readonly effects: readonly VisitEffect[];
}

export function stay<State>(state: State): VisitStep<State> {
  return { state, effects: [] };
}
