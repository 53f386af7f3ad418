import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Call, Calls, nodeOf, opposite, ROLES } from './calls.ts';

interface Person {
  readonly name: string;
}
const person = (name: string): Person => ({ name });
const [ann, ben, cara] = [person('ann'), person('ben'), person('cara')];
const KEEP = 30_000;
const taking = (by: Person, generation = 1) => ({ by, tag: by.name, generation });
const [HERE, THERE] = ['here', 'there'];

let calls: Calls<Person>;
let call: Call<Person>;
beforeEach(() => {
  calls = new Calls({ node: HERE, keepMs: KEEP });
  call = calls.open('id', 0);
  calls.take(call, 'polite', taking(ann));
  calls.take(call, 'impolite', taking(ben));
});

describe('a call', () => {
  test('has each as the partner of the other', () => {
    expect([calls.partner(call, 'polite'), calls.partner(call, 'impolite')]).toEqual([ben, ann]);
    expect(calls.open('id', 0)).toBe(call);
  });

  test('is nowhere when it has ended', () => {
    calls.lose(call, 'polite', { now: 0, node: HERE });
    calls.end(call);
    expect([calls.size, calls.lost, calls.find('id')]).toEqual([0, 0, null]);
  });

  test('of which nothing is known is kept for its time', () => {
    const other = calls.open('other', 1_000);
    expect(calls.isOurs(other)).toBe(false);
    expect(calls.expire(1_000 + KEEP).map(({ call: over, role }) => [over, role])).toEqual([[other, 'polite']]);
    expect(calls.size).toBe(1);
  });
});

describe('a seat', () => {
  test('[R1] that is lost is kept for its time, and then the call ends', () => {
    calls.lose(call, 'polite', { now: 1_000, node: HERE });
    expect(calls.partner(call, 'impolite')).toBeNull();
    expect(calls.expire(1_000 + KEEP - 1)).toEqual([]);
    expect(calls.expire(1_000 + KEEP)).toEqual([{ call, role: 'polite' }]);
    expect(calls.size).toBe(0);
  });

  test('that is taken again does not end the call', () => {
    calls.lose(call, 'polite', { now: 0, node: HERE });
    expect(calls.take(call, 'polite', taking(cara, 2))).toBeNull();
    expect([calls.partner(call, 'impolite'), call.chairs.polite.generation]).toEqual([cara, 2]);
    expect(calls.expire(1e9)).toEqual([]);
  });

  test('[R8] has the newest of those who take it, and gives the one before', () => {
    expect(calls.take(call, 'polite', taking(cara, 2))).toBe(ann);
    expect(calls.move(call, 'polite', { node: THERE, generation: 3, isAway: false })).toBe(cara);
    expect(nodeOf(call.chairs.polite.seat)).toBe(THERE);
  });

  test('is ours when somebody sits here, or it is kept here', () => {
    expect(calls.isOurs(call)).toBe(true);
    calls.lose(call, 'polite', { now: 0, node: HERE });
    calls.move(call, 'impolite', { node: THERE, generation: 1, isAway: false });
    expect(calls.isOurs(call)).toBe(true);
    calls.lose(call, 'polite', { now: 0, node: THERE });
    expect(calls.isOurs(call)).toBe(false);
  });
});

describe('whatever happens', () => {
  const step = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    role: fc.constantFrom(...ROLES),
    does: fc.constantFrom('take', 'lose', 'lose-there', 'move', 'end', 'expire'),
    passes: fc.integer({ min: 0, max: KEEP }),
  });

  test('every seat that is lost has its end, and nothing is kept of what has ended', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const all = new Calls<Person>({ node: HERE, keepMs: KEEP });
        let now = 0;
        for (const { id, role, does, passes } of steps) {
          now += passes;
          if (does === 'expire') all.expire(now);
          const one = does === 'take' ? all.open(id, now) : all.find(id);
          if (one === null) continue;
          if (does === 'take') all.take(one, role, taking(ann));
          if (does === 'lose') all.lose(one, role, { now, node: HERE });
          if (does === 'lose-there') all.lose(one, role, { now, node: THERE });
          if (does === 'move') all.move(one, role, { node: THERE, generation: 1, isAway: false });
          if (does === 'end') all.end(one);
        }
        const lost = all.all().flatMap(({ chairs }) => ROLES.filter((role) => chairs[role].seat.kind === 'lost'));
        expect(all.lost).toBe(lost.length);
        all.expire(now + KEEP);
        expect(all.lost).toBe(0);
        expect(all.all().every(({ chairs }) => ROLES.every((role) => chairs[opposite(role)].seat.kind !== 'lost'))).toBe(true);
      }),
    );
  });
});
