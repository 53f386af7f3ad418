import * as v from 'valibot';
import { fromBase64Url } from '../sealing-base64url.ts';
import { utf8 } from '../verification/byte-strings.ts';
import { importSigningKey, SIGNING } from './signing-keys.ts';
import type { WebCrypto } from './web-crypto.ts';

const base64urlOf = (bytes: number) =>
  v.pipe(
    v.string(),
    v.check((text) => fromBase64Url(text)?.byteLength === bytes),
  );

const MatchClaim = v.strictObject({
  v: v.literal(1),
  match: base64urlOf(16),
  polite: base64urlOf(65),
  impolite: base64urlOf(65),
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** What the server says of a match: who signs for which role, and since which minute (seconds since 1970). */
export type MatchClaim = v.InferOutput<typeof MatchClaim>;

/**
 * What a token says, once the server's key has been found under it; `null` for anything else.
 * More than one key: the server's may have been changed while the report lay there.
 */
export async function readMatchToken(
  subtle: Pick<WebCrypto, 'importKey' | 'verify'>,
  token: string,
  matchPublicKeys: readonly string[],
): Promise<MatchClaim | null> {
  const [payload = '', written = '', ...more] = token.split('.');
  const signature = fromBase64Url(written);
  const claim = claimIn(payload);
  if (more.length > 0 || signature?.byteLength !== SIGNATURE_BYTES || claim === null) return null;
  for (const publicKey of matchPublicKeys) {
    const key = await importSigningKey(subtle, publicKey);
    if (key && (await subtle.verify(SIGNING, key, signature, utf8(`${LABEL}${payload}`)))) return claim;
  }
  return null;
}

const LABEL = 'visavis match 1\n';
const SIGNATURE_BYTES = 64;

function claimIn(payload: string): MatchClaim | null {
  const bytes = fromBase64Url(payload);
  if (bytes === null) return null;
  try {
    const claim = v.safeParse(MatchClaim, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    // With one key for both roles nobody could tell who said what.
    return claim.success && claim.output.polite !== claim.output.impolite ? claim.output : null;
  } catch {
    return null;
  }
}
