import { SettingsError } from '@visavis/config';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { callProofs } from './call-proofs.ts';
import { MATCH, OTHER_SIGN_KEY, SIGN_KEY } from './testing/messages.ts';
import { SessionKeys } from './testing/session-keys.ts';

const none = { MATCH_PRIVATE_KEY: '', EVIDENCE_PUBLIC_KEY: '' };
const pkcs8 = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

describe('callProofs', () => {
  test('[M13] [P4] without keys signs nothing and takes no texts', () => {
    expect(callProofs(none, Date.now)).toEqual({ signMatch: null, evidenceKey: null });
  });

  test('[M13] [P4] signs with the one key and names the other', () => {
    const { publicKey } = new SessionKeys();
    const { signMatch, evidenceKey } = callProofs({ MATCH_PRIVATE_KEY: pkcs8('P-256'), EVIDENCE_PUBLIC_KEY: publicKey }, () => 0);
    expect(evidenceKey).toBe(publicKey);
    expect(signMatch?.({ match: MATCH, polite: SIGN_KEY, impolite: OTHER_SIGN_KEY })).toMatch(/^[\w-]+\.[\w-]{86}$/);
  });

  test.each([
    [{ MATCH_PRIVATE_KEY: 'A'.repeat(92) }, /^MATCH_PRIVATE_KEY: must be a private key on P-256/],
    [{ MATCH_PRIVATE_KEY: pkcs8('P-384') }, /^MATCH_PRIVATE_KEY: must be a private key on P-256/],
    [{ EVIDENCE_PUBLIC_KEY: 'B'.repeat(87) }, /^EVIDENCE_PUBLIC_KEY: must be a point of P-256/],
    [{ EVIDENCE_PUBLIC_KEY: Buffer.alloc(65, 4).toString('base64url') }, /^EVIDENCE_PUBLIC_KEY: must be a point of P-256/],
  ])('refuses what is no key in one line that shows nothing of it', (wrong, line) => {
    const start = () => callProofs({ ...none, ...wrong }, Date.now);
    expect(start).toThrow(SettingsError);
    expect(start).toThrow(line);
    for (const value of Object.values(wrong)) expect(start).not.toThrow(value);
  });
});
