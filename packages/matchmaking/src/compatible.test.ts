import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compatible } from './compatible.ts';
import type { Ticket } from './ticket.ts';

const base: Ticket = { tag: 'a', mode: 'video', connection: 'direct', avoid: [], since: 0 };
const tag = fc.constantFrom('a', 'b', 'c');
const ticket: fc.Arbitrary<Ticket> = fc.record({
  tag,
  mode: fc.constantFrom('video', 'text'),
  connection: fc.constantFrom('shielded', 'direct'),
  avoid: fc.uniqueArray(tag),
  since: fc.nat(),
});

test('[Q2] nobody meets themselves, whatever else the tickets say', () => {
  fc.assert(
    fc.property(ticket, ticket, (a, b) => {
      expect(compatible(a, { ...b, tag: a.tag })).toEqual({ kind: 'apart', reason: 'self' });
    }),
  );
});

test(proves('[Q3] video meets video, text meets text', '1V1-02-02', 'T1V-02-01'), () => {
  const text: Ticket = { ...base, tag: 'b', mode: 'text' };
  expect(compatible(base, text)).toEqual({ kind: 'apart', reason: 'mode' });
  expect(compatible({ ...base, mode: 'text' }, text)).toMatchObject({ kind: 'compatible' });
});

test('[Q4] one list is enough to keep both apart, and is named only when it is the only reason', () => {
  const shy: Ticket = { ...base, tag: 'b', avoid: ['x', 'a'] };
  expect(compatible(base, shy)).toEqual({ kind: 'apart', reason: 'avoided' });
  expect(compatible(shy, base)).toEqual({ kind: 'apart', reason: 'avoided' });
  expect(compatible({ ...shy, mode: 'text' }, base)).toEqual({ kind: 'apart', reason: 'mode' });
});

test.each([
  ['direct', 'direct', 'direct'],
  ['direct', 'shielded', 'shielded'],
  ['shielded', 'direct', 'shielded'],
  ['shielded', 'shielded', 'shielded'],
] as const)('[Q5] %s and %s meet %s', (mine, theirs, connection) => {
  const a: Ticket = { ...base, connection: mine };
  const b: Ticket = { ...base, tag: 'b', connection: theirs };
  expect(compatible(a, b)).toEqual({ kind: 'compatible', connection });
});

test('[Q6] the order of the two does not matter', () => {
  fc.assert(
    fc.property(ticket, ticket, (a, b) => {
      expect(compatible(a, b)).toEqual(compatible(b, a));
    }),
  );
});
