import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { type SignalingSettings, SettingsError } from '@visavis/config';
import { matchSigner, type SignMatch } from './calls/match-token.ts';

type Settings = Pick<SignalingSettings, 'MATCH_PRIVATE_KEY' | 'EVIDENCE_PUBLIC_KEY'>;

/** How texts of a call can be proved to moderators later. */
export interface CallProofs {
  /** `null`: no match is signed, so no text can be proved. */
  readonly signMatch: SignMatch | null;
  /** To which visitors seal the texts of a report, as it is said in `welcome`; `null`: none can go with it. */
  readonly evidenceKey: string | null;
}

/** From settings. `now`: epoch milliseconds. Throws `SettingsError`, which never shows a key. */
export function callProofs({ MATCH_PRIVATE_KEY, EVIDENCE_PUBLIC_KEY }: Settings, now: () => number): CallProofs {
  if (EVIDENCE_PUBLIC_KEY !== '' && !isPoint(EVIDENCE_PUBLIC_KEY)) throw new SettingsError('EVIDENCE_PUBLIC_KEY: must be a point of P-256, as docs/reports.md makes one');
  return {
    signMatch: MATCH_PRIVATE_KEY === '' ? null : matchSigner(privateKeyOf(MATCH_PRIVATE_KEY), now),
    evidenceKey: EVIDENCE_PUBLIC_KEY === '' ? null : EVIDENCE_PUBLIC_KEY,
  };
}

function privateKeyOf(base64: string): KeyObject {
  try {
    const key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // What it says may show a part of the key.
  }
  throw new SettingsError('MATCH_PRIVATE_KEY: must be a private key on P-256 in PKCS8, base64, as docs/reports.md makes one');
}

/** An uncompressed point of the curve, 65 bytes. */
function isPoint(base64url: string): boolean {
  const bytes = Buffer.from(base64url, 'base64url');
  if (bytes.byteLength !== 65 || bytes[0] !== 4) return false;
  const half = (from: number) => bytes.subarray(from, from + 32).toString('base64url');
  try {
    createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: half(1), y: half(33) } });
    return true;
  } catch {
    return false;
  }
}
