import { Secret, TOTP } from 'otpauth';

export interface TotpAccount {
  readonly issuer: string;
  readonly email: string;
  /** As better-auth keeps it: its UTF-8 bytes are the key. */
  readonly secret: string;
}

/** The address that an authenticator app reads from a QR code. */
export const totpUri = (account: TotpAccount): string => generator(account).toString();

/** True for the code of this half minute, the one before or the one after (RFC 6238, 5.2). */
export function isTotpCode(account: TotpAccount, code: string, unixMs: number): boolean {
  return generator(account).validate({ token: code, window: 1, timestamp: unixMs }) !== null;
}

function generator({ issuer, email, secret }: TotpAccount): TOTP {
  return new TOTP({ issuer, label: email, secret: Secret.fromUTF8(secret), digits: 6, period: 30 });
}
