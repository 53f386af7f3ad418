import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DueTimes } from './due-times.ts';

const THINGS = Array.from({ length: 12 }, (_, number) => ({ number }));

test('what is due first comes first, whatever was set, set again and deleted', () => {
  const step = fc.record({ thing: fc.constantFrom(...THINGS), at: fc.option(fc.nat({ max: 20 }), { freq: 3 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const due = new DueTimes<{ readonly number: number }>();
      const times = new Map<{ readonly number: number }, number>();
      for (const { thing, at } of steps) {
        if (at === null) {
          due.delete(thing);
          times.delete(thing);
        } else {
          due.set(thing, at);
          times.set(thing, at);
        }
        expect(due.next?.at).toBe(times.size === 0 ? undefined : Math.min(...times.values()));
      }
      const order: number[] = [];
      for (let next = due.next; next !== null; next = due.next) {
        expect(times.get(next.thing)).toBe(next.at);
        due.delete(next.thing);
        order.push(next.at);
      }
      expect(order).toEqual([...times.values()].toSorted((one, other) => one - other));
    }),
  );
});
