import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CallEvent,
  type CallState,
  CONNECT_MS,
  GRACE_MS,
  isOver,
  MAX_RESTARTS,
  newCall,
  RESTART_MS,
  stepCall,
} from './call-state.ts';

const connection = (state: RTCPeerConnectionState): CallEvent => ({ type: 'connection', state });
const waited: CallEvent = { type: 'waited' };

const negotiating: CallState = { kind: 'negotiating', restarts: 0 };
const connected: CallState = { kind: 'connected' };
const reconnecting = (restarts: number): CallState => ({ kind: 'reconnecting', restarts });
const stopWaiting = { do: 'stop-waiting' } as const;
const restartIce = { do: 'restart-ice' } as const;
const wait = (ms: number) => ({ do: 'wait', ms }) as const;

function run(state: CallState, events: readonly CallEvent[]) {
  return events.reduce(
    (all, event) => {
      const next = stepCall(all.state, event);
      return { state: next.state, effects: [...all.effects, ...next.effects] };
    },
    { state, effects: [] as (typeof newCall.effects)[number][] },
  );
}

describe('a new call', () => {
  it('has fifteen seconds to connect', () => {
    expect(newCall).toEqual({ state: negotiating, effects: [wait(CONNECT_MS)] });
    expect(stepCall(negotiating, waited)).toEqual({
      state: { kind: 'failed', reason: 'never-connected' },
      effects: [stopWaiting],
    });
  });

  it('starts ICE again when it fails, three times and no more', () => {
    const failures = Array.from({ length: MAX_RESTARTS }, () => connection('failed'));
    const tried = run(negotiating, failures);
    expect(tried.effects).toEqual([restartIce, restartIce, restartIce]);
    expect(stepCall(tried.state, connection('failed')).state).toEqual({
      kind: 'failed',
      reason: 'never-connected',
    });
  });

  it.each(['new', 'connecting', 'disconnected', 'closed'] as const)(
    'goes on when the connection says %s',
    (state) => {
      expect(stepCall(negotiating, connection(state))).toEqual({ state: negotiating, effects: [] });
    },
  );

  it('is connected when the connection is', () => {
    expect(stepCall(negotiating, connection('connected'))).toEqual({
      state: connected,
      effects: [stopWaiting],
    });
  });
});

describe('a call that loses its path', () => {
  it('waits a moment before it starts ICE again', () => {
    const lost = stepCall(connected, connection('disconnected'));
    expect(lost).toEqual({ state: reconnecting(0), effects: [wait(GRACE_MS)] });
    expect(stepCall(lost.state, waited)).toEqual({
      state: reconnecting(1),
      effects: [restartIce, wait(RESTART_MS)],
    });
  });

  it('does not wait when the browser has given the path up', () => {
    for (const state of [connected, reconnecting(0)]) {
      expect(stepCall(state, connection('failed'))).toEqual({
        state: reconnecting(1),
        effects: [restartIce, wait(RESTART_MS)],
      });
    }
  });

  it('leaves a running restart its time', () => {
    expect(stepCall(reconnecting(1), connection('failed'))).toEqual({
      state: reconnecting(1),
      effects: [],
    });
  });

  it('is connected again without a trace', () => {
    expect(stepCall(reconnecting(2), connection('connected'))).toEqual({
      state: connected,
      effects: [stopWaiting],
    });
  });

  it('[R1] fails after three restarts, no sooner than the server gives the seat away', () => {
    const tried = run(connected, [connection('disconnected'), waited, waited, waited, waited]);
    expect(tried.state).toEqual({ kind: 'failed', reason: 'lost' });
    expect(tried.effects.filter((effect) => effect.do === 'restart-ice')).toHaveLength(3);
    expect(GRACE_MS + MAX_RESTARTS * RESTART_MS).toBeGreaterThan(29_000);
  });
});

describe('a partner who goes', () => {
  const byPartner: CallState = { kind: 'ended', by: 'partner' };

  it.each([negotiating, connected, reconnecting(1)])(
    'ends the call by saying bye (%o)',
    (state) => {
      expect(stepCall(state, { type: 'partner-bye' }).state).toEqual(byPartner);
    },
  );

  it('left when the channel closes on a standing path', () => {
    expect(stepCall(connected, { type: 'channel-closed' }).state).toEqual(byPartner);
  });

  it('is lost when the channel closes after the path was lost', () => {
    expect(stepCall(reconnecting(1), { type: 'channel-closed' }).state).toEqual({
      kind: 'failed',
      reason: 'lost',
    });
  });
});

describe('broken sealing', () => {
  it('ends a call, because nothing more can be negotiated', () => {
    const broken: CallEvent = { type: 'sealing-broken' };
    expect(stepCall(negotiating, broken).state).toEqual({
      kind: 'failed',
      reason: 'never-connected',
    });
    expect(stepCall(connected, broken).state).toEqual({ kind: 'failed', reason: 'lost' });
  });
});

describe('any call', () => {
  const event: fc.Arbitrary<CallEvent> = fc.oneof(
    fc
      .constantFrom('new', 'connecting', 'connected', 'disconnected', 'failed', 'closed')
      .map((state) => connection(state as RTCPeerConnectionState)),
    fc
      .constantFrom('waited', 'partner-bye', 'channel-closed', 'sealing-broken', 'closed')
      .map((type) => ({ type }) as CallEvent),
  );

  it('stays over once it is over, and asks for nothing more', () => {
    fc.assert(
      fc.property(fc.array(event), event, (events, last) => {
        const { state } = run(newCall.state, events);
        const after = stepCall(state, last);
        if (isOver(state)) expect(after).toEqual({ state, effects: [] });
      }),
    );
  });

  it('never restarts ICE more than three times without a connection between', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const { state } = run(newCall.state, events);
        if ('restarts' in state) expect(state.restarts).toBeLessThanOrEqual(MAX_RESTARTS);
      }),
    );
  });
});
