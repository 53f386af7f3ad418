import fc from 'fast-check';
import { expect, it } from 'vitest';
import { collectorClock } from './collector-clock.ts';

const HOUR_MS = 3_600_000;

function setUp(start = 1_000 * HOUR_MS) {
  const machine = { now: start };
  return { machine, clock: collectorClock(() => machine.now) };
}

it('goes with the machine’s clock', () => {
  const { machine, clock } = setUp();
  expect(clock()).toBe(machine.now);
  machine.now += 5;
  expect(clock()).toBe(machine.now);
});

it('stands still while the machine’s clock is set back by less than an hour, and believes it from an hour on', () => {
  const { machine, clock } = setUp();
  const start = clock();
  machine.now = start - HOUR_MS + 1;
  expect(clock()).toBe(start);
  machine.now = start - HOUR_MS;
  expect(clock()).toBe(start - HOUR_MS);
});

it('never goes back by less than an hour', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3 * HOUR_MS, max: 3 * HOUR_MS })), (steps) => {
      const { machine, clock } = setUp();
      let before = clock();
      for (const step of steps) {
        machine.now += step;
        const now = clock();
        expect(now >= before || before - now >= HOUR_MS).toBe(true);
        expect(now >= machine.now && now - machine.now < HOUR_MS).toBe(true);
        before = now;
      }
    }),
  );
});
