import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GuardEvent, type GuardState, startGuard, stepGuard, TO_COVER, TO_FAIL, viewOf, WINDOW } from './guard-state.ts';
import type { Verdict } from './verdict.ts';

const verdict = (given: Verdict): GuardEvent => ({ type: 'verdict', verdict: given });
const [clear, bad, unknown] = [verdict('clear'), verdict('bad'), verdict('unknown')];
const fresh: GuardEvent = { type: 'fresh' };
const late: GuardEvent = { type: 'late' };
const after = (events: readonly GuardEvent[], state: GuardState = startGuard(true)) => events.reduce(stepGuard, state);

describe('a picture', () => {
  it('is covered before anything is known of it', () => {
    expect(viewOf(startGuard(false))).toBe('loading');
    expect(viewOf(startGuard(true))).toBe('checking');
    expect(viewOf(after([{ type: 'ready' }], startGuard(false)))).toBe('checking');
  });

  it.each([
    ['three clear verdicts uncover it', [clear, clear, clear], 'clear'],
    ['two do not', [clear, clear], 'checking'],
    ['three that are not in a row do not', [clear, clear, bad, clear], 'checking'],
    ['one bad one leaves it shown', [clear, clear, clear, bad], 'clear'],
    ['two of three cover it', [clear, clear, clear, bad, bad], 'covered'],
    ['two of three cover it, with a clear one between', [clear, clear, clear, bad, clear, bad], 'covered'],
    ['two bad ones far apart do not', [clear, clear, clear, bad, clear, clear, bad], 'clear'],
    ['two bad ones say that it is judged, where it was covered anyway', [bad, bad], 'covered'],
    ['three clear ones uncover it again', [bad, bad, clear, clear, clear], 'clear'],
    ['two without an answer cover it, and judge nothing', [clear, clear, clear, unknown, unknown], 'checking'],
    ['one bad and one without an answer cover it', [clear, clear, clear, unknown, bad], 'checking'],
    ['another picture is covered', [clear, clear, clear, fresh], 'checking'],
    ['another picture has nothing of the verdicts before', [clear, clear, fresh, clear, clear], 'checking'],
    ['a late answer covers it, and three more clear ones uncover it', [clear, clear, clear, late, clear, clear], 'checking'],
    ['a late answer takes nothing from what is covered', [bad, bad, late], 'covered'],
    ['no answer for long is a failure', Array.from({ length: TO_FAIL }, () => unknown), 'failed'],
    ['a failure is for good', [{ type: 'broken' }, clear, clear, clear, fresh, { type: 'ready' }], 'failed'],
  ] as const)('%s', (_, events, view) => {
    expect(viewOf(after(events))).toBe(view);
  });
});

describe('whatever happens', () => {
  const event: fc.Arbitrary<GuardEvent> = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(clear, clear, bad, unknown) },
    { weight: 1, arbitrary: fc.constantFrom<GuardEvent>(fresh, late, { type: 'ready' }) },
    { weight: 1, arbitrary: fc.constant<GuardEvent>({ type: 'broken' }) },
  );
  const history = fc.tuple(fc.boolean(), fc.array(event, { maxLength: 40 }));

  /** The verdicts since the picture was last another one. */
  const since = (events: readonly GuardEvent[]): readonly Verdict[] =>
    events.slice(events.findLastIndex(({ type }) => type === 'fresh') + 1).flatMap((one) => (one.type === 'verdict' ? [one.verdict] : []));

  it(proves('a picture that is uncovered had three clear verdicts in a row, of this very picture', 'VIS-02-24', 'ANC-04-05'), () => {
    fc.assert(
      fc.property(history, ([ready, events]) => {
        let state = startGuard(ready);
        events.forEach((one, index) => {
          const next = stepGuard(state, one);
          if (next.kind === 'clear' && state.kind !== 'clear') {
            expect(since(events.slice(0, index + 1)).slice(-WINDOW)).toEqual(['clear', 'clear', 'clear']);
          }
          state = next;
        });
      }),
    );
  });

  it(proves('a picture is not shown when two of its last three verdicts are not clear', 'VIS-02-24', 'ANC-04-05'), () => {
    fc.assert(
      fc.property(history, ([ready, events]) => {
        const last = since(events).slice(-WINDOW);
        fc.pre(last.filter((one) => one !== 'clear').length >= TO_COVER);
        expect(after(events, startGuard(ready)).kind).not.toBe('clear');
      }),
    );
  });

  it('nothing is shown before the model is there, nor after it broke', () => {
    fc.assert(
      fc.property(fc.array(event), fc.array(event), (before, then) => {
        const loading = after(before.filter(({ type }) => type === 'verdict' || type === 'fresh'), startGuard(false));
        expect(loading).toEqual({ kind: 'loading' });
        expect(after([...before, { type: 'broken' }, ...then])).toEqual({ kind: 'failed' });
      }),
    );
  });

  it('three clear verdicts in a row uncover a picture, unless the check broke', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const state = after([...events, clear, clear, clear]);
        const broke = after(events).kind === 'failed';
        expect(state.kind).toBe(broke ? 'failed' : 'clear');
      }),
    );
  });
});
