import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeEvidence, type SignedText } from './evidence-text.ts';
import { createMatch, MATCH, OTHER_MATCH, say, SINCE, type TestMatch, tokenOf } from './evidence.test-support.ts';
import { readEvidence } from './read-evidence.ts';
import { createSigningKeys } from './signing-keys.ts';

const { subtle } = crypto;
let match: TestMatch;
let said: readonly SignedText[];

beforeAll(async () => {
  match = await createMatch();
  said = await Promise.all([
    say(match, { role: 'polite', sequence: 1, text: 'Hello' }),
    say(match, { role: 'impolite', sequence: 1, text: 'Something bad' }),
    say(match, { role: 'polite', sequence: 2, text: 'A secret of mine' }),
    say(match, { role: 'impolite', sequence: 2, text: 'Something worse' }),
  ]);
});

const read = (plaintext: string, matchPublicKeys = [match.server.publicKey]) =>
  readEvidence({ subtle, plaintext, matchPublicKeys });
const evidence = (texts: readonly SignedText[], token = match.token) => JSON.stringify({ v: 1, token, texts });

async function proofs(texts: readonly SignedText[], token = match.token) {
  const reading = await read(evidence(texts, token));
  if (reading.kind !== 'read') throw new Error('not to be read');
  return reading.texts.map(({ proof }) => proof);
}

/** The line of a test; it is there. */
function line(at: number): SignedText {
  const found = said[at];
  if (found === undefined) throw new Error('no such line');
  return found;
}

describe('what leaves', () => {
  it(proves('is what was ticked, and nothing else', 'VIS-12-21'), () => {
    const ticked = [line(3), line(1)].map(({ role, sequence }) => ({ role, sequence }));
    const plaintext = composeEvidence(match.token, said.map((each) => ({ ...each, at: 12, seen: true })), ticked);
    expect(JSON.parse(plaintext)).toEqual({ v: 1, token: match.token, texts: [line(1), line(3)] });
    expect(plaintext).not.toContain('secret');
  });

  it(proves('is what was ticked, whatever that is', 'VIS-12-21'), () => {
    fc.assert(
      fc.property(fc.subarray([0, 1, 2, 3]), (ticked) => {
        const { texts } = JSON.parse(composeEvidence(match.token, said, ticked.map(line)));
        expect(texts).toEqual(ticked.map(line));
      }),
    );
  });
});

describe('the moderators’ reading', () => {
  it('proves what was signed in the match, and says when that was', async () => {
    expect(await read(composeEvidence(match.token, said, said))).toEqual({
      kind: 'read',
      token: { valid: true, match: MATCH, at: SINCE },
      texts: said.map(({ role, sequence, text }) => ({ role, sequence, text, proof: 'proven' })),
    });
  });

  it('takes a token under an older key of the server', async () => {
    const newer = await createSigningKeys(subtle);
    const reading = await read(evidence(said), [newer.publicKey, match.server.publicKey]);
    expect(reading).toMatchObject({ token: { valid: true } });
  });

  it(proves('does not prove a forged text, and says so of that text alone', 'VIS-12-23'), async () => {
    const forged = { ...line(1), text: 'Something else' };
    expect(await proofs([line(0), forged, line(3)])).toEqual(['proven', 'not-proven', 'proven']);
  });

  it(proves('does not prove what the other side is said to have said', 'VIS-12-23'), async () => {
    const own = line(2);
    expect(await proofs([{ ...own, role: 'impolite' }])).toEqual(['not-proven']);
    const signedByReporter = await say(match, { role: 'polite', sequence: 3, text: 'You said this' });
    expect(await proofs([{ ...signedByReporter, role: 'impolite' }])).toEqual(['not-proven']);
  });

  it(proves('does not prove a text at another place', 'VIS-12-23'), async () => {
    expect(await proofs([{ ...line(1), sequence: 9 }])).toEqual(['not-proven']);
  });

  it('proves a place once: what is said to stand there again is not proven', async () => {
    const again = await say(match, { role: 'impolite', sequence: 1, text: 'Said twice' });
    expect(await proofs([line(1), line(1), again, line(0)])).toEqual(['proven', 'not-proven', 'not-proven', 'proven']);
  });

  it(proves('does not prove a text of another match, also between the same keys', 'VIS-12-23'), async () => {
    const elsewhere = await say(match, { role: 'impolite', sequence: 1, text: 'Elsewhere', match: OTHER_MATCH });
    expect(await proofs([elsewhere])).toEqual(['not-proven']);
  });

  it('proves nothing under the token of another match', async () => {
    const other = await createMatch(OTHER_MATCH);
    const token = await tokenOf(match.server, {
      v: 1,
      match: OTHER_MATCH,
      polite: other.polite.publicKey,
      impolite: other.impolite.publicKey,
      at: SINCE,
    });
    expect(await proofs(said, token)).toEqual(said.map(() => 'not-proven'));
  });

  it('proves nothing under a token that the server did not sign', async () => {
    const stranger = await createMatch();
    const reading = await read(evidence(said, stranger.token));
    expect(reading).toMatchObject({ kind: 'read', token: { valid: false } });
    expect(await proofs(said, stranger.token)).toEqual(said.map(() => 'not-proven'));
    expect(await read(evidence(said), [])).toMatchObject({ token: { valid: false } });
  });

  it.each([
    ['of another version', { v: 2 }],
    ['with one key for both roles', { polite: 'impolite' }],
    ['without a match', { match: undefined }],
    ['with a time that is none', { at: 'now' }],
    ['that says more', { name: 'somebody' }],
  ])('takes no token %s', async (_, change) => {
    const keys = { polite: match.polite.publicKey, impolite: match.impolite.publicKey };
    const twice = 'polite' in change ? { polite: keys.impolite } : change;
    const token = await tokenOf(match.server, { v: 1, match: MATCH, ...keys, at: SINCE, ...twice });
    expect(await read(evidence(said, token))).toMatchObject({ kind: 'read', token: { valid: false } });
  });

  it('takes a token whole, or not', async () => {
    const [payload = '', signature = ''] = match.token.split('.');
    for (const token of ['', payload, `${payload}.`, `.${signature}`, `${match.token}.${signature}`, `${payload}A.${signature}`]) {
      expect(await read(evidence(said, token))).toMatchObject({ kind: 'read', token: { valid: false } });
    }
  });

  it('is not possible of anything else', async () => {
    const tooLong = { ...line(0), text: 'x'.repeat(1_001) };
    const others = ['', '{', 'null', '[]', '{"v":2,"token":"","texts":[]}', evidence([tooLong]), evidence([{ ...line(0), sequence: 0 }])];
    for (const plaintext of others) expect(await read(plaintext)).toEqual({ kind: 'unreadable' });
    await fc.assert(
      fc.asyncProperty(fc.json(), async (plaintext) => {
        expect(await read(plaintext)).toEqual({ kind: 'unreadable' });
      }),
    );
  });
});
