import type { CountName } from '@visavis/analytics';
import type { Connection, IceServer, ServerMessage } from '@visavis/protocol';
import type { ClientRequest, Devices, TextLine } from '@visavis/rtc';
import type { GuardSide, TimerName } from './event.ts';

type Request<Type extends ClientRequest['type']> = Extract<ClientRequest, { type: Type }>;

/** What a search says, without the keys that are made for it. */
export type SearchTerms = Omit<Request<'find'>, 'type' | 'key' | 'signKey'>;

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
  /** Nothing comes of a device that is open: opens it anew. */
  | { readonly do: 'revive'; readonly kind: 'audio' | 'video' }
  | { readonly do: 'stop-devices' }
  | { readonly do: 'watch-level'; readonly stream: MediaStream }
  | { readonly do: 'stop-level' }
  /** Makes fresh sealing keys, and where the server knows them signing keys, and sends `find` with them [E1] [M13]. */
  | { readonly do: 'find'; readonly terms: SearchTerms; readonly signs: boolean }
  /** Signs with the session's key, over this connection's nonce, and sends. */
  | { readonly do: 'claim'; readonly nonce: string; readonly claim: UnsignedClaim }
  | { readonly do: 'solve'; readonly puzzle: string }
  | { readonly do: 'send'; readonly message: Exclude<ClientRequest, { type: 'find' | 'rejoin' | 'resume' }> }
  | {
      readonly do: 'start-call';
      readonly matched: Extract<ServerMessage, { type: 'matched' }>;
      /** Null in a text call. */
      readonly stream: MediaStream | null;
      /** Both may agree to a direct connection in this call. */
      readonly mayGoDirect: boolean;
    }
  /** Signs and sends; the number that it gets comes back as `sequenced`. */
  | { readonly do: 'say-text'; readonly id: number; readonly text: string }
  | { readonly do: 'say-typing'; readonly on: boolean }
  | { readonly do: 'say-devices'; readonly devices: Devices }
  | { readonly do: 'agree-to-direct'; readonly agreed: boolean }
  | { readonly do: 'verify-again' }
  | { readonly do: 'replace-track'; readonly track: MediaStreamTrack }
  /** Sends the camera's own picture, or a cover in its place. */
  | { readonly do: 'cover-own'; readonly covered: boolean; readonly stream: MediaStream }
  | { readonly do: 'load-guard' }
  | { readonly do: 'watch'; readonly side: GuardSide; readonly stream: MediaStream }
  | { readonly do: 'unwatch'; readonly side: GuardSide }
  | { readonly do: 'close-guard' }
  /** For the call that is on, or to make a connection with beforehand. `ttl`: seconds. */
  | { readonly do: 'use-ice'; readonly servers: readonly IceServer[]; readonly ttl: number; readonly spareFor: Connection | null }
  /** Both seats are taken again: what was not acknowledged goes out once more [E9]. */
  | { readonly do: 'resend' }
  /** Makes a connection for the next call with the credentials of the last `use-ice`, which last so long yet. */
  | { readonly do: 'prepare-spare'; readonly connection: Connection; readonly ttl: number }
  /** Asks our relay, with the credentials of the last `use-ice`. */
  | { readonly do: 'check-relay' }
  /** Says `bye` where it can, and frees the call. `keep`: texts that stay for the report that is open. */
  | { readonly do: 'end-call'; readonly lost?: boolean; readonly keep?: readonly TextLine[] }
  /** Forgets the texts that `keep` kept. */
  | { readonly do: 'forget-call' }
  /** Seals these texts of the call for the moderators, and sends them with a report. */
  | {
      readonly do: 'report';
      readonly message: Omit<Request<'report'>, 'evidence'>;
      readonly lines: readonly TextLine[];
      readonly evidenceKey: string;
    }
  /** Tells who was blocked on this device, as `blocked-known`. */
  | { readonly do: 'recall-blocked' }
  | { readonly do: 'keep-blocked'; readonly tags: readonly string[] }
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
