import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Claim, claimBytes, isProved, tagOf } from './session-key.ts';
import { SessionKeys } from '../testing/session-keys.ts';

const NONCE = 'EBESExQVFhcYGRobHB0eHw';
const MATCH = 'AAECAwQFBgcICQoLDA0ODw';
const seat: Claim = { nonce: NONCE, holds: { kind: 'seat', match: MATCH }, generation: 258 };

describe('the tag of a session', () => {
  test('[S10] is the first 12 bytes of the SHA-256 of its public key', () => {
    const { publicKey } = new SessionKeys();
    const hash = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
    expect(Buffer.from(tagOf(publicKey), 'base64url').toString('hex')).toBe(hash.slice(0, 24));
    expect(tagOf(publicKey)).toHaveLength(16);
  });
});

describe('the bytes that are signed', () => {
  const hex = (claim: Claim) => Buffer.from(claimBytes(claim)).toString('hex');
  const purpose = Buffer.from('visavis/1 come back').toString('hex');

  test('[R6] for a seat: purpose, nonce, 01, generation, match id', () => {
    expect(hex(seat)).toBe(`${purpose}101112131415161718191a1b1c1d1e1f0100000102000102030405060708090a0b0c0d0e0f`);
  });

  test('[R6] for a place: purpose, nonce, 02, generation, zeros', () => {
    expect(hex({ ...seat, holds: { kind: 'place' } })).toBe(`${purpose}101112131415161718191a1b1c1d1e1f0200000102${'00'.repeat(16)}`);
  });
});

describe('a signature', () => {
  const keys = new SessionKeys();

  test('[R6] proves the session key', async () => {
    expect(await isProved(seat, { key: keys.publicKey, signature: keys.sign(seat) })).toBe(true);
  });

  test.each<[string, Claim]>([
    ['connection', { ...seat, nonce: 'AAAAExQVFhcYGRobHB0eHw' }],
    ['generation', { ...seat, generation: 2 }],
    ['match', { ...seat, holds: { kind: 'seat', match: NONCE } }],
    ['thing held', { ...seat, holds: { kind: 'place' } }],
  ])('[R6] serves for no other %s', async (_, other) => {
    expect(await isProved(other, { key: keys.publicKey, signature: keys.sign(seat) })).toBe(false);
  });

  test('[R6] of another key proves nothing, and neither does one for a key that is no point of the curve', async () => {
    const signature = new SessionKeys().sign(seat);
    expect(await isProved(seat, { key: keys.publicKey, signature })).toBe(false);
    expect(await isProved(seat, { key: 'B'.repeat(87), signature })).toBe(false);
  });
});
