import { describeDay } from '../text/en/describe-day.ts';
import { inWords, SAFEGUARD_WORDS } from '../text/en/words.ts';
import { countryWords, fieldWord, lifetimeWords, RECIPIENT_WORDS, recipientWords, STORAGE_WORDS, word } from './change-words.ts';
import { afterOf, at, beforeOf, comesOrGoes, type Describe, either, instead, part } from './sentences.ts';

/** A recipient by the key in a path: its kind, or kind, service and name of a company. */
const recipient: Describe = (change) => {
  const [kind = '', , ...name] = at(change, 1).split(':');
  return name.length > 0 ? name.join(':') : word(RECIPIENT_WORDS, kind);
};

const entry: Describe = (change) => keyWords(at(change, 1).split(':').slice(1).join(':'));

/** Sentences on who gets data, and on what is kept on people's own devices. */
export const OTHERS_SENTENCES: Readonly<Record<string, Describe>> = {
  'recipients.*': comesOrGoes(
    (value) => `Now gets data: ${recipientWords(value).who} (${inWords(recipientWords(value).gets)}).`,
    (value) => `No longer gets data: ${recipientWords(value).who}.`,
  ),
  'recipients.*.country': (change) => `${recipient(change)}: in ${instead(change, countryWords)}.`,
  'recipients.*.safeguard': (change) => `${recipient(change)}: protected because ${instead(change, (value) => word(SAFEGUARD_WORDS, value))}.`,
  'recipients.*.gets': (change) => `${recipient(change)}: what they get has changed.`,
  'recipients.*.gets.*': comesOrGoes(
    (value, change) => `${recipient(change)}: now also gets ${fieldWord(value)}.`,
    (value, change) => `${recipient(change)}: no longer gets ${fieldWord(value)}.`,
  ),
  'recipients.*.sees.direct.*': comesOrGoes(
    (value, change) => `${recipient(change)}: in a direct call now also gets ${fieldWord(value)}.`,
    (value, change) => `${recipient(change)}: in a direct call no longer gets ${fieldWord(value)}.`,
  ),
  'recipients.*.sees.shielded.*': comesOrGoes(
    (value, change) => `${recipient(change)}: in a shielded call now also gets ${fieldWord(value)}.`,
    (value, change) => `${recipient(change)}: in a shielded call no longer gets ${fieldWord(value)}.`,
  ),
  'recipients.*.origins.*': comesOrGoes(
    (value, change) => `${recipient(change)}: your browser now also loads from ${String(value)}.`,
    (value, change) => `${recipient(change)}: your browser no longer loads from ${String(value)}.`,
  ),
  'recipients.*.contract.reference': (change) => `${recipient(change)}: the contract is ${instead(change, String)}.`,
  'recipients.*.contract.reviewBy': (change) => `${recipient(change)}: the contract is read again by ${instead(change, (value) => describeDay(String(value)))}.`,

  'device.*': (change) => {
    const after = afterOf(change);
    if (after === undefined) return `No longer on your device: ${entryWords(beforeOf(change))}.`;
    return `Now on ${part(after, 'who') === 'operator' ? 'devices of people who run the service' : 'your device'}: ${entryWords(after)}, ${lifetimeWords(part(after, 'lifetime'))}.`;
  },
  'device.*.who': (change) => `${entry(change)}: on the devices of ${instead(change, (value) => (value === 'visitor' ? 'visitors' : 'people who run the service'))}.`,
  'device.*.purpose': (change) => `${entry(change)}: used for ${instead(change, (value) => word(USE_WORDS, value))}.`,
  'device.*.holds': (change) => `${entry(change)}: holds ${instead(change, (value) => word(HOLDS_WORDS, value))}.`,
  'device.*.sent': (change) => `${entry(change)}: ${either(true, 'now leaves your device', 'no longer leaves your device')(change)}.`,
  'device.*.lifetime': (change) => `${entry(change)}: stays ${instead(change, lifetimeWords)}.`,
  'device.*.lifetime.length': (change) => `${entry(change)}: stays ${instead(change, (length) => lifetimeWords({ kind: 'lasts', length }))}.`,
  'permissions.*': comesOrGoes(
    (value) => `Your browser now asks you for the ${String(part(value, 'feature'))}.`,
    (value) => `Your browser no longer asks you for the ${String(part(value, 'feature'))}.`,
  ),
};

const USE_WORDS = {
  'age-answer': 'your answer about your age',
  'stay-signed-in': 'staying signed in',
  'notice-read': 'the notice you have read',
  'own-choice': 'a choice of yours',
  count: 'counting visits',
};

const HOLDS_WORDS = {
  'adult-yes': 'your yes to the age question',
  'sign-in': 'the sign-in',
  'sign-in-challenge': 'half a sign-in',
  'notice-version': 'the number of the policy you have read',
  'not-counted': 'your wish not to be counted',
  'blocked-tags': 'the random tags of people whom you blocked',
  choice: 'your choice',
  'visit-mark': 'a mark of your visit',
};

/** The star that stands for a prefix of the transport says nothing to readers. */
const keyWords = (key: string): string => key.replace(/^\*/, '');

function entryWords(entryValue: unknown): string {
  const asked = part(entryValue, 'essential') === false ? ', only after your yes' : '';
  const held = word(HOLDS_WORDS, part(entryValue, 'holds'));
  return `${word(STORAGE_WORDS, part(entryValue, 'kind'))}, ${keyWords(String(part(entryValue, 'key')))}, with ${held}${asked}`;
}
