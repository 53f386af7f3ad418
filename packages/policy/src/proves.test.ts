import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { PROFILE_NAMES } from './profile-names.ts';
import { PROMISES, type PromiseId } from './promises/promises.ts';
import { type Claim, claimsOf, proves } from './proves.ts';

const ID = fc.constantFrom(...PROMISES.map(({ id }) => id));
const CLAIM: fc.Arbitrary<Claim> = fc.oneof(
  ID,
  fc.record({
    in: fc.subarray([...PROFILE_NAMES], { minLength: 1 }),
    ids: fc.array(ID, { minLength: 1, maxLength: 3 }),
  }),
);

describe('a claim in a title', () => {
  it('stands at the end, with its profiles where it does not hold under all', () => {
    expect(proves('gone after its period', '1V1-05-01', { in: ['onevone', 'anoncam'], ids: ['ANC-05-03', 'ANC-01-03'] })).toBe(
      'gone after its period [1V1-05-01 ANC-05-03@onevone,anoncam ANC-01-03@onevone,anoncam]',
    );
  });

  it('is read back as it was made, from any title', () => {
    fc.assert(
      fc.property(fc.string(), CLAIM, fc.array(CLAIM, { maxLength: 4 }), (title, first, rest) => {
        const made = [first, ...rest].flatMap((claim) =>
          typeof claim === 'string' ? [{ id: claim }] : claim.ids.map((id) => ({ id, profiles: claim.in })),
        );
        expect(claimsOf(proves(title, first, ...rest))).toEqual({ title, claims: made });
      }),
    );
  });

  it('is not seen in titles that only look like one', () => {
    for (const title of ['[M10] nothing is kept', 'a [1V1-05-01] in the middle', 'ends with [M10]', 'with [ 1V1-05-01 ]', '[1V1-05-01]']) {
      expect(claimsOf(title)).toEqual({ title, claims: [] });
    }
  });

  it('names only promises that exist', () => {
    expectTypeOf<'1V1-05-01'>().toExtend<PromiseId>();
    expectTypeOf<'1V1-99-99'>().not.toExtend<PromiseId>();
    expectTypeOf<string>().not.toExtend<PromiseId>();
  });
});
