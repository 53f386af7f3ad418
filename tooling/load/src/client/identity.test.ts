import { createHash, createPublicKey, verify } from 'node:crypto';
import { SeededRandom } from '@visavis/bench/seeded-random';
import { expect, test } from 'vitest';
import { Identity } from './identity.ts';

test('[S10] [R6] a seed makes the same key again, whose tag and signatures are as the rules say', () => {
  const [one, again, other] = [7, 7, 8].map((seed) => new Identity(new SeededRandom(seed)));
  expect(one?.publicKey).toBe(again?.publicKey);
  expect(one?.publicKey).not.toBe(other?.publicKey);
  const point = Buffer.from(one?.publicKey ?? '', 'base64url');
  expect(one?.tag).toBe(createHash('sha256').update(point).digest().subarray(0, 12).toString('base64url'));
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
  const nonce = Buffer.alloc(16, 3);
  const signature = one?.sign({ nonce: nonce.toString('base64url'), generation: 258, match: null }) ?? '';
  const bytes = Buffer.concat([Buffer.from('visavis/1 come back'), nonce, Buffer.from([2, 0, 0, 1, 2]), Buffer.alloc(16)]);
  expect(verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true);
});
