import { proves } from '@visavis/policy/proves';
import { LIMITS } from '@visavis/protocol';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../sealing-base64url.ts';
import { random } from './evidence.test-support.ts';
import { openEvidence, sealEvidence } from './sealed-evidence.ts';

const { subtle } = crypto;

interface Moderators {
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

let moderators: Moderators;
let others: Moderators;

async function createModerators(): Promise<Moderators> {
  const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return { publicKey: toBase64Url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey))), privateKey: pair.privateKey };
}

beforeAll(async () => {
  [moderators, others] = await Promise.all([createModerators(), createModerators()]);
});

const seal = (plaintext: string, evidenceKey = moderators.publicKey) =>
  sealEvidence({ subtle, random, evidenceKey, plaintext });
const open = (sealed: string, by = moderators) => openEvidence({ subtle, ...by, sealed });

async function sealed(plaintext: string): Promise<string> {
  const text = await seal(plaintext);
  if (text === null) throw new Error('not sealed');
  return text;
}

describe('sealed evidence', () => {
  it('opens with the moderators’ key, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 500 }), async (plaintext) => {
        expect(await open(await sealed(plaintext))).toBe(plaintext);
      }),
      { numRuns: 50 },
    );
  });

  it(proves('does not open with any other key', 'VIS-12-22'), async () => {
    const text = await sealed('{}');
    expect(await open(text, others)).toBeNull();
    expect(await open(text, { ...moderators, publicKey: others.publicKey })).toBeNull();
    expect(await open(text, { ...moderators, publicKey: 'no key' })).toBeNull();
  });

  it.each([
    [0, 2_048],
    [2_044, 2_048],
    [2_045, 4_096],
    [4_092, 4_096],
    [4_093, 8_192],
    [8_188, 8_192],
  ])('of %i bytes weighs as much as %i', async (length, size) => {
    const text = await sealed('x'.repeat(length));
    expect(fromBase64Url(text)).toHaveLength(65 + 12 + size + 16);
    expect(text.length).toBeLessThanOrEqual(LIMITS.evidenceLength);
    expect(await open(text)).toBe('x'.repeat(length));
  });

  it('is not made of more than a report carries, in bytes', async () => {
    expect(await seal('x'.repeat(8_189))).toBeNull();
    expect(await seal('ä'.repeat(4_095))).toBeNull();
  });

  it('is not made for what is no key', async () => {
    const noPoint = toBase64Url(new Uint8Array(65).fill(4));
    for (const key of ['', 'AAAA', noPoint, `${moderators.publicKey.slice(0, -1)}!`]) expect(await seal('{}', key)).toBeNull();
  });

  it('does not open when it was cut or changed, wherever', async () => {
    const bytes = fromBase64Url(await sealed('{"v":1}')) ?? new Uint8Array();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.byteLength - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ by;
        expect(await open(toBase64Url(changed))).toBeNull();
        expect(await open(toBase64Url(bytes.slice(0, at)))).toBeNull();
      }),
    );
    expect(await open('')).toBeNull();
    expect(await open('no base64url!')).toBeNull();
  });

  it('never looks the same twice', async () => {
    expect(await sealed('{}')).not.toBe(await sealed('{}'));
  });

  it('is what the words of the contract say: HKDF over ECDH, salted with both points', async () => {
    const bytes = fromBase64Url(await sealed('{"v":1}')) ?? new Uint8Array();
    const [ephemeral, iv, ciphertext] = [bytes.slice(0, 65), bytes.slice(65, 77), bytes.slice(77)];
    const curve = { name: 'ECDH', namedCurve: 'P-256' };
    const ephemeralKey = await subtle.importKey('raw', ephemeral, curve, false, []);
    const secret = await subtle.deriveBits({ name: 'ECDH', public: ephemeralKey }, moderators.privateKey, 256);
    const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
    const salt = Uint8Array.from([...ephemeral, ...(fromBase64Url(moderators.publicKey) ?? [])]);
    const info = new TextEncoder().encode('visavis evidence 1');
    const raw = await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, 256);
    const key = await subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
    const padded = new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv }, key, ciphertext));
    expect(padded.slice(0, 4)).toEqual(Uint8Array.of(0, 0, 0, 7));
    expect(new TextDecoder().decode(padded.slice(4, 11))).toBe('{"v":1}');
    expect(padded.slice(11).every((byte) => byte === 0)).toBe(true);
  });
});
