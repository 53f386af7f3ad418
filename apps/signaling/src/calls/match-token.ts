import { type KeyObject, sign } from 'node:crypto';
import type { Role } from '@visavis/protocol';

const PURPOSE = 'visavis match 1\n';

/** Which keys sign in a match, base64url as in `find`. */
export interface SigningKeys extends Readonly<Record<Role, string>> {
  readonly match: string;
}

/** Makes the token of a match [M13]. */
export type SignMatch = (keys: SigningKeys) => string;

/** Seconds. A report holds no finer time than the minute, the texts in it included. */
const ROUNDED_TO = 60;

/** `now`: epoch milliseconds. To sign takes some 0.1 ms. */
export function matchSigner(privateKey: KeyObject, now: () => number): SignMatch {
  return ({ match, polite, impolite }) => {
    const payload = { v: 1, match, polite, impolite, at: minuteOf(now()) };
    const said = Buffer.from(JSON.stringify(payload)).toString('base64url');
    const signature = sign('sha256', Buffer.from(`${PURPOSE}${said}`), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${said}.${signature.toString('base64url')}`;
  };
}

/** Rounded down, in epoch seconds. */
const minuteOf = (ms: number): number => Math.floor(ms / 1_000 / ROUNDED_TO) * ROUNDED_TO;
