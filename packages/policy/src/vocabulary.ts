/** Why data is used at all. A purpose that is not here cannot be named, marketing among them. */
export const PURPOSES = ['connect', 'stop-abuse', 'count', 'run-service', 'answer'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** GDPR Article 6(1): (a), (b), (c), (f). */
export type LegalBasis = 'consent' | 'contract' | 'legal-obligation' | 'legitimate-interest';

/** Every single thing that the service can come to know, by its policy name. */
export const FIELD_NAMES = [
  'ip-address',
  'browser-name',
  'address-tag',
  'attempt-counts',
  'session-tag',
  'chat-wishes',
  'recent-partners',
  'pairing',
  'sealed-handshake',
  'relay-pass',
  'sealed-media',
  'picture-and-sound',
  'text-messages',
  'device-switches',
  'report-reason',
  'report-words',
  'report-mode',
  'report-minute',
  'report-state',
  'page-views',
  'visits',
  'chat-counts',
  'operator-email',
  'operator-name',
  'password-hash',
  'authenticator-secret',
  'recovery-codes',
  'wrong-codes',
  'account-dates',
  'sign-in-session',
  'sign-in-challenge',
  'set-up-link-hash',
  'mail-address',
  'mail-words',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** `given` by the person, `automatic` because the network works that way, `made` by our programs. */
export type Source = 'given' | 'automatic' | 'made';

export type NonEmpty<T> = readonly [T, ...T[]];
