/** Values that are no host: too few came from it, none was told, our own pages. */
const NO_HOST: readonly string[] = ['other', 'none', 'own'];

export const MAX_HOST_LENGTH = 253;

/**
 * A host name as a browser spells it: lower-case ASCII (punycode), at least two labels, without port or path
 * (RFC 1123). The last label begins with a letter, so an IP address is none. The database says the same.
 */
export const REFERRER_HOST = /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]([a-z\d-]{0,61}[a-z\d])$/;

/** What the beacon takes for one: it has few bytes, browsers name few other hosts, and the collector reads again. */
export const LIKE_A_HOST = /^([a-z\d-]+\.)+[a-z][a-z\d-]*$/;

/** Whether a text can stand in the referrers' table. */
export const isReferrerValue = (value: string): boolean =>
  NO_HOST.includes(value) || (value.length <= MAX_HOST_LENGTH && REFERRER_HOST.test(value));
