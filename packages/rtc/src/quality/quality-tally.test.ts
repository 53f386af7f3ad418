import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostHeld, newTally, tallyLevel } from './quality-tally.ts';

describe('mostHeld', () => {
  it('is nothing for a call that was never measured', () => {
    expect(mostHeld(newTally, 60_000)).toBeNull();
  });

  it('is the level that held longest, also the one that still holds', () => {
    const poorFirst = tallyLevel(tallyLevel(newTally, 'poor', 0), 'good', 4_000);
    expect(mostHeld(poorFirst, 5_000)).toBe('poor');
    expect(mostHeld(poorFirst, 9_000)).toBe('good');
  });

  it('adds up what held in pieces', () => {
    const pieces = (['poor', 'good', 'poor', 'fair'] as const).reduce(
      (tally, level, at) => tallyLevel(tally, level, at * 1_000),
      newTally,
    );
    expect(mostHeld(pieces, 4_000)).toBe('poor');
  });

  it('counts no time between two connections', () => {
    const lost = tallyLevel(tallyLevel(newTally, 'good', 0), null, 1_000);
    expect(mostHeld(tallyLevel(lost, 'poor', 60_000), 60_500)).toBe('good');
  });

  it('is the worse of two that held as long', () => {
    expect(mostHeld(tallyLevel(tallyLevel(newTally, 'good', 0), 'fair', 1_000), 2_000)).toBe('fair');
  });

  it('is always one of those that were shown', () => {
    const level = fc.constantFrom('good', 'fair', 'poor');
    fc.assert(
      fc.property(fc.array(fc.tuple(level, fc.nat(5_000)), { minLength: 1 }), (looks) => {
        let at = 0;
        const tally = looks.reduce((before, [one, ms]) => {
          at += ms;
          return tallyLevel(before, one, at);
        }, newTally);
        expect(looks.map(([one]) => one)).toContain(mostHeld(tally, at));
      }),
    );
  });
});
