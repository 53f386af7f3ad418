import type { Role } from '@visavis/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstStep, type RunEffect, type RunEvent, type RunState, type SasMessage, stepRun } from './run-state.ts';
import { SIGNS } from './signs.ts';
import { nonceOf } from './two-sides.test-support.ts';

const OWN = nonceOf(1);
const nonce = fc.constantFrom(OWN, nonceOf(2), nonceOf(3), nonceOf(4), 'short');
const run = fc.constantFrom(1, 2, 2, 2, 3);
const message: fc.Arbitrary<SasMessage> = fc.oneof(
  fc.record({ type: fc.constant('sas-commit' as const), run, commitment: nonce }),
  fc.record({ type: fc.constant('sas-nonce' as const), run, nonce }),
  fc.record({ type: fc.constant('sas-reveal' as const), run, nonce }),
);
const event: fc.Arbitrary<RunEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('message' as const), message }) },
  fc.constant({ type: 'committed' as const, commitment: nonceOf(9) }),
  fc.record({ type: fc.constant('checked' as const), holds: fc.boolean() }),
  fc.constant({ type: 'derived' as const, signs: SIGNS.slice(0, 7) }),
);
const role = fc.constantFrom<Role>('polite', 'impolite');

interface Walk {
  readonly states: readonly RunState[];
  readonly effects: readonly RunEffect[];
}

/** All that happens in a run of number 2, with nonce 4 used before. */
function walk(as: Role, events: readonly RunEvent[]): Walk {
  const fixed = { role: as, number: 2, ownNonce: OWN, used: new Set([nonceOf(4)]) };
  const first = firstStep(fixed);
  const states = [first.state];
  const effects = [...first.effects];
  let { state } = first;
  for (const next of events) {
    const step = stepRun(fixed, state, next);
    state = step.state;
    states.push(state);
    effects.push(...step.effects);
  }
  return { states, effects };
}

const saidIn = ({ effects }: Walk) => effects.flatMap((effect) => (effect.do === 'send' ? [effect.message] : []));

describe('a run, whatever happens', () => {
  it('[D8] says each of its messages once, in order, under its own number and with its own nonce', () => {
    fc.assert(
      fc.property(role, fc.array(event, { maxLength: 12 }), (as, events) => {
        const said = saidIn(walk(as, events));
        const order = as === 'impolite' ? ['sas-commit', 'sas-reveal'] : ['sas-nonce'];
        expect(said.map(({ type }) => type)).toEqual(order.slice(0, said.length));
        expect(said.every((each) => each.run === 2)).toBe(true);
        expect(said.every((each) => each.type === 'sas-commit' || each.nonce === OWN)).toBe(true);
      }),
    );
  });

  it('[D8] derives at most once, from its own nonce and a fresh one', () => {
    fc.assert(
      fc.property(role, fc.array(event, { maxLength: 12 }), (as, events) => {
        const derived = walk(as, events).effects.flatMap((effect) => (effect.do === 'derive' ? [effect.nonces] : []));
        expect(derived.length).toBeLessThanOrEqual(1);
        for (const nonces of derived) {
          const other: Role = as === 'impolite' ? 'polite' : 'impolite';
          expect(nonces[as]).toBe(OWN);
          expect([nonceOf(2), nonceOf(3)]).toContain(nonces[other]);
        }
      }),
    );
  });

  it('[D8] lets the polite side derive only after a commitment that was checked and held', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const { effects, states } = walk('polite', events);
        const does = effects.map((effect) => effect.do);
        if (!does.includes('derive')) return;
        expect(does).toEqual(['send', 'check', 'derive']);
        const kinds = states.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1]);
        expect(kinds.slice(0, 4)).toEqual(['expecting', 'answered', 'checking', 'deriving']);
      }),
    );
  });

  it('[D8] never comes back from a failure', () => {
    fc.assert(
      fc.property(role, fc.array(event, { maxLength: 12 }), (as, events) => {
        const { states } = walk(as, [...events, { type: 'broke', reason: 'timeout' }, ...events]);
        const at = states.findIndex(({ kind }) => kind === 'failed');
        expect(new Set(states.slice(at)).size).toBe(1);
      }),
    );
  });
});
