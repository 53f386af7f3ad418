import * as v from 'valibot';

/** Why data is used at all. A purpose that is not here cannot be named, marketing among them. */
export const PURPOSES = [
  'connect',
  'stop-abuse',
  'count',
  'keep-running',
  'run-service',
  'answer',
  'comply-with-law',
] as const;
export const Purpose = v.picklist(PURPOSES);
export type Purpose = v.InferOutput<typeof Purpose>;

/** GDPR Article 6(1): (a), (b), (c), (f). */
export const LegalBasis = v.picklist(['consent', 'contract', 'legal-obligation', 'legitimate-interest']);
export type LegalBasis = v.InferOutput<typeof LegalBasis>;

/** Every single thing that the service can come to know, by its policy name. */
export const FIELD_NAMES = [
  'ip-address',
  'browser-name',
  'browser-family',
  'system-family',
  'device-form',
  'screen-size',
  'region',
  'session-times',
  'referring-host',
  'address-tag',
  'attempt-counts',
  'puzzle',
  'day-tag',
  'day-marks',
  'session-tag',
  'session-key',
  'signing-key',
  'chat-wishes',
  'interests',
  'languages',
  'search-times',
  'recent-partners',
  'pairing',
  'sealed-handshake',
  'relay-pass',
  'sealed-media',
  'picture-and-sound',
  'text-messages',
  'device-switches',
  'typing',
  'text-signatures',
  'sign-check',
  'report-reason',
  'report-words',
  'report-evidence',
  'report-mode',
  'report-minute',
  'report-state',
  'ban-mark',
  'ban-end',
  'page-views',
  'visits',
  'chat-counts',
  'visitor-counts',
  'source-counts',
  'country-counts',
  'device-counts',
  'browser-counts',
  'page-use-counts',
  'step-counts',
  'drop-counts',
  'count-marks',
  'public-numbers',
  'account-email',
  'account-preferences',
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
  'read-key',
  'mail-address',
  'mail-words',
] as const;
export const FieldName = v.picklist(FIELD_NAMES);
export type FieldName = v.InferOutput<typeof FieldName>;

/** `given` by the person, `automatic` because the network works that way, `made` by our programs. */
export const Source = v.picklist(['given', 'automatic', 'made']);

/** Programs and people that come to read data. `nobody` cannot be listed: data without a reader is not collected. */
export const Reader = v.picklist(['browser', 'chat', 'signaling', 'collector', 'relay', 'dashboard', 'moderator', 'owner']);
export type Reader = v.InferOutput<typeof Reader>;

/** ISO 3166-1 alpha-2. */
export const CountryCode = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'a country is two capital letters (ISO 3166-1), such as IS'));

/** What no line may have: control characters, and what XML cannot hold (https://www.w3.org/TR/xml/#charsets). */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/** Words in one line, which page, feed and log can all show. */
export const OneLine = v.pipe(v.string(), v.check((text) => !UNPRINTABLE.test(text), 'one line of plain words, without control characters'));

/** One line that says something. */
export const lineOf = (empty: string) => v.pipe(OneLine, v.trim(), v.nonEmpty(empty));

/** A day that the calendar has, YYYY-MM-DD. */
export const CalendarDay = v.pipe(
  v.string(),
  v.isoDate('a day is written YYYY-MM-DD'),
  v.check(isOnTheCalendar, 'the calendar has no such day'),
);

export type NonEmpty<T> = readonly [T, ...T[]];

/** What a schema gives, as something that nobody changes. */
export type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A list with at least one item, in types as at run time. */
export const nonEmpty = <S extends v.GenericSchema>(item: S) => v.tupleWithRest([item], item);

function isOnTheCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
