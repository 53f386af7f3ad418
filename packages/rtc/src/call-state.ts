/** One call, from the match to its end, as its host sees it. */
export type CallState =
  | { readonly kind: 'negotiating' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'reconnecting'; readonly step: 'waiting' | 'restarting' | 'rebuilding' }
  | { readonly kind: 'failed'; readonly reason: FailureReason }
  | { readonly kind: 'ended'; readonly by: 'me' | 'partner' };

/** `sealing-broken`: sealing was refused or broke [E2, E8]. `relay-full`: our relay takes no more calls. */
export type FailureReason = 'never-connected' | 'lost' | 'relay-full' | 'sealing-broken';

/** The same call, with what the ladder of recovery needs to know of itself. */
export type LadderState =
  /** `again`: the first try came to nothing, and the second is under way. `mute`: the channel of this try is closed for good. */
  | { readonly kind: 'negotiating'; readonly restarts: number; readonly relayFull: boolean; readonly again: boolean; readonly mute: boolean }
  | { readonly kind: 'connected' }
  | { readonly kind: 'reconnecting'; readonly step: 'waiting' }
  /** `renewing`: fresh credentials were asked for, and ICE starts again when they come. */
  | { readonly kind: 'reconnecting'; readonly step: 'restarting'; readonly renewing: boolean; readonly held: boolean }
  /** `held`: signaling is down, and what this rung said waits for it. */
  | { readonly kind: 'reconnecting'; readonly step: 'rebuilding'; readonly held: boolean }
  | { readonly kind: 'failed'; readonly reason: FailureReason }
  | { readonly kind: 'ended'; readonly by: 'me' | 'partner' };

export type CallEvent =
  | { readonly type: 'connection'; readonly state: RTCPeerConnectionState }
  /** The timer that `wait` armed ran out. */
  | { readonly type: 'waited' }
  /** It ran out much later than asked: the tab slept, and what was before is worth nothing. */
  | { readonly type: 'woke' }
  | { readonly type: 'ice-renewed' }
  /** The partner asks for an ICE restart, because the path is lost on their side. */
  | { readonly type: 'partner-restart' }
  /** The partner has put another connection in the place of this one. */
  | { readonly type: 'partner-rebuild' }
  | { readonly type: 'signaling'; readonly up: boolean }
  /** The relay refused for being full, and no candidate of it is there; `decisive`: no other could carry the call. */
  | { readonly type: 'relay-full'; readonly decisive: boolean }
  /** Connected, and nothing of the partner has come for a while, though it did before. */
  | { readonly type: 'silent' }
  /** What is to go out no more cannot be taken from the connection. */
  | { readonly type: 'track-stuck' }
  | { readonly type: 'partner-bye' }
  /** The data channel closed, and it was not we who closed it. */
  | { readonly type: 'channel-closed' }
  /** Nothing more can be negotiated. */
  | { readonly type: 'sealing-broken' }
  | { readonly type: 'closed' };

export type CallEffect =
  | { readonly do: 'restart-ice' }
  | { readonly do: 'need-ice' }
  /** Puts a new connection in the place of this one, and tells the partner. */
  | { readonly do: 'rebuild' }
  /** Puts a new connection in the place of this one, as the partner did. */
  | { readonly do: 'follow-rebuild' }
  /** Arms the one timer of a call, in place of the one that may run. */
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'stop-waiting' };

export interface CallStep {
  readonly state: LadderState;
  readonly effects: readonly CallEffect[];
}

/** From the match to the first connection. */
export const CONNECT_MS = 15_000;
/** Of these, the part after which the connection is made anew, so that both tries have the same time [N6]. */
export const FIRST_TRY_MS = 7_500;
/** A short loss mends itself; only then the ladder is climbed. */
export const GRACE_MS = 2_500;
/** The three rungs. With GRACE_MS: shorter than a seat is kept [R1]. */
export const RESTART_MS = 6_000;
export const RENEW_MS = 8_000;
export const REBUILD_MS = 11_000;
/** How long a rung waits for signaling: as long as a seat is kept [R1]. */
export const SIGNALING_MS = 30_000;
/** While all is well, how often the clock is looked at: a timer that is late tells that the tab slept. */
export const BEAT_MS = 5_000;
/** ICE restarts of each try of a call that has not connected yet. */
export const MAX_RESTARTS = 3;

export const newCall: CallStep = to({ kind: 'negotiating', restarts: 0, relayFull: false, again: false, mute: false }, wait(FIRST_TRY_MS));

/** What a call becomes when something happens to it. A call that is over stays as it ended. */
export function stepCall(state: LadderState, event: CallEvent): CallStep {
  if (isOver(state)) return to(state);
  switch (event.type) {
    case 'closed':
      return over({ kind: 'ended', by: 'me' });
    case 'partner-bye':
      return over({ kind: 'ended', by: 'partner' });
    case 'track-stuck':
      return over({ kind: 'failed', reason: 'lost' });
    case 'silent':
      // Browsers call a path lost after 5 s or more; until then nothing is said, since the partner may only be silent.
      return state.kind === 'connected' ? to(state, { do: 'restart-ice' }) : to(state);
    case 'sealing-broken':
      return over({ kind: 'failed', reason: 'sealing-broken' });
    case 'channel-closed':
      return afterChannelClosed(state);
    case 'connection':
      return afterConnection(state, event.state);
    case 'waited':
      return afterWait(state);
    case 'woke':
      return afterSleep(state);
    case 'ice-renewed':
      return afterRenewal(state);
    case 'partner-restart':
      return afterPartnerRestart(state);
    case 'partner-rebuild':
      return afterPartnerRebuild(state);
    case 'signaling':
      return afterSignaling(state, event.up);
    case 'relay-full':
      if (state.kind !== 'negotiating') return to(state);
      return event.decisive ? over({ kind: 'failed', reason: 'relay-full' }) : to({ ...state, relayFull: true });
  }
}

export function isOver(state: CallState): boolean {
  return state.kind === 'failed' || state.kind === 'ended';
}

/** What a host is told of a state. */
export function tellState(state: LadderState): CallState {
  if (state.kind === 'negotiating') return { kind: 'negotiating' };
  if (state.kind === 'reconnecting') return { kind: 'reconnecting', step: state.step };
  return state;
}

/**
 * A browser that closes a connection says so (DTLS close_notify), and the channel closes while the
 * connection still stands. When it closes after the path was lost, nobody said anything: a rebuild
 * brings another.
 */
function afterChannelClosed(state: LadderState): CallStep {
  // Firefox closes the channel of a connection that found no network. Who left in this moment said so to the server, too.
  if (state.kind === 'negotiating') return to({ ...state, mute: true });
  if (state.kind !== 'reconnecting') return over({ kind: 'ended', by: 'partner' });
  return state.step === 'rebuilding' ? to(state) : rebuild();
}

function afterConnection(state: LadderState, connection: RTCPeerConnectionState): CallStep {
  // A call without its channel could not say a word, nor that it is over.
  if (connection === 'connected' && state.kind === 'negotiating' && state.mute) return nextTry(state);
  if (connection === 'connected') return to({ kind: 'connected' }, wait(BEAT_MS));
  if (connection === 'failed') return afterFailure(state);
  if (connection === 'disconnected' && state.kind === 'connected') {
    return to({ kind: 'reconnecting', step: 'waiting' }, wait(GRACE_MS));
  }
  return to(state);
}

/** Only a loss not yet answered is answered at once: each rung has its own time. */
function afterFailure(state: LadderState): CallStep {
  if (state.kind === 'connected') return restart();
  if (state.kind === 'reconnecting') return state.step === 'waiting' ? restart() : to(state);
  if (state.kind !== 'negotiating') return to(state);
  // Where no network is up, each fails at once; it may be up again by the second try.
  if (state.restarts === MAX_RESTARTS) return state.again ? neverConnected(state.relayFull) : to(state);
  return to({ ...state, restarts: state.restarts + 1 }, { do: 'restart-ice' });
}

function afterWait(state: LadderState): CallStep {
  if (state.kind === 'negotiating') return nextTry(state);
  if (state.kind === 'connected') return to(state, wait(BEAT_MS));
  if (state.kind !== 'reconnecting') return to(state);
  if (state.step === 'waiting') return restart();
  if (state.held || state.step === 'rebuilding') return over({ kind: 'failed', reason: 'lost' });
  return state.renewing ? rebuild() : renew();
}

/** Nobody knows what of the path is left after a sleep, and an ICE restart costs a path that stands nothing. */
function afterSleep(state: LadderState): CallStep {
  switch (state.kind) {
    case 'negotiating':
      return to({ ...state, restarts: 0, again: false }, { do: 'restart-ice' }, wait(FIRST_TRY_MS));
    case 'connected':
      return to(state, { do: 'restart-ice' }, wait(BEAT_MS));
    case 'reconnecting':
      return state.step === 'rebuilding' ? to(state, wait(REBUILD_MS)) : restart();
    default:
      return to(state);
  }
}

function afterRenewal(state: LadderState): CallStep {
  const awaited = state.kind === 'reconnecting' && state.step === 'restarting' && state.renewing;
  return awaited ? to(state, { do: 'restart-ice' }) : to(state);
}

function afterPartnerRestart(state: LadderState): CallStep {
  if (state.kind !== 'reconnecting') return to(state, { do: 'restart-ice' });
  if (state.step === 'waiting') return restart();
  // Both noticed the same loss: a second restart would only take the first one's time.
  const underWay = state.step === 'restarting' && !state.renewing;
  return underWay ? to(state) : to(state, { do: 'restart-ice' });
}

function afterPartnerRebuild(state: LadderState): CallStep {
  if (state.kind !== 'negotiating') return to({ kind: 'reconnecting', step: 'rebuilding', held: false }, { do: 'follow-rebuild' }, wait(REBUILD_MS));
  // Who rebuilds again and again gets no more time by it.
  return state.again ? to({ ...state, mute: false }, { do: 'follow-rebuild' }) : secondTry(state, 'follow-rebuild');
}

type Negotiating = Extract<LadderState, { kind: 'negotiating' }>;

function nextTry(state: Negotiating): CallStep {
  return state.again ? neverConnected(state.relayFull) : secondTry(state, 'rebuild');
}

function secondTry(state: Negotiating, how: 'follow-rebuild' | 'rebuild'): CallStep {
  return to({ ...state, restarts: 0, again: true, mute: false }, { do: how }, wait(CONNECT_MS - FIRST_TRY_MS));
}

/** A rung whose words cannot reach the partner waits for signaling, and then has all of its time. */
function afterSignaling(state: LadderState, up: boolean): CallStep {
  if (state.kind !== 'reconnecting' || state.step === 'waiting' || state.held === !up) return to(state);
  if (!up) return to({ ...state, held: true }, wait(SIGNALING_MS));
  return to({ ...state, held: false }, wait(timeOf(state)));
}

function timeOf(state: Extract<LadderState, { held: boolean }>): number {
  if (state.step === 'rebuilding') return REBUILD_MS;
  return state.renewing ? RENEW_MS : RESTART_MS;
}

function restart(): CallStep {
  const state = { kind: 'reconnecting', step: 'restarting', renewing: false, held: false } as const;
  return to(state, { do: 'restart-ice' }, wait(RESTART_MS));
}

function renew(): CallStep {
  const state = { kind: 'reconnecting', step: 'restarting', renewing: true, held: false } as const;
  return to(state, { do: 'need-ice' }, wait(RENEW_MS));
}

function rebuild(): CallStep {
  const state = { kind: 'reconnecting', step: 'rebuilding', held: false } as const;
  return to(state, { do: 'rebuild' }, wait(REBUILD_MS));
}

function neverConnected(relayFull: boolean): CallStep {
  return over({ kind: 'failed', reason: relayFull ? 'relay-full' : 'never-connected' });
}

function over(state: LadderState): CallStep {
  return to(state, { do: 'stop-waiting' });
}

function wait(ms: number): CallEffect {
  return { do: 'wait', ms };
}

function to(state: LadderState, ...effects: readonly CallEffect[]): CallStep {
  return { state, effects };
}
