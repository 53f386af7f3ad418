import { readFile } from 'node:fs/promises';
import { LIMITS } from '@visavis/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BEAT_MS,
  type CallEffect,
  type CallEvent,
  CONNECT_MS,
  FIRST_TRY_MS,
  GRACE_MS,
  isOver,
  type LadderState,
  MAX_RESTARTS,
  newCall,
  REBUILD_MS,
  RENEW_MS,
  RESTART_MS,
  SIGNALING_MS,
  stepCall,
  tellState,
} from './call-state.ts';
import { LATE_MS } from './ladder.ts';

const connection = (state: RTCPeerConnectionState): CallEvent => ({ type: 'connection', state });
const waited: CallEvent = { type: 'waited' };
const woke: CallEvent = { type: 'woke' };
const renewed: CallEvent = { type: 'ice-renewed' };
const down: CallEvent = { type: 'signaling', up: false };
const up: CallEvent = { type: 'signaling', up: true };

const negotiating: LadderState = { kind: 'negotiating', restarts: 0, relayFull: false, again: false, mute: false };
const secondTry: LadderState = { ...negotiating, again: true };
const connected: LadderState = { kind: 'connected' };
const waiting: LadderState = { kind: 'reconnecting', step: 'waiting' };
const restarting: LadderState = { kind: 'reconnecting', step: 'restarting', renewing: false, held: false };
const renewing: LadderState = { ...restarting, renewing: true };
const rebuilding: LadderState = { kind: 'reconnecting', step: 'rebuilding', held: false };
const lost: LadderState = { kind: 'failed', reason: 'lost' };

const stopWaiting = { do: 'stop-waiting' } as const;
const restartIce = { do: 'restart-ice' } as const;
const wait = (ms: number) => ({ do: 'wait', ms }) as const;

function run(state: LadderState, events: readonly CallEvent[]) {
  return events.reduce(
    (all, event) => {
      const next = stepCall(all.state, event);
      return { state: next.state, effects: [...all.effects, ...next.effects] };
    },
    { state, effects: [] as CallEffect[] },
  );
}

describe('a new call', () => {
  it('has fifteen seconds to connect, and makes its connection anew when half of them are over', () => {
    expect(newCall).toEqual({ state: negotiating, effects: [wait(FIRST_TRY_MS)] });
    expect(stepCall(negotiating, waited)).toEqual({ state: secondTry, effects: [{ do: 'rebuild' }, wait(CONNECT_MS - FIRST_TRY_MS)] });
    expect(stepCall(secondTry, waited)).toEqual({ state: { kind: 'failed', reason: 'never-connected' }, effects: [stopWaiting] });
  });

  it('makes its connection anew with a partner who does, and was never connected before', () => {
    const rebuilt: CallEvent = { type: 'partner-rebuild' };
    expect(stepCall(negotiating, rebuilt)).toEqual({ state: secondTry, effects: [{ do: 'follow-rebuild' }, wait(CONNECT_MS - FIRST_TRY_MS)] });
    expect(tellState(secondTry)).toEqual({ kind: 'negotiating' });
  });

  it('starts ICE again when it fails, three times in each try', () => {
    const failures = Array.from({ length: MAX_RESTARTS + 1 }, () => connection('failed'));
    const tried = run(negotiating, failures);
    expect(tried.effects).toEqual([restartIce, restartIce, restartIce]);
    const triedAgain = run(tried.state, [waited, ...failures]);
    expect(triedAgain.state).toEqual({ kind: 'failed', reason: 'never-connected' });
    expect(triedAgain.effects.filter((effect) => effect.do === 'restart-ice')).toHaveLength(MAX_RESTARTS);
  });

  it('does not take a channel that closes before it stood for a partner who left', () => {
    const closed: CallEvent = { type: 'channel-closed' };
    for (const state of [negotiating, secondTry]) expect(stepCall(state, closed)).toEqual({ state: { ...state, mute: true }, effects: [] });
  });

  it('is no call without its channel: where that closed, a connection that stands after all is made anew', () => {
    const stands = [{ type: 'channel-closed' } as const, connection('connected')];
    expect(run(negotiating, stands)).toEqual({ state: secondTry, effects: [{ do: 'rebuild' }, wait(CONNECT_MS - FIRST_TRY_MS)] });
    expect(run(secondTry, stands).state).toEqual({ kind: 'failed', reason: 'never-connected' });
    expect(run(negotiating, [...stands, connection('connected')]).state).toEqual(connected);
  });

  it('gives a partner who rebuilds again and again no more time', () => {
    expect(stepCall(secondTry, { type: 'partner-rebuild' })).toEqual({ state: secondTry, effects: [{ do: 'follow-rebuild' }] });
  });

  it.each(['new', 'connecting', 'disconnected', 'closed'] as const)('goes on when the connection says %s', (state) => {
    expect(stepCall(negotiating, connection(state))).toEqual({ state: negotiating, effects: [] });
  });

  it('is connected when the connection is', () => {
    expect(stepCall(negotiating, connection('connected'))).toEqual({ state: connected, effects: [wait(BEAT_MS)] });
  });

  it('says that the relay is full, at once where nothing else could carry it', () => {
    const full = { kind: 'failed', reason: 'relay-full' };
    expect(stepCall(negotiating, { type: 'relay-full', decisive: true }).state).toEqual(full);
    const noted = stepCall(negotiating, { type: 'relay-full', decisive: false });
    expect(noted).toEqual({ state: { ...negotiating, relayFull: true }, effects: [] });
    expect(run(noted.state, [waited, waited]).state).toEqual(full);
    expect(stepCall(noted.state, connection('connected')).state).toEqual(connected);
  });
});

describe('[N5] the ladder of a call that loses its path', () => {
  const table: [string, LadderState, CallEvent, LadderState, readonly CallEffect[]][] = [
    ['waits a moment, since short losses mend themselves', connected, connection('disconnected'), waiting, [wait(GRACE_MS)]],
    ['starts ICE again', waiting, waited, restarting, [restartIce, wait(RESTART_MS)]],
    ['does not wait when the browser has given up', connected, connection('failed'), restarting, [restartIce, wait(RESTART_MS)]],
    ['nor in the middle of waiting', waiting, connection('failed'), restarting, [restartIce, wait(RESTART_MS)]],
    ['leaves a running restart its time', restarting, connection('failed'), restarting, []],
    ['asks for fresh credentials', restarting, waited, renewing, [{ do: 'need-ice' }, wait(RENEW_MS)]],
    ['starts ICE again with them', renewing, renewed, renewing, [restartIce]],
    ['uses others only later', restarting, renewed, restarting, []],
    ['rebuilds', renewing, waited, rebuilding, [{ do: 'rebuild' }, wait(REBUILD_MS)]],
    ['gives up', rebuilding, waited, lost, [stopWaiting]],
    ['is connected again without a trace', rebuilding, connection('connected'), connected, [wait(BEAT_MS)]],
    ['takes a partner who asks as a reason not to wait', waiting, { type: 'partner-restart' }, restarting, [restartIce, wait(RESTART_MS)]],
    ['starts ICE again for a partner though its own path stands', connected, { type: 'partner-restart' }, connected, [restartIce]],
    ['takes one restart for the answer to both', restarting, { type: 'partner-restart' }, restarting, []],
    ['starts ICE again with the credentials of the partner', renewing, { type: 'partner-restart' }, renewing, [restartIce]],
    ['follows a rebuild though its own path stands', connected, { type: 'partner-rebuild' }, rebuilding, [{ do: 'follow-rebuild' }, wait(REBUILD_MS)]],
    ['rebuilds when its channel is gone', restarting, { type: 'channel-closed' }, rebuilding, [{ do: 'rebuild' }, wait(REBUILD_MS)]],
  ];

  it.each(table)('%s', (_, state, event, next, effects) => {
    expect(stepCall(state, event)).toEqual({ state: next, effects });
  });

  it('[R1] ends after three rungs, before the server gives the seat away', () => {
    const tried = run(connected, [connection('disconnected'), waited, waited, renewed, waited, waited]);
    expect(tried.state).toEqual(lost);
    expect(tried.effects.filter((effect) => effect.do === 'restart-ice')).toHaveLength(2);
    expect(GRACE_MS + RESTART_MS + RENEW_MS + REBUILD_MS).toBeLessThan(LIMITS.rejoinMs);
  });
});

describe('the times of SPEC.md', () => {
  it.each([
    ['N5', `after ${GRACE_MS / 1_000} s, in which`],
    ['N5', `after ${RESTART_MS / 1_000} s more, again with fresh credentials`],
    ['N5', `after ${RENEW_MS / 1_000} s more, the connection is rebuilt`],
    ['N5', `after ${REBUILD_MS / 1_000} s more, the call is given up`],
    ['N5', `${SIGNALING_MS / 1_000} s at most`],
    ['N5', `come ${LATE_MS / 1_000} s late`],
    ['N6', `within ${CONNECT_MS / 1_000} s`],
    ['N6', `When ${FIRST_TRY_MS / 1_000} s are over`],
  ])('[%s] are those of the code: %s', async (id, said) => {
    const spec = await readFile(new URL('../../protocol/SPEC.md', import.meta.url), 'utf8');
    expect(spec.split(`**${id}**`)[1]?.split('\n- **')[0]).toContain(said);
  });
});

describe('[R1] a rung whose words reach nobody', () => {
  it.each([
    [restarting, RESTART_MS],
    [renewing, RENEW_MS],
    [rebuilding, REBUILD_MS],
  ] as const)('waits for signaling, and then has all of its time (%o)', (state, ms) => {
    const held = stepCall(state, down);
    expect(held).toEqual({ state: { ...state, held: true }, effects: [wait(SIGNALING_MS)] });
    expect(stepCall(held.state, down)).toEqual({ state: held.state, effects: [] });
    expect(stepCall(held.state, up)).toEqual({ state, effects: [wait(ms)] });
    expect(stepCall(held.state, waited).state).toEqual(lost);
  });

  it('is none while the path stands, or before anything was said', () => {
    for (const state of [negotiating, connected, waiting]) {
      expect(stepCall(state, down)).toEqual({ state, effects: [] });
    }
  });
});

describe('a tab that slept', () => {
  it.each([waiting, restarting, renewing])('starts ICE again at once (%o)', (state) => {
    expect(stepCall(state, woke)).toEqual({ state: restarting, effects: [restartIce, wait(RESTART_MS)] });
  });

  it('does so even where it knows of no loss', () => {
    expect(stepCall(connected, waited)).toEqual({ state: connected, effects: [wait(BEAT_MS)] });
    expect(stepCall(connected, woke)).toEqual({ state: connected, effects: [restartIce, wait(BEAT_MS)] });
    expect(stepCall(secondTry, woke)).toEqual({ state: negotiating, effects: [restartIce, wait(FIRST_TRY_MS)] });
    expect(stepCall(rebuilding, woke)).toEqual({ state: rebuilding, effects: [wait(REBUILD_MS)] });
  });
});

describe('a partner who goes', () => {
  const byPartner: LadderState = { kind: 'ended', by: 'partner' };

  it.each([negotiating, connected, restarting, rebuilding])('ends the call by saying bye (%o)', (state) => {
    expect(stepCall(state, { type: 'partner-bye' }).state).toEqual(byPartner);
  });

  it('left when the channel closes on a standing path', () => {
    expect(stepCall(connected, { type: 'channel-closed' }).state).toEqual(byPartner);
  });
});

describe('[E2] [E8] broken sealing', () => {
  it.each([negotiating, connected, restarting])('ends a call, because nothing more can be negotiated (%o)', (state) => {
    expect(stepCall(state, { type: 'sealing-broken' }).state).toEqual({ kind: 'failed', reason: 'sealing-broken' });
  });
});

describe('any call', () => {
  const event: fc.Arbitrary<CallEvent> = fc.oneof(
    fc
      .constantFrom('new', 'connecting', 'connected', 'disconnected', 'failed', 'closed')
      .map((state) => connection(state as RTCPeerConnectionState)),
    fc.constantFrom(down, up, { type: 'relay-full', decisive: false } as const),
    fc
      .constantFrom(
        'waited',
        'woke',
        'ice-renewed',
        'partner-restart',
        'partner-rebuild',
        'partner-bye',
        'channel-closed',
        'sealing-broken',
        'closed',
      )
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

  it('has a timer for as long as it is not over, so that nothing hangs', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const { state, effects } = run(newCall.state, events);
        const last = [...newCall.effects, ...effects].findLast((effect) => effect.do === 'wait' || effect.do === 'stop-waiting');
        expect(last?.do).toBe(isOver(state) ? 'stop-waiting' : 'wait');
      }),
    );
  });

  it('is over at most five timers after the last that happened to it', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const { state } = run(newCall.state, events);
        if (state.kind !== 'connected') expect(isOver(run(state, Array(5).fill(waited)).state)).toBe(true);
      }),
    );
  });

  it('tells its host its state and none of its counters', () => {
    expect(tellState(negotiating)).toEqual({ kind: 'negotiating' });
    expect(tellState(renewing)).toEqual({ kind: 'reconnecting', step: 'restarting' });
    expect(tellState(lost)).toEqual(lost);
  });
});
