import { type Personal, read } from '@visavis/policy/personal';
import { Secret, TOTP } from 'otpauth';

export interface TotpAccount {
  readonly issuer: string;
  readonly email: Personal<'operator-email'>;
  /** As better-auth keeps it: its UTF-8 bytes are the key. */
  readonly secret: string;
}

/** The address that an authenticator app reads from a QR code. */
export const totpUri = ({ issuer, email, secret }: TotpAccount): string =>
  generator(secret, { issuer, label: read(email, 'run-service') }).toString();

/** True for the code of this half minute, the one before or the one after (RFC 6238, 5.2). */
export function isTotpCode(secret: string, code: string, unixMs: number): boolean {
  return generator(secret).validate({ token: code, window: 1, timestamp: unixMs }) !== null;
}

const generator = (secret: string, shown: { issuer?: string; label?: string } = {}): TOTP =>
  new TOTP({ ...shown, secret: Secret.fromUTF8(secret), digits: 6, period: 30 });
