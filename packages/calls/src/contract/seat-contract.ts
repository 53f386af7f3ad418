import type { Role } from '@visavis/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claimed, Seat, SeatClaim, SeatDirectory, SeatedCall } from '../seat-directory.ts';

/** A directory that knows nothing yet, and its clock. */
export interface SeatsUnderTest {
  /** For each node a face of its own to the same directory. */
  readonly faces: readonly [SeatDirectory, SeatDirectory];
  setTime(ms: number): void;
  close(): Promise<void>;
}

const MATCHES = ['AAECAwQFBgcICQoLDA0ODw', 'EBESExQVFhcYGRobHB0eHw', 'ICEiIyQlJicoKSorLC0uLw'] as const;
const [MATCH] = MATCHES;
const [A, B, C] = ['A3kZ0pQ9vLx7TfWd', 'HgT5r_2mBnYcE8ua', 'MW0sJ6iDqFzK4-oP'] as const;
const NODES = ['east', 'west', 'north'] as const;
const ROLES = ['polite', 'impolite'] as const satisfies readonly Role[];

const seatOf = (node: string, tag: string, generation = 1): Seat => ({ node, tag, generation });
const BOTH: SeatedCall = { match: MATCH, seats: { polite: seatOf('east', A), impolite: seatOf('west', B) } };
const claimOf = (claim: Partial<SeatClaim>): SeatClaim => ({ match: MATCH, role: 'polite', tag: A, generation: 1, node: 'north', ...claim });

/** What every directory does, by the rules D of SPEC.md. Call it in a test file of the implementation. */
export function seatContract(name: string, make: () => Promise<SeatsUnderTest>, { runs }: { readonly runs: number } = { runs: 200 }): void {
  describe(`${name} keeps the contract of directories`, () => {
    const example = (text: string, act: (under: SeatsUnderTest) => Promise<void>): void => {
      test(text, async () => {
        const under = await make();
        try {
          await act(under);
        } finally {
          await under.close();
        }
      });
    };

    example('[D2] a seat is taken with its tag and its generation, at any node; the answer says where both were', async ({ faces: [one, other] }) => {
      expect(await one.claim(claimOf({}))).toEqual({ kind: 'unknown' });
      expect(await one.tell([BOTH])).toEqual([]);
      expect(await other.claim(claimOf({ tag: C }))).toEqual({ kind: 'refused' });
      expect(await other.claim(claimOf({}))).toEqual({ kind: 'claimed', generation: 2, partner: 'west', before: 'east' });
      expect(await one.claim(claimOf({}))).toEqual({ kind: 'outdated', generation: 2 });
      expect(await one.claim(claimOf({ role: 'impolite', tag: B }))).toEqual({ kind: 'claimed', generation: 2, partner: 'north', before: 'west' });
    });

    example('[D2] of two claims with the same generation one is served', async ({ faces }) => {
      await faces[0].tell([BOTH]);
      const answers = await Promise.all(faces.map((face, index) => face.claim(claimOf({ node: NODES[index] ?? 'north' }))));
      expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['claimed', 'outdated']);
    });

    example('[D2] a generation that the directory did not hear of is served', async ({ faces: [one] }) => {
      await one.tell([BOTH]);
      expect(await one.claim(claimOf({ generation: 4 }))).toMatchObject({ kind: 'claimed', generation: 5 });
    });

    example('[D3] one node may tell of one seat, and another of the other', async ({ faces: [one, other] }) => {
      await one.tell([{ match: MATCH, seats: { polite: seatOf('east', A) } }]);
      expect(await one.claim(claimOf({ role: 'impolite', tag: B }))).toEqual({ kind: 'unknown' });
      expect(await one.claim(claimOf({}))).toMatchObject({ kind: 'claimed', partner: null });
      await other.tell([{ match: MATCH, seats: { impolite: seatOf('west', B) } }]);
      expect(await one.claim(claimOf({ generation: 2 }))).toMatchObject({ kind: 'claimed', partner: 'west' });
    });

    example('[D3] who tells of a seat that was taken meanwhile changes nothing, and is told', async ({ faces: [one, other] }) => {
      await one.tell([BOTH, { match: MATCHES[1], seats: { polite: seatOf('east', C) } }]);
      await other.claim(claimOf({}));
      expect(await one.tell([{ match: MATCHES[1], seats: { polite: seatOf('east', C) } }, BOTH])).toEqual([{ match: MATCH, seats: { polite: seatOf('north', A, 2) } }]);
      expect(await one.tell([{ match: MATCH, seats: { polite: seatOf('west', A, 2) } }])).toEqual([]);
      expect(await one.claim(claimOf({ generation: 2 }))).toMatchObject({ before: 'north' });
    });

    example('[D4] a call of which nobody speaks is forgotten after 45 s', async ({ faces: [one], setTime }) => {
      await one.tell([BOTH]);
      setTime(30_000);
      await one.tell([{ match: MATCH, seats: { impolite: seatOf('west', B) } }]);
      setTime(74_999);
      expect(await one.claim(claimOf({}))).toMatchObject({ kind: 'claimed' });
      setTime(119_998);
      expect(await one.claim(claimOf({ generation: 2 }))).toMatchObject({ kind: 'claimed' });
      setTime(164_998);
      expect(await one.claim(claimOf({ generation: 3 }))).toEqual({ kind: 'unknown' });
    });

    example('[D5] a call that is over is forgotten at once', async ({ faces: [one, other] }) => {
      await one.tell([BOTH]);
      await other.close(MATCH);
      await other.close(MATCH);
      expect(await one.claim(claimOf({}))).toEqual({ kind: 'unknown' });
    });

    test(`[D2] [D3] [D4] [D5] does what a plain list does, in ${runs} random runs`, async () => {
      await fc.assert(fc.asyncProperty(fc.array(deed, { maxLength: 40, size: 'max' }), async (deeds) => {
        const under = await make();
        try {
          await expectAsListed(under, deeds);
        } finally {
          await under.close();
        }
      }), { numRuns: runs });
    });
  });
}

type Deed =
  | { readonly kind: 'tell'; readonly calls: readonly SeatedCall[] }
  | { readonly kind: 'claim'; readonly claim: SeatClaim }
  | { readonly kind: 'close'; readonly match: string }
  | { readonly kind: 'pass'; readonly ms: number };

const [match, tag, node, role] = [fc.constantFrom(...MATCHES), fc.constantFrom(A, B), fc.constantFrom(...NODES), fc.constantFrom(...ROLES)];
const generation = fc.integer({ min: 1, max: 4 });
const seat: fc.Arbitrary<Seat> = fc.record({ node, tag, generation });
const call: fc.Arbitrary<SeatedCall> = fc.record({ match, seats: fc.record({ polite: seat, impolite: seat }, { requiredKeys: [] }) });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('tell' as const), calls: fc.uniqueArray(call, { maxLength: 3, selector: (one) => one.match }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('claim' as const), claim: fc.record({ match, role, tag, generation, node }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), match }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1, 15_000, 22_500, 44_999, 45_000) }) },
);

interface Entry {
  readonly match: string;
  readonly role: Role;
  seat: Seat;
}

/** The rules again, as plainly as they can be put: a list of seats, and when each call was spoken of. */
async function expectAsListed({ faces, setTime }: SeatsUnderTest, deeds: readonly Deed[]): Promise<void> {
  let list: Entry[] = [];
  const spoken = new Map<string, number>();
  let now = 0;
  const entry = (its: { readonly match: string; readonly role: Role }): Entry | undefined => list.find((one) => one.match === its.match && one.role === its.role);
  const claimed = (claim: SeatClaim): Claimed => {
    const there = entry(claim);
    if (there === undefined) return { kind: 'unknown' };
    if (there.seat.tag !== claim.tag) return { kind: 'refused' };
    if (claim.generation < there.seat.generation) return { kind: 'outdated', generation: there.seat.generation };
    const before = there.seat.node;
    there.seat = { node: claim.node, tag: claim.tag, generation: claim.generation + 1 };
    spoken.set(claim.match, now);
    const partner = list.find((one) => one.match === claim.match && one.role !== claim.role)?.seat.node ?? null;
    return { kind: 'claimed', generation: claim.generation + 1, partner, before };
  };
  const told = (calls: readonly SeatedCall[]): readonly SeatedCall[] => calls.flatMap((one) => {
    const better: Partial<Record<Role, Seat>> = {};
    for (const its of ROLES) {
      const says = one.seats[its];
      const there = entry({ match: one.match, role: its });
      if (says === undefined) continue;
      if (there === undefined) list.push({ match: one.match, role: its, seat: says });
      else if (says.generation > there.seat.generation) there.seat = says;
      else if (says.generation < there.seat.generation) better[its] = there.seat;
    }
    spoken.set(one.match, now);
    return Object.keys(better).length === 0 ? [] : [{ match: one.match, seats: better }];
  });
  for (const [index, does] of deeds.entries()) {
    const face = faces[index % 2 === 0 ? 0 : 1];
    list = list.filter((one) => now < (spoken.get(one.match) ?? 0) + 45_000);
    if (does.kind === 'tell') expect(await face.tell(does.calls)).toEqual(told(does.calls));
    if (does.kind === 'claim') expect(await face.claim(does.claim)).toEqual(claimed(does.claim));
    if (does.kind === 'close') {
      await face.close(does.match);
      list = list.filter((one) => one.match !== does.match);
    }
    if (does.kind === 'pass') setTime((now += does.ms));
  }
}
