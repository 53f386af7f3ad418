import type { FieldName, NonEmpty, Purpose } from './vocabulary.ts';

/**
 * Why our programs may read a field that is about a person. Such a value travels closed (`Personal`), and
 * nobody can open it for anything that is not in its line. What a person reads, or coturn, stands in the manifest.
 */
export const READ_FOR = {
  'ip-address': ['stop-abuse', 'count', 'connect'],
  'browser-name': ['count'],
  'report-words': ['stop-abuse'],
  'operator-email': ['run-service', 'stop-abuse'],
} as const satisfies Partial<Record<FieldName, NonEmpty<Purpose>>>;

/** A field whose values travel closed. */
export type PersonalField = keyof typeof READ_FOR;

/** What every one of the fields `F` may be read for. */
export type ReadPurpose<F extends PersonalField> = {
  [P in Purpose]: [F] extends [FieldReadFor<P>] ? P : never;
}[Purpose];

type FieldReadFor<P extends Purpose> = {
  [F in PersonalField]: P extends (typeof READ_FOR)[F][number] ? F : never;
}[PersonalField];

export type OpenReason =
  /** A whole number that many people may share. */
  | 'a-number'
  /** One of a few values that we wrote down, or a time. */
  | 'a-choice'
  /** The name of a website: held until enough people came from it, and never with one of them. */
  | 'a-site'
  /** Random, and means nothing once its connection, call or session is over. */
  | 'random'
  /** Under a key or hashed, at the moment that it is made. */
  | 'keyed-or-hashed'
  /** Said for one search: compared with what others say, told to a partner who said the same, and gone with the search. */
  | 'one-search'
  /** Encrypted for somebody else. */
  | 'sealed'
  /** Never on a machine of ours. */
  | 'browsers-only'
  /** In a mailbox, where no program of ours goes. */
  | 'mailbox-only'
  /** Goes from the set-up straight under encryption, and is the sign-in package's from then on. */
  | 'sign-in-secret'
  /** No program of ours reads it. One that begins to moves it into `READ_FOR`. */
  | 'unread';

/** Every other field, and why it needs no closed form. A new field has to be put here or above. */
export const OPEN_BECAUSE = {
  'browser-family': 'a-choice',
  'system-family': 'a-choice',
  'device-form': 'a-choice',
  'screen-size': 'browsers-only',
  region: 'a-choice',
  'session-times': 'unread',
  'referring-host': 'a-site',
  'address-tag': 'keyed-or-hashed',
  'attempt-counts': 'a-number',
  puzzle: 'keyed-or-hashed',
  'day-tag': 'keyed-or-hashed',
  'day-marks': 'a-choice',
  'session-tag': 'random',
  'session-key': 'random',
  'signing-key': 'random',
  'chat-wishes': 'a-choice',
  interests: 'one-search',
  languages: 'a-choice',
  'search-times': 'a-number',
  'recent-partners': 'random',
  pairing: 'random',
  'sealed-handshake': 'sealed',
  'relay-pass': 'random',
  'sealed-media': 'sealed',
  'picture-and-sound': 'browsers-only',
  'text-messages': 'browsers-only',
  'device-switches': 'browsers-only',
  typing: 'browsers-only',
  'text-signatures': 'browsers-only',
  'sign-check': 'browsers-only',
  'report-reason': 'a-choice',
  'report-evidence': 'sealed',
  'report-mode': 'a-choice',
  'report-minute': 'a-choice',
  'report-state': 'a-choice',
  'ban-mark': 'keyed-or-hashed',
  'ban-end': 'a-choice',
  'page-views': 'a-number',
  visits: 'a-number',
  'chat-counts': 'a-number',
  'visitor-counts': 'a-number',
  'source-counts': 'a-number',
  'country-counts': 'a-number',
  'device-counts': 'a-number',
  'browser-counts': 'a-number',
  'page-use-counts': 'a-number',
  'step-counts': 'a-number',
  'drop-counts': 'a-number',
  'count-marks': 'a-choice',
  'public-numbers': 'a-number',
  'account-email': 'unread',
  'account-preferences': 'unread',
  'operator-name': 'unread',
  'password-hash': 'keyed-or-hashed',
  'authenticator-secret': 'sign-in-secret',
  'recovery-codes': 'sign-in-secret',
  'wrong-codes': 'a-number',
  'account-dates': 'a-choice',
  'sign-in-session': 'random',
  'sign-in-challenge': 'random',
  'set-up-link-hash': 'keyed-or-hashed',
  'read-key': 'keyed-or-hashed',
  'mail-address': 'mailbox-only',
  'mail-words': 'unread',
} as const satisfies Record<Exclude<FieldName, PersonalField>, OpenReason>;
