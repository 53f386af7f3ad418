import * as v from 'valibot';
import { Attestation } from '../attestation.ts';
import { Operator } from '../brand.ts';
import { COUNT_TABLE_NAMES } from '../counting.ts';
import { DATA_NAMES } from '../data.ts';
import { describeDuration, Duration } from '../duration.ts';
import { Recipient } from '../recipient.ts';
import type { Retention } from '../retention.ts';
import { COUNT_WORDS, grainWords } from '../text/en/count-words.ts';
import { describeDay } from '../text/en/describe-day.ts';
import { DATA_WORDS, FIELD_WORDS } from '../text/en/words.ts';
import type { Reader, Source } from '../vocabulary.ts';

import { isList, isParts } from './piece.ts';

/** What readers call a value of a closed list; another value stands for itself. */
export function word(words: Readonly<Record<string, string>>, value: unknown): string {
  const name = String(value);
  return (Object.hasOwn(words, name) ? words[name] : undefined) ?? name;
}

export const fieldWord = (value: unknown): string => word(FIELD_WORDS, value);

/** The category's name as the data table has it. */
export const dataWord = (name: unknown): string => (DATA_NAMES.some((known) => known === name) ? word(DATA_WORDS, name) : String(name));

/** What a table counts, and how finely. */
export const countWords = (name: unknown): string =>
  COUNT_TABLE_NAMES.flatMap((table) => (table === name ? [`${COUNT_WORDS[table]}, ${grainWords(table)}`] : []))[0] ?? String(name);

export const SOURCE_WORDS: Readonly<Record<v.InferOutput<typeof Source>, string>> = {
  given: 'given by you',
  automatic: 'sent by your browser by itself',
  made: 'made by our programs',
};

export const READER_WORDS: Readonly<Record<Reader, string>> = {
  browser: 'your browser',
  chat: 'the chat page',
  signaling: 'the server that joins partners',
  collector: 'the server that counts visits',
  relay: 'our relay',
  dashboard: 'the server of the people who run the service',
  moderator: 'people who handle reports',
  owner: 'the owner of this service',
};

export const KEEPER_WORDS = { design: 'by the way our programs are made', job: 'by a job', person: 'by a person' };

export const RECIPIENT_WORDS: Readonly<Record<string, string>> = {
  'chat-partner': 'Your partner',
  'own-relay': 'Our own relay',
  authority: 'A court or authority',
};

export const STORAGE_WORDS: Readonly<Record<string, string>> = {
  cookie: 'a cookie',
  'local-storage': 'an entry in local storage',
  'session-storage': 'an entry in session storage',
  'indexed-db': 'a small database',
};

/** "kept for 30 days", "never written down". */
export function keptWords(retention: unknown): string {
  const kind = isParts(retention) ? retention['kind'] : undefined;
  if (!isParts(retention) || !isKind(kind)) return String(retention);
  return KEPT_WORDS[kind](retention);
}

const KEPT_WORDS: Readonly<Record<Retention['kind'], (retention: Readonly<Record<string, unknown>>) => string>> = {
  'never-held': () => 'never kept',
  'memory-only': () => 'never written down',
  'memory-at-most': ({ length }) => `in memory for ${lengthWords(length)} at most`,
  period: ({ length }) => `kept for ${lengthWords(length)}`,
  'until-removed': ({ by }) => (by === 'visitor' ? 'kept until you delete it' : 'kept until the owner removes it'),
  'no-end': () => 'kept without an end',
};

const isKind = (kind: unknown): kind is Retention['kind'] => typeof kind === 'string' && Object.hasOwn(KEPT_WORDS, kind);

export const lengthWords = (value: unknown): string => (v.is(Duration, value) ? describeDuration(value) : 'no time');

/** How long something stays on a device. */
export function lifetimeWords(lifetime: unknown): string {
  const { kind, length } = isParts(lifetime) ? lifetime : {};
  if (kind === 'lasts') return `for ${lengthWords(length)}`;
  return kind === 'browser-session' ? 'until you close the browser' : 'until you clear it';
}

export const countryWords = (value: unknown): string => {
  if (value === 'anywhere') return 'anywhere';
  if (value === 'as-operator') return 'the operator’s country';
  return v.is(COUNTRY, value) ? (REGIONS.of(value) ?? value) : String(value);
};

const COUNTRY = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' });

export function operatorWords(value: unknown): string {
  if (!v.is(Operator, value) || value.kind === 'unnamed') return 'not named';
  return `${value.name}, ${value.address}, ${countryWords(value.country)}`;
}

/** Who a recipient is, and what they get. */
export function recipientWords(value: unknown): { readonly who: string; readonly gets: readonly string[] } {
  if (!v.is(Recipient, value)) return { who: String(value), gets: [] };
  switch (value.kind) {
    case 'processor':
      return { who: `${value.name} (${countryWords(value.country)})`, gets: value.gets.map(fieldWord) };
    case 'chat-partner':
      return { who: word(RECIPIENT_WORDS, value.kind), gets: value.sees.direct.map(fieldWord) };
    case 'own-relay':
      return { who: word(RECIPIENT_WORDS, value.kind), gets: value.gets.map(fieldWord) };
    case 'authority':
      return { who: word(RECIPIENT_WORDS, value.kind), gets: ['what is stored, where the law demands it'] };
  }
}

export function recordWords(value: unknown): string {
  if (!v.is(Attestation.entries.last, value) || value === 'none-yet') return 'none yet';
  return `${describeDay(value.on)} (${value.evidence})`;
}

/** The names of the fields in a category's list. */
export function fieldsOf(category: unknown): readonly string[] {
  const fields = isParts(category) ? category['fields'] : undefined;
  return isList(fields) ? fields.map((field) => fieldWord(isParts(field) ? field['name'] : field)) : [];
}
