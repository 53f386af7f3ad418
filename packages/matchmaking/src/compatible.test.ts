import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { avoidFilter, mayHold } from './avoid-filter.ts';
import { compatible, connectionOf } from './compatible.ts';
import { anyTicket, OPEN_TICKET, OTHER_TICKET, withWish } from './ticket-arbitraries.test-support.ts';
import { type Ticket, type WishKind, WISHES } from './ticket.ts';
import { HOLDS_MS } from './widening.ts';

/** Two tickets of any kind seldom pass the hard filters, so these differ in one of them at most. */
const mostlyOpen = fc.oneof(
  anyTicket.map(({ interests, languages, country, wishes, since, tag }): Ticket => ({ ...OPEN_TICKET, interests, languages, country, wishes, since, tag })),
  anyTicket,
);
const anyTime = fc.integer({ min: 0, max: 70_000 });

describe('who may meet', () => {
  test('the tickets of these tests would meet, were it not for what each test changes', () => {
    expect(compatible(OPEN_TICKET, OTHER_TICKET)).toEqual({ kind: 'compatible', from: -Infinity });
  });

  test('[Q2] nobody meets themselves, whatever else the tickets say', () => {
    fc.assert(
      fc.property(anyTicket, anyTicket, (a, b) => {
        expect(compatible(a, { ...b, tag: a.tag })).toEqual({ kind: 'apart', reason: 'self' });
      }),
    );
  });

  test(proves('[Q3] video meets video, text meets text', '1V1-02-02', 'T1V-02-01'), () => {
    const text: Ticket = { ...OTHER_TICKET, mode: 'text' };
    expect(compatible(OPEN_TICKET, text)).toEqual({ kind: 'apart', reason: 'mode' });
    expect(compatible({ ...OPEN_TICKET, mode: 'text' }, text)).toMatchObject({ kind: 'compatible' });
  });

  test('[Q3] each lane of moderation meets itself', () => {
    const apart: Ticket = { ...OTHER_TICKET, lane: 'apart' };
    expect(compatible(OPEN_TICKET, apart)).toEqual({ kind: 'apart', reason: 'lane' });
    expect(compatible({ ...OPEN_TICKET, lane: 'apart' }, apart)).toMatchObject({ kind: 'compatible' });
  });

  test(proves('[Q4] one filter is enough to keep both apart, and is named only when no other hard filter applies', 'VIS-02-19'), () => {
    const shy: Ticket = { ...OTHER_TICKET, avoid: avoidFilter(['cGFydG5lciBvZiBv', OPEN_TICKET.tag]) };
    expect(compatible(OPEN_TICKET, shy)).toEqual({ kind: 'apart', reason: 'avoided' });
    expect(compatible(shy, OPEN_TICKET)).toEqual({ kind: 'apart', reason: 'avoided' });
    expect(compatible({ ...shy, mode: 'text' }, OPEN_TICKET)).toEqual({ kind: 'apart', reason: 'mode' });
  });

  test.each([
    ['direct', 'direct', 'direct'],
    ['direct', 'either', 'direct'],
    ['either', 'either', 'direct'],
    ['shielded', 'either', 'shielded'],
    ['shielded', 'shielded', 'shielded'],
    ['shielded', 'direct', 'apart'],
  ] as const)('[Q5] %s and %s: %s', (mine, theirs, expected) => {
    const a: Ticket = { ...OPEN_TICKET, connections: mine };
    const b: Ticket = { ...OTHER_TICKET, connections: theirs };
    for (const [one, other] of [[a, b], [b, a]] as const) {
      const answer = compatible(one, other);
      expect(answer.kind === 'apart' ? 'apart' : connectionOf(one, other)).toBe(expected);
    }
  });

  test('[Q6] the order of the two does not matter', () => {
    fc.assert(
      fc.property(anyTicket, anyTicket, (a, b) => {
        expect(compatible(a, b)).toEqual(compatible(b, a));
        expect(connectionOf(a, b)).toBe(connectionOf(b, a));
      }),
    );
  });
});

describe('whom a wish keeps apart, and for how long', () => {
  const STATED: Readonly<Record<WishKind, { readonly same: Partial<Ticket>; readonly other: Partial<Ticket> }>> = {
    interests: { same: { interests: ['tea', 'jazz'] }, other: { interests: ['chess'] } },
    languages: { same: { languages: ['de', 'en'] }, other: { languages: ['ga'] } },
    country: { same: { country: 'AT' }, other: { country: 'IE' } },
  };
  const rows = WISHES.map((kind) => [kind, HOLDS_MS[kind], STATED[kind]] as const);

  test.each(rows)('[W1] a wish about %s is met by one thing shared', (kind, _, { same }) => {
    const mine = withWish({ ...OPEN_TICKET, ...same }, kind, 'only');
    const theirs = { ...OTHER_TICKET, interests: ['jazz'], languages: ['en'], country: 'AT' };
    expect(compatible(mine, theirs)).toEqual({ kind: 'compatible', from: -Infinity });
  });

  test.each(rows)('[W1] a wish about %s is not met by nothing and nothing', (kind) => {
    expect(compatible(withWish(OPEN_TICKET, kind, 'only'), OTHER_TICKET)).toEqual({ kind: 'apart', reason: kind });
  });

  test.each(rows)('[W2] a wish about %s holds for %i ms of the waiting of who has it', (kind, holds, { same, other }) => {
    const mine = withWish({ ...OPEN_TICKET, ...same, since: 5_000 }, kind, 'first');
    expect(compatible(mine, { ...OTHER_TICKET, ...other })).toEqual({ kind: 'compatible', from: 5_000 + holds });
  });

  test('[W2] of several wishes the one that holds longest decides', () => {
    const mine = withWish(withWish({ ...OPEN_TICKET, since: 12_500 }, 'interests', 'first'), 'languages', 'first');
    const theirs = withWish(OTHER_TICKET, 'country', 'first');
    expect(compatible(mine, theirs)).toEqual({ kind: 'compatible', from: 20_500 });
  });

  test.each(rows)('[W3] a wish about %s that is never widened keeps apart for good', (kind, _, { same, other }) => {
    const mine = withWish({ ...OPEN_TICKET, ...same }, kind, 'only');
    const theirs = withWish({ ...OTHER_TICKET, ...other }, kind, 'first');
    expect(compatible(mine, theirs)).toEqual({ kind: 'apart', reason: kind });
  });
});

describe('over time', () => {
  test('[Q2] [Q3] [Q4] [Q5] [W1] [W2] [W3] at any time the answer is what SPEC.md says, read literally', () => {
    const answers = { now: 0, later: 0, never: 0 };
    fc.assert(
      fc.property(mostlyOpen, mostlyOpen, anyTime, (a, b, sampled) => {
        const answer = compatible(a, b);
        const from = answer.kind === 'compatible' ? answer.from : Infinity;
        const edges = Number.isFinite(from) ? [from - 1, from] : [];
        for (const now of [sampled, ...edges]) expect(from <= now).toBe(mayMeet(a, b, now));
        answers[from === Infinity ? 'never' : from === -Infinity ? 'now' : 'later'] += 1;
      }),
      { numRuns: 10_000, seed: 5 },
    );
    expect(Math.min(answers.now, answers.later, answers.never)).toBeGreaterThan(100);
  });

  test('[W2] [W4] those who may meet once may meet ever after, while nothing of the two changes', () => {
    fc.assert(
      fc.property(mostlyOpen, mostlyOpen, fc.tuple(anyTime, anyTime), (a, b, times) => {
        const answer = compatible(a, b);
        const [early, late] = times.toSorted((one, other) => one - other).map((now) => answer.kind === 'compatible' && answer.from <= now);
        expect(late || !early).toBe(true);
      }),
    );
  });
});

/** Q2–Q5 and W1–W3 in the words of SPEC.md, at one moment. */
function mayMeet(a: Ticket, b: Ticket, now: number): boolean {
  const takes = (ticket: Ticket, connection: 'shielded' | 'direct') => [connection, 'either'].includes(ticket.connections);
  const shared = {
    interests: new Set([...a.interests, ...b.interests]).size < a.interests.length + b.interests.length,
    languages: new Set([...a.languages, ...b.languages]).size < a.languages.length + b.languages.length,
    country: a.country === b.country && a.country.length > 0,
  };
  const isContent = (ticket: Ticket, kind: WishKind) =>
    shared[kind] || ticket.wishes[kind] === 'any' || (ticket.wishes[kind] === 'first' && now - ticket.since >= HOLDS_MS[kind]);
  return (
    a.tag !== b.tag &&
    a.mode === b.mode &&
    a.lane === b.lane &&
    !mayHold(a.avoid, b.tag) &&
    !mayHold(b.avoid, a.tag) &&
    (['shielded', 'direct'] as const).some((connection) => takes(a, connection) && takes(b, connection)) &&
    WISHES.every((kind) => isContent(a, kind) && isContent(b, kind))
  );
}
