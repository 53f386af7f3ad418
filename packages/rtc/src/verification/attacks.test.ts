import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFingerprints } from './fingerprints.ts';
import { fingerprintIn } from './sdp-fingerprints.ts';
import { startVerification } from './start-verification.ts';
import type { CallFacts } from './transcript.ts';
import {
  agree,
  bytesOf,
  converse,
  factsOf,
  OTHER_MATCH,
  pointOf,
  type SideSettings,
  sideOf,
  type TestSide,
} from './two-sides.test-support.ts';

const subject = { startVerification, fingerprintIn, readFingerprints };
const keys = (own: number, partner: number) => ({ own: pointOf(own), partner: pointOf(partner) });
const prints = (own: number, partner: number) => ({ own: bytesOf(32, own), partner: bytesOf(32, partner) });
const side = (settings: SideSettings) => ({
  impolite: () => sideOf(subject, 'impolite', settings),
  polite: () => sideOf(subject, 'polite', settings),
});

/** Everything about a call that an attacker can be: honest towards each side, and another to each. */
interface Middle {
  /** What the impolite visitor was made to believe, and the polite one. */
  readonly impolite: Partial<CallFacts>;
  readonly polite: Partial<CallFacts>;
}

const swappedKeys: Middle = {
  impolite: { sealingKeys: keys(0x21, 0x66) },
  polite: { sealingKeys: keys(0x22, 0x67) },
};
const swappedFingerprints: Middle = {
  impolite: { fingerprints: prints(0x31, 0x66) },
  polite: { fingerprints: prints(0x32, 0x67) },
};
const swappedBoth: Middle = {
  impolite: { ...swappedKeys.impolite, ...swappedFingerprints.impolite },
  polite: { ...swappedKeys.polite, ...swappedFingerprints.polite },
};
/** Two calls of the stranger in the middle, each of them honest: other matches, keys and certificates. */
const stranger: Middle = {
  impolite: swappedBoth.impolite,
  polite: { ...swappedBoth.polite, match: OTHER_MATCH },
};

const ATTACKS: readonly (readonly [string, Middle])[] = [
  ['a signaling server that swaps the sealing keys', swappedKeys],
  ['a signaling server that swaps the fingerprints', swappedFingerprints],
  ['a signaling server that swaps both', swappedBoth],
  ['a stranger who joins two calls', stranger],
];

/** The facts of the attacker's own end, opposite to a visitor who was made to believe `facts`. */
function opposite(facts: CallFacts): Partial<CallFacts> {
  const { sealingKeys, fingerprints, match } = facts;
  return {
    match,
    sealingKeys: { own: sealingKeys.partner, partner: sealingKeys.own },
    fingerprints: { own: fingerprints.partner, partner: fingerprints.own },
  };
}

/** The attacker takes part in two runs, as the partner of each visitor, and both come to an end. */
async function inTheMiddle(middle: Middle, nonces: { readonly impolite: number; readonly polite: number }) {
  const impolite = side({ facts: middle.impolite }).impolite();
  const polite = side({ facts: middle.polite }).polite();
  const towardsImpolite = side({ facts: opposite(factsOf('impolite', middle.impolite)), nonce: nonces.polite }).polite();
  const towardsPolite = side({ facts: opposite(factsOf('polite', middle.polite)), nonce: nonces.impolite }).impolite();
  await converse(impolite, towardsImpolite);
  await converse(towardsPolite, polite);
  return { impolite, polite, towardsImpolite, towardsPolite };
}

describe('somebody in the middle', () => {
  it.each(ATTACKS)(proves('[D8] %s and passes all messages on is found out', 'VIS-02-20'), async (_, middle) => {
    const impolite = side({ facts: middle.impolite }).impolite();
    const polite = side({ facts: middle.polite }).polite();
    await converse(impolite, polite);
    expect(agree(impolite, polite)).toBe(false);
    expect(polite.outcome()).toMatchObject({ kind: 'failed', reason: 'commitment' });
  });

  it.each(ATTACKS)(proves('[D8] %s and verifies with both gives two codes', 'VIS-02-20'), async (_, middle) => {
    const ends = await inTheMiddle(middle, { impolite: 0x51, polite: 0x52 });
    expect(agree(ends.impolite, ends.towardsImpolite)).toBe(true);
    expect(agree(ends.polite, ends.towardsPolite)).toBe(true);
    expect(agree(ends.impolite, ends.polite)).toBe(false);
  });

  it.each(ATTACKS)(proves('[D8] %s gives two codes, even with the nonces of the visitors', 'VIS-02-20'), async (_, middle) => {
    // More than an attacker can do: the commitment keeps both nonces out of reach until it is too late.
    const ends = await inTheMiddle(middle, { impolite: 0x41, polite: 0x42 });
    expect(agree(ends.impolite, ends.towardsImpolite)).toBe(true);
    expect(agree(ends.polite, ends.towardsPolite)).toBe(true);
    expect(agree(ends.impolite, ends.polite)).toBe(false);
  });

  it(proves('[D8] gives two codes whatever it believes and chooses', 'VIS-02-20'), async () => {
    const byte = fc.integer({ min: 0x70, max: 0xff });
    const choice = fc.record({ key: byte, otherKey: byte, print: byte, otherPrint: byte, impolite: byte, polite: byte });
    await fc.assert(
      fc.asyncProperty(choice, async (chosen) => {
        const ends = await inTheMiddle(
          {
            impolite: { sealingKeys: keys(0x21, chosen.key), fingerprints: prints(0x31, chosen.print) },
            polite: { sealingKeys: keys(0x22, chosen.otherKey), fingerprints: prints(0x32, chosen.otherPrint) },
          },
          chosen,
        );
        expect(agree(ends.impolite, ends.polite)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('[D8] cannot wait for one nonce to choose the other: each side fixes its own first', async () => {
    const impolite = side({}).impolite();
    const polite = side({ facts: { match: OTHER_MATCH } }).polite();
    await converse(impolite, quiet(polite));
    // The polite nonce needs a commitment, the reveal needs the polite nonce.
    expect(impolite.sent.map(({ type }) => type)).toEqual(['sas-commit']);
    expect(polite.sent).toEqual([]);
  });
});

describe('two honest sides', () => {
  it(proves('[D8] see the same signs, whatever the call', 'VIS-02-20'), async () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    const call = fc.record({ one: bytes(32), other: bytes(32), nonces: fc.tuple(fc.nat(255), fc.nat(255)) });
    await fc.assert(
      fc.asyncProperty(call, async ({ one, other, nonces: [mine, theirs] }) => {
        fc.pre(mine !== theirs && one.some((byte, at) => byte !== other[at]));
        const impolite = side({ facts: { fingerprints: { own: one, partner: other } }, nonce: mine }).impolite();
        const polite = side({ facts: { fingerprints: { own: other, partner: one } }, nonce: theirs }).polite();
        await converse(impolite, polite);
        expect(agree(impolite, polite)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

/** Hears nothing. */
function quiet(of: TestSide): TestSide {
  return { ...of, handle: () => undefined };
}
