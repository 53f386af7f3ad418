import { createHash } from 'node:crypto';
import { proves } from '@visavis/policy/proves';
import type { Role } from '@visavis/protocol';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../sealing-base64url.ts';
import { createMatch, MATCH, OTHER_MATCH, say, type TestMatch } from './evidence.test-support.ts';
import { type SaidText, signText, verifyText } from './signed-text.ts';
import { createSigningKeys } from './signing-keys.ts';

const { subtle } = crypto;
const line = { match: MATCH, role: 'polite', sequence: 7, text: 'How are you? 🙂' } as const;
let match: TestMatch;

beforeAll(async () => {
  match = await createMatch();
});

const verify = (said: SaidText, signature: string, publicKey = match.polite.publicKey) =>
  verifyText({ subtle, publicKey, ...said, signature });

describe('a signed text', () => {
  it('[D5] is its sender’s, whatever it says', async () => {
    const said = fc.record({
      role: fc.constantFrom<Role>('polite', 'impolite'),
      sequence: fc.integer({ min: 1, max: 0xffff_ffff }),
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(said, async (text) => {
        const { signature } = await say(match, text);
        const { publicKey } = match[text.role];
        expect(signature).toHaveLength(86);
        expect(await verify({ match: MATCH, ...text }, signature, publicKey)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('[D5] covers label, match, role, sequence and the hash of the text, byte for byte', async () => {
    const hash = createHash('sha256').update(new TextEncoder().encode(line.text)).digest();
    const label = new TextEncoder().encode('visavis text 1\n');
    const signed = Uint8Array.from([...label, ...(fromBase64Url(MATCH) ?? []), 0, 0, 0, 0, 7, ...hash]);
    const point = fromBase64Url(match.polite.publicKey) ?? new Uint8Array();
    const key = await subtle.importKey('raw', point, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const { signature } = await say(match, line);
    const bytes = fromBase64Url(signature) ?? new Uint8Array();
    expect(await subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes, signed)).toBe(true);
  });

  it.each([
    ['text', { text: 'How are you! 🙂' }],
    ['match', { match: OTHER_MATCH }],
    ['role', { role: 'impolite' }],
    ['sequence', { sequence: 8 }],
  ] as const)('[D5] is nobody’s with another %s', async (_, change) => {
    const { signature } = await say(match, line);
    expect(await verify(line, signature)).toBe(true);
    expect(await verify({ ...line, ...change }, signature)).toBe(false);
  });

  it(proves('[D5] is not signed by anybody else', 'VIS-12-23'), async () => {
    const { signature } = await say(match, line);
    const stranger = await createSigningKeys(subtle);
    expect(await verify(line, signature, match.impolite.publicKey)).toBe(false);
    expect(await verify(line, signature, stranger.publicKey)).toBe(false);
  });

  it('[D5] is refused, not thrown, when key, match, sequence or signature is none', async () => {
    const { signature } = await say(match, line);
    const noPoint = toBase64Url(new Uint8Array(65).fill(4));
    expect(await verify(line, signature, noPoint)).toBe(false);
    expect(await verify(line, signature, '')).toBe(false);
    expect(await verify(line, 'no signature!')).toBe(false);
    expect(await verify(line, signature.slice(2))).toBe(false);
    expect(await verify({ ...line, match: 'AA' }, signature)).toBe(false);
    for (const sequence of [0, -1, 1.5, 2 ** 32]) expect(await verify({ ...line, sequence }, signature)).toBe(false);
  });

  it('[D5] is not made for what is no place in a match', async () => {
    const { privateKey: key } = match.polite;
    await expect(signText({ subtle, key, ...line, sequence: 0 })).rejects.toThrow(RangeError);
    await expect(signText({ subtle, key, ...line, match: '' })).rejects.toThrow(RangeError);
  });

  it('[D5] is signed with a key that does not leave the browser', async () => {
    expect(match.polite.privateKey.extractable).toBe(false);
    expect(fromBase64Url(match.polite.publicKey)).toHaveLength(65);
  });
});
