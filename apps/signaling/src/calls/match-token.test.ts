import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { LIMITS, parseServerMessage } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { MATCH, OTHER_SIGN_KEY, SIGN_KEY } from '../testing/messages.ts';
import { matchSigner } from './match-token.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const sign = matchSigner(privateKey, () => 1_795_305_659_999);
const token = sign({ match: MATCH, polite: SIGN_KEY, impolite: OTHER_SIGN_KEY });
const [payload = '', signature = ''] = token.split('.');

describe('a match token', () => {
  test('[M13] says the match, the key of each role and the minute, and nothing else', () => {
    const said = Buffer.from(payload, 'base64url').toString();
    expect(said).toBe(JSON.stringify({ v: 1, match: MATCH, polite: SIGN_KEY, impolite: OTHER_SIGN_KEY, at: 1_795_305_600 }));
  });

  test('[M13] is signed over its purpose and its payload', () => {
    const isOf = (text: string) => verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
    expect(isOf(`visavis match 1\n${payload}`)).toBe(true);
    expect([isOf(payload), isOf(`visavis match 1\n${payload}A`), isOf(`visavis text 1\n${payload}`)]).toEqual([false, false, false]);
  });

  test('[M13] of which the one on the page of the protocol is signed as it says', async () => {
    const { readFile } = await import('node:fs/promises');
    const spec = await readFile(new URL('../../../../packages/protocol/SPEC.md', import.meta.url), 'utf8');
    const [, said = '', proof = ''] = /"token":"([\w-]+)\.([\w-]{86})"/.exec(spec) ?? [];
    const [, x = '', y = ''] = /polite {10}\{"kty":"EC","crv":"P-256","x":"([\w-]+)","y":"([\w-]+)"/.exec(spec) ?? [];
    const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
    expect(verify('sha256', Buffer.from(`visavis match 1\n${said}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(proof, 'base64url'))).toBe(true);
  });

  test('[M13] fits the message that carries it', () => {
    expect(token.length).toBeLessThanOrEqual(LIMITS.tokenLength);
    const matched = { type: 'matched', match: MATCH, role: 'polite', mode: 'text', connection: 'shielded', partner: 'A'.repeat(16), partnerKey: SIGN_KEY, shared: [], token, partnerSignKey: OTHER_SIGN_KEY };
    expect(parseServerMessage(JSON.stringify(matched))).toEqual(matched);
  });
});
