import { describe, expect, it } from 'vitest';
import { fromBase64Url } from './sealing-base64url.ts';
import { createSessionKey } from './session-key.ts';

const { subtle } = crypto;
const NONCE = 'EBESExQVFhcYGRobHB0eHw';
const MATCH = 'AAECAwQFBgcICQoLDA0ODw';
const bytes = (text: string) => fromBase64Url(text) ?? expect.fail('no base64url');
const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

async function verifies(publicKey: string, signature: string, said: string): Promise<boolean> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await subtle.importKey('raw', bytes(publicKey), curve, false, ['verify']);
  return subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), fromHex(said));
}

/** "visavis/1 come back" */
const label = '766973617669732f3120636f6d65206261636b';
const nonce = '101112131415161718191a1b1c1d1e1f';

describe('a session key', () => {
  it('[S10] [F4] shows a point of 65 bytes, another for each page, and keeps the private half', async () => {
    const made: CryptoKeyPair[] = [];
    const watched: Parameters<typeof createSessionKey>[0] = {
      exportKey: subtle.exportKey.bind(subtle) as SubtleCrypto['exportKey'],
      sign: subtle.sign.bind(subtle),
      // Only the overload for key pairs is asked for.
      generateKey: (async (...asked: Parameters<SubtleCrypto['generateKey']>) => {
        const pair = await subtle.generateKey(...asked);
        if ('privateKey' in pair) made.push(pair);
        return pair;
      }) as SubtleCrypto['generateKey'],
    };
    const [one, two] = [await createSessionKey(watched), await createSessionKey(watched)];
    expect(bytes(one.publicKey)).toHaveLength(65);
    expect(bytes(one.publicKey)[0]).toBe(4);
    expect(one.publicKey).not.toBe(two.publicKey);
    expect(made.map(({ privateKey }) => privateKey.extractable)).toEqual([false, false]);
  });

  it('[R6] signs a seat: label, nonce, 01, generation, match', async () => {
    const key = await createSessionKey(subtle);
    const signature = await key.sign({ nonce: NONCE, match: MATCH, generation: 258 });
    expect(bytes(signature)).toHaveLength(64);
    const said = `${label}${nonce}0100000102000102030405060708090a0b0c0d0e0f`;
    expect(await verifies(key.publicKey, signature, said)).toBe(true);
  });

  it('[R6] signs a place in the queue: label, nonce, 02, generation, zeros', async () => {
    const key = await createSessionKey(subtle);
    const signature = await key.sign({ nonce: NONCE, match: null, generation: 1 });
    expect(await verifies(key.publicKey, signature, `${label}${nonce}0200000001${'00'.repeat(16)}`)).toBe(true);
    expect(await verifies(key.publicKey, signature, `${label}${nonce}0100000001${'00'.repeat(16)}`)).toBe(false);
  });

  it('[R6] signs nothing of another form', async () => {
    const key = await createSessionKey(subtle);
    await expect(key.sign({ nonce: 'short', match: null, generation: 1 })).rejects.toThrow(RangeError);
    await expect(key.sign({ nonce: NONCE, match: `${MATCH}AA`, generation: 1 })).rejects.toThrow(RangeError);
  });
});
