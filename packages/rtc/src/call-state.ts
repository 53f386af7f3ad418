/** One call, from the match to its end. */
export type CallState =
  | { readonly kind: 'negotiating'; readonly restarts: number }
  | { readonly kind: 'connected' }
  | { readonly kind: 'reconnecting'; readonly restarts: number }
  | { readonly kind: 'failed'; readonly reason: 'never-connected' | 'lost' }
  | { readonly kind: 'ended'; readonly by: 'me' | 'partner' };

export type CallEvent =
  | { readonly type: 'connection'; readonly state: RTCPeerConnectionState }
  /** The timer that `wait` armed ran out. */
  | { readonly type: 'waited' }
  | { readonly type: 'partner-bye' }
  /** The data channel closed, and it was not we who closed it. */
  | { readonly type: 'channel-closed' }
  /** Nothing more can be negotiated: sealing was refused or broke [E2, E8]. */
  | { readonly type: 'sealing-broken' }
  | { readonly type: 'closed' };

export type CallEffect =
  | { readonly do: 'restart-ice' }
  /** Arms the one timer of a call, in place of the one that may run. */
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'stop-waiting' };

export interface CallStep {
  readonly state: CallState;
  readonly effects: readonly CallEffect[];
}

/** From the match to the first connection. */
export const CONNECT_MS = 15_000;
/** A short loss mends itself; only then ICE starts again. */
export const GRACE_MS = 2_500;
/** From one ICE restart to the next. With GRACE_MS: as long as a seat is kept [R1]. */
export const RESTART_MS = 9_000;
export const MAX_RESTARTS = 3;

export const newCall: CallStep = {
  state: { kind: 'negotiating', restarts: 0 },
  effects: [{ do: 'wait', ms: CONNECT_MS }],
};

/** What a call becomes when something happens to it. A call that is over stays as it ended. */
export function stepCall(state: CallState, event: CallEvent): CallStep {
  if (isOver(state)) return { state, effects: [] };
  switch (event.type) {
    case 'closed':
      return over({ kind: 'ended', by: 'me' });
    case 'partner-bye':
      return over({ kind: 'ended', by: 'partner' });
    case 'channel-closed':
      return afterChannelClosed(state);
    case 'sealing-broken':
      return over({
        kind: 'failed',
        reason: state.kind === 'negotiating' ? 'never-connected' : 'lost',
      });
    case 'waited':
      return afterWait(state);
    case 'connection':
      return afterConnection(state, event.state);
  }
}

export function isOver(state: CallState): boolean {
  return state.kind === 'failed' || state.kind === 'ended';
}

/**
 * A browser that closes a connection says so (DTLS close_notify), and the channel closes while the
 * connection still stands. When it closes after the path was lost, nobody said anything.
 */
function afterChannelClosed(state: CallState): CallStep {
  if (state.kind === 'reconnecting') return over({ kind: 'failed', reason: 'lost' });
  return over({ kind: 'ended', by: 'partner' });
}

function afterWait(state: CallState): CallStep {
  if (state.kind === 'negotiating') return over({ kind: 'failed', reason: 'never-connected' });
  if (state.kind === 'reconnecting') return restart(state);
  return { state, effects: [] };
}

function afterConnection(state: CallState, connection: RTCPeerConnectionState): CallStep {
  if (connection === 'connected') {
    return { state: { kind: 'connected' }, effects: [{ do: 'stop-waiting' }] };
  }
  if (connection === 'failed') return afterFailure(state);
  if (connection === 'disconnected' && state.kind === 'connected') {
    return {
      state: { kind: 'reconnecting', restarts: 0 },
      effects: [{ do: 'wait', ms: GRACE_MS }],
    };
  }
  return { state, effects: [] };
}

function afterFailure(state: CallState): CallStep {
  if (state.kind === 'connected') return restart({ kind: 'reconnecting', restarts: 0 });
  if (state.kind === 'reconnecting') {
    // The restart that runs has its own time; only a loss not yet answered is answered at once.
    return state.restarts === 0 ? restart(state) : { state, effects: [] };
  }
  if (state.kind !== 'negotiating') return { state, effects: [] };
  if (state.restarts === MAX_RESTARTS) return over({ kind: 'failed', reason: 'never-connected' });
  return {
    state: { kind: 'negotiating', restarts: state.restarts + 1 },
    effects: [{ do: 'restart-ice' }],
  };
}

function restart(state: { readonly kind: 'reconnecting'; readonly restarts: number }): CallStep {
  if (state.restarts === MAX_RESTARTS) return over({ kind: 'failed', reason: 'lost' });
  return {
    state: { kind: 'reconnecting', restarts: state.restarts + 1 },
    effects: [{ do: 'restart-ice' }, { do: 'wait', ms: RESTART_MS }],
  };
}

function over(state: CallState): CallStep {
  return { state, effects: [{ do: 'stop-waiting' }] };
}
