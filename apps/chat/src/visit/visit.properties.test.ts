import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuardView } from '../view.ts';
import type { VisitEffect } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { lateSteps } from './late-steps.ts';
import { newSession, type VisitState } from './state.ts';
import { step } from './step.ts';
import { call, idle, link, matched, partnerStream, ready, refused, said, server, waiting, welcome } from './story.ts';
import { viewOf } from './view-of.ts';

const SECRET = 'what was written in a call';
const kinds = ['audio', 'video'] as const;
const guardViews: readonly GuardView[] = ['loading', 'checking', 'clear', 'covered', 'failed'];

const happens = fc.oneof(
  fc.constantFrom<VisitEvent>(
    link('open'), link('reconnecting'), link('unreachable'), welcome('shielded', 'direct'), welcome('direct'), idle, matched, waiting(),
    server({ type: 'partner-away' }), server({ type: 'rejoined' }), server({ type: 'reported' }), server({ type: 'resumed', generation: 2 }),
    server({ type: 'ice', servers: [], ttl: 60 }), server({ type: 'partner-left', reason: 'left' }), server({ type: 'partner-left', reason: 'lost' }),
    refused('rate-limited'), refused('unavailable'), refused('wrong-state'), refused('connection-unavailable'),
    ready(), ready({ cameraId: '' }), ready({ cameraId: '', microphoneId: '' }), { type: 'media', event: { type: 'failed', reason: 'denied' } },
    { type: 'open-devices' }, { type: 'find', mode: 'video' }, { type: 'find', mode: 'text' }, { type: 'cancel' }, { type: 'next' }, { type: 'meet-again' },
    { type: 'panic' }, { type: 'block' }, { type: 'report-minor' }, { type: 'open-report' }, { type: 'close-report' }, { type: 'toggle-camera' },
    { type: 'send-report', reason: 'hate', words: '', ticked: [1, 2, 3] }, { type: 'report-unsent', reason: 'too-much' },
    { type: 'send-text', text: SECRET }, said(1, SECRET), { type: 'sequenced', id: 1, sequence: 1 }, { type: 'set-typing', on: true },
    { type: 'switch-guard', on: true }, { type: 'switch-guard', on: false }, { type: 'check-relay' }, { type: 'verify-again' },
    { type: 'agree-to-direct', agreed: true }, { type: 'visibility', hidden: true }, { type: 'allow-connection', connection: 'direct' },
    { type: 'relay', result: 'works' }, { type: 'relay', result: 'fails' },
    call({ type: 'state', state: { kind: 'connected' } }), call({ type: 'state', state: { kind: 'reconnecting', step: 'rebuilding' } }),
    call({ type: 'state', state: { kind: 'failed', reason: 'lost' } }), call({ type: 'state', state: { kind: 'ended', by: 'partner' } }),
    call({ type: 'channel-open' }), call({ type: 'partner-stream', stream: partnerStream }), call({ type: 'delivered', sequence: 3 }), call({ type: 'need-ice' }),
    call({ type: 'dead-capture', kind: 'video' }),
  ),
  fc.constantFrom(...kinds).chain((kind) =>
    fc.constantFrom<VisitEvent>(
      { type: 'media', event: { type: 'lost', kind } },
      { type: 'media', event: { type: 'interrupted', kind } },
      { type: 'media', event: { type: 'restored', kind } },
      { type: 'media', event: { type: 'replaced', track: { kind } as MediaStreamTrack } },
    ),
  ),
  fc.record({ type: fc.constant('guard' as const), side: fc.constantFrom('own', 'partner'), view: fc.constantFrom(...guardViews) }) as fc.Arbitrary<VisitEvent>,
  fc.constantFrom('find-again', 'forget', 'partner-typing', 'renew-ice', 'report', 'resend', 'settle', 'talk', 'typing').map((timer) => ({ type: 'waited', timer }) as VisitEvent),
);

/** A visit past the gate, with all loaded, in which anything happens. */
function live(events: readonly VisitEvent[], look: (state: VisitState, asked: readonly VisitEffect[]) => void): VisitState {
  let state: VisitState = { at: 'check', session: newSession({ connection: 'choice', wishes: [], guard: { atFirst: true, maySwitch: true } }) };
  const begun: readonly VisitEvent[] = [link('open'), welcome('shielded', 'direct'), { type: 'calls', state: 'ready' }, ready()];
  for (const [at, event] of [...begun, ...events].entries()) {
    const next = step(state, event, { now: at * 700, late: lateSteps });
    state = next.state;
    viewOf(state);
    look(state, next.effects);
  }
  return state;
}

/** Into a call, and words in it: chance alone is seldom there. */
const intoCall: readonly VisitEvent[] = [idle, { type: 'cancel' }, idle, ready(), { type: 'find', mode: 'video' }, idle, matched];
const written: readonly VisitEvent[] = [said(1, SECRET), { type: 'send-text', text: SECRET }, { type: 'sequenced', id: 2, sequence: 1 }];
const anything = fc
  .array(fc.oneof({ arbitrary: happens.map((event) => [event]), weight: 6 }, { arbitrary: fc.constantFrom(intoCall, written, [...intoCall, ...written]), weight: 1 }), {
    maxLength: 60,
  })
  .map((parts) => parts.flat());

describe('whatever happens in a visit', () => {
  it('texts are in memory only in a call, or while a report about it is open', () => {
    fc.assert(
      fc.property(anything, (events) => {
        live(events, (state) => {
          if (state.at === 'call') return;
          const open = state.at === 'ended' && state.report !== 'closed' && state.report !== 'sent';
          if (!open) expect(JSON.stringify(state)).not.toContain(SECRET);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('[fail closed] the camera goes out as it is only when the picture check is off, or says clear', () => {
    fc.assert(
      fc.property(anything, (events) => {
        let sent: 'nothing' | 'covered' | 'camera' = 'nothing';
        live(events, (state, asked) => {
          for (const effect of asked) {
            if (effect.do === 'start-call') sent = effect.stream === null ? 'nothing' : 'camera';
            if (effect.do === 'cover-own') sent = effect.covered ? 'covered' : 'camera';
            if (effect.do === 'replace-track' && effect.track.kind === 'video') sent = 'camera';
            if (effect.do === 'end-call') sent = 'nothing';
          }
          const view = viewOf(state);
          const shows = state.at === 'call' && state.session.devices.kind === 'ready' && state.session.devices.open.cameraId !== '';
          if (view.screen === 'call' && view.guard?.on === true && shows && sent === 'camera') expect(view.guard.own).toBe('clear');
        });
      }),
      { numRuns: 500 },
    );
  });

  it('one call is on at a time, and each that began is ended before the visit is', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom<VisitEvent>({ type: 'leave' }, { type: 'page-hidden' }, link('elsewhere')), (events, last) => {
        let calls = 0;
        const look = (_: VisitState, asked: readonly VisitEffect[]) => {
          for (const effect of asked) {
            if (effect.do === 'start-call') expect((calls += 1)).toBe(1);
            if (effect.do === 'end-call') calls = 0;
          }
        };
        const state = live([...events, last], look);
        expect(calls).toBe(0);
        expect(['gone', 'closed']).toContain(state.at);
      }),
      { numRuns: 500 },
    );
  });

  it('a panic leaves no picture of one’s own anywhere', () => {
    fc.assert(
      fc.property(anything, (events) => {
        let stopped = false;
        const state = live([...events, { type: 'panic' }], (_, asked) => {
          stopped = asked[0]?.do === 'stop-devices';
        });
        expect(stopped).toBe(true);
        const view = viewOf(state);
        if ('self' in view) expect(view.self).toBeNull();
        if ('devices' in view) expect(view.devices.kind).toBe('not-asked');
      }),
      { numRuns: 300 },
    );
  });
});
