import type { CountName } from '@visavis/analytics';
import type {
  ChannelMessage,
  ClientMessage,
  Connection,
  IceServer,
  Mode,
  ServerMessage,
} from '@visavis/protocol';
import type { TimerName } from './event.ts';

/** What a step asks the world to do, in this order. The runner does it; nothing here decides. */
export type VisitEffect =
  | { readonly do: 'remember-gate' }
  | { readonly do: 'open-link' }
  | { readonly do: 'retry-link' }
  | { readonly do: 'close-link' }
  | { readonly do: 'open-devices' }
  | { readonly do: 'choose-device'; readonly kind: 'audio' | 'video'; readonly id: string }
  | { readonly do: 'set-track'; readonly kind: 'audio' | 'video'; readonly on: boolean }
  | { readonly do: 'stop-devices' }
  | { readonly do: 'watch-level'; readonly stream: MediaStream }
  | { readonly do: 'stop-level' }
  /** Makes fresh sealing keys and sends `find` with them [E1]. */
  | {
      readonly do: 'find';
      readonly mode: Mode;
      readonly connection: Connection;
      readonly avoid: readonly string[];
    }
  | {
      readonly do: 'send';
      readonly message: Exclude<ClientMessage, { type: 'find' | 'hello' | 'ping' }>;
    }
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
  | { readonly do: 'go-home' };

export interface VisitStep<State> {
  readonly state: State;
  readonly effects: readonly VisitEffect[];
}

export function stay<State>(state: State): VisitStep<State> {
  return { state, effects: [] };
}
