import { createHash } from 'node:crypto';

export const TOKEN_BYTES = 32;

/** What is stored of a token: SHA-256, which is enough for 32 random bytes. */
export function tokenHash(token: Uint8Array): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** The hash of a token as it stands in a link; `null` when no token can look like this. */
export function hashOfWrittenToken(written: string): Uint8Array | null {
  const token = Buffer.from(written, 'base64url');
  const isToken = token.length === TOKEN_BYTES && token.toString('base64url') === written;
  return isToken ? tokenHash(token) : null;
}
