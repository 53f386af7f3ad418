import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Call, Calls } from './calls.ts';

interface Person {
  readonly name: string;
}
const person = (name: string): Person => ({ name });
const [ann, ben, cara] = [person('ann'), person('ben'), person('cara')];
const KEEP = 30_000;

let calls: Calls<Person>;
let call: Call<Person>;
beforeEach(() => {
  calls = new Calls({ keepMs: KEEP, maxLost: 4 });
  call = calls.open('id', ann, ben);
});

describe('a call', () => {
  test('has each as the partner of the other', () => {
    expect(calls.partner(call, 'polite')).toBe(ben);
    expect(calls.partner(call, 'impolite')).toBe(ann);
  });

  test('is over when one leaves, and tells who stays', () => {
    expect(calls.leave(call, 'polite')).toBe(ben);
    expect(calls.size).toBe(0);
    expect(calls.rejoin({ id: 'id', role: 'polite', by: ann, now: 0, restore: false })).toEqual({ kind: 'gone' });
  });
});

describe('a lost seat', () => {
  test('[R1] is kept for its time and then ends the call', () => {
    expect(calls.lose(call, 'polite', 1_000)).toBe(ben);
    expect(calls.partner(call, 'impolite')).toBeNull();
    expect(calls.expire(1_000 + KEEP - 1)).toEqual([]);
    expect(calls.expire(1_000 + KEEP)).toEqual([ben]);
    expect(calls.size).toBe(0);
  });

  test('is taken again by its role, and the partner is there', () => {
    calls.lose(call, 'polite', 0);
    const seat = calls.rejoin({ id: 'id', role: 'polite', by: cara, now: 10, restore: false });
    expect(seat).toEqual({ kind: 'together', call, partner: ben, replaced: null });
    expect(calls.partner(call, 'impolite')).toBe(cara);
    expect(calls.expire(1e9)).toEqual([]);
  });

  test('does not shorten the time of one that was lost after a rejoin', () => {
    calls.lose(call, 'polite', 0);
    calls.rejoin({ id: 'id', role: 'polite', by: cara, now: 10_000, restore: false });
    calls.lose(call, 'polite', 20_000);
    expect(calls.expire(KEEP)).toEqual([]);
    expect(calls.expire(20_000 + KEEP)).toEqual([ben]);
  });

  test('when both are lost, whoever is first waits for the other', () => {
    calls.lose(call, 'polite', 0);
    expect(calls.lose(call, 'impolite', 5)).toBeNull();
    expect(calls.rejoin({ id: 'id', role: 'impolite', by: ben, now: 10, restore: false }).kind).toBe('waiting');
    expect(calls.rejoin({ id: 'id', role: 'polite', by: ann, now: 20, restore: false }).kind).toBe('together');
  });

  test('when both are lost for good, nobody is left to be told and nothing is kept', () => {
    calls.lose(call, 'polite', 0);
    calls.lose(call, 'impolite', 5);
    expect(calls.expire(KEEP + 5)).toEqual([]);
    expect(calls.size).toBe(0);
  });

  test('whoever stays may leave before it ends', () => {
    calls.lose(call, 'polite', 0);
    expect(calls.leave(call, 'impolite')).toBeNull();
    expect(calls.expire(1e9)).toEqual([]);
  });
});

describe('a seat that is still taken', () => {
  test('goes to the newest claim, and the older one is told', () => {
    const seat = calls.rejoin({ id: 'id', role: 'polite', by: cara, now: 0, restore: false });
    expect(seat).toEqual({ kind: 'together', call, partner: ben, replaced: ann });
  });
});

describe('a call of before the restart', () => {
  test('comes back when both claim their seats', () => {
    const first = calls.rejoin({ id: 'old', role: 'impolite', by: cara, now: 0, restore: true });
    expect(first).toMatchObject({ kind: 'waiting', replaced: null });
    const second = calls.rejoin({ id: 'old', role: 'polite', by: ann, now: 5, restore: true });
    expect(second).toMatchObject({ kind: 'together', partner: cara, replaced: null });
  });

  test('ends for the one who came back when the other does not', () => {
    calls.rejoin({ id: 'old', role: 'impolite', by: cara, now: 0, restore: true });
    expect(calls.expire(KEEP)).toEqual([cara]);
    expect(calls.size).toBe(1);
  });

  test('is not begun beyond the limit', () => {
    for (const id of ['a', 'b', 'c', 'd']) calls.rejoin({ id, role: 'polite', by: ann, now: 0, restore: true });
    expect(calls.rejoin({ id: 'e', role: 'polite', by: ann, now: 0, restore: true })).toEqual({ kind: 'gone' });
  });
});

test('whatever happens, nobody sits in two places of one call and nothing outlives its time', () => {
  const role = fc.constantFrom('polite', 'impolite');
  const event = fc.oneof(
    fc.record({ kind: fc.constant('lose'), role, after: fc.nat(20_000) }),
    fc.record({ kind: fc.constant('rejoin'), role, after: fc.nat(20_000) }),
    fc.record({ kind: fc.constant('expire'), role, after: fc.nat(20_000) }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const table = new Calls<Person>({ keepMs: KEEP, maxLost: 4 });
      const only = table.open('id', person('a'), person('b'));
      let now = 0;
      let alive = true;
      for (const { kind, role: side, after } of events) {
        now += after;
        if (kind === 'expire') table.expire(now);
        alive = table.size === 1;
        if (!alive) break;
        if (kind === 'lose' && only.seats[side].kind === 'taken') table.lose(only, side, now);
        if (kind === 'rejoin') table.rejoin({ id: 'id', role: side, by: person('new'), now, restore: false });
        const { polite, impolite } = only.seats;
        if (polite.kind === 'taken' && impolite.kind === 'taken') expect(polite.by).not.toBe(impolite.by);
      }
      const lost = Object.values(only.seats).some((seat) => seat.kind === 'lost');
      table.expire(now + KEEP);
      if (alive) expect(table.size).toBe(lost ? 0 : 1);
    }),
  );
});
