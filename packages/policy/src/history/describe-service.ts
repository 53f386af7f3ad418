import { ATTESTATION_WORDS, BASIS_WORDS, capital, HOLD_WORDS, PURPOSE_WORDS, RIGHT_WORDS } from '../text/en/words.ts';
import { countWords, countryWords, fieldWord, lengthWords, operatorWords, recordWords, word } from './change-words.ts';
import { at, comesOrGoes, type Describe, either, instead, nowAndBefore, part } from './sentences.ts';

const hold: Describe = (change) => {
  const [reason = '', ...field] = at(change, 1).split(':');
  return `${capital(fieldWord(field.join(':')))}, held for ${word(HOLD_WORDS, reason)}`;
};
const duty: Describe = (change) => word(ATTESTATION_WORDS, at(change, 1));
const right = (value: unknown): string => RIGHTS[String(value)]?.name ?? String(value);
const RIGHTS: Readonly<Record<string, { readonly name: string }>> = RIGHT_WORDS;

/** Sentences on who runs the service, how it works, and what people can ask of it. */
export const SERVICE_SENTENCES: Readonly<Record<string, Describe>> = {
  profile: (change) => `Another service: ${instead(change, String)}.`,
  'version.number': (change) => `Version ${instead(change, String)}.`,
  'version.effective': (change) => `In force from ${instead(change, String)}.`,
  'languages.*': comesOrGoes(
    (value) => `The policy can now be read in ${languageWords(value)}.`,
    (value) => `The policy can no longer be read in ${languageWords(value)}.`,
  ),
  'brand.name': (change) => `The service is called ${instead(change, String)}.`,
  'brand.domain': (change) => `The service is at ${instead(change, (value) => (value === 'own' ? 'an address of its operator’s' : String(value)))}.`,
  'brand.contacts.*': (change) => `The mail address for ${at(change, 2)} is ${instead(change, (value) => (value === undefined ? 'none' : String(value)))}.`,
  'brand.accentHue': () => 'The colour of the pages is another.',
  'brand.operator': (change) => `Who runs the service: ${nowAndBefore(change, operatorWords)}.`,
  'brand.operator.name': (change) => `Who runs the service: ${instead(change, String)}.`,
  'brand.operator.country': (change) => `The operator is in ${instead(change, countryWords)}.`,
  'brand.operator.address': (change) => `The operator’s address is ${instead(change, String)}.`,
  'purposes.*': (change) => `${capital(word(PURPOSE_WORDS, at(change, 1)))}: the reason in law is ${instead(change, (value) => word(BASIS_WORDS, value))}.`,

  'rights.given.*': comesOrGoes(
    (value) => `A right more: ${right(value)}.`,
    (value) => `A right fewer: ${right(value)}.`,
  ),
  'rights.channels.*': comesOrGoes(
    (value) => `You can now reach us by ${String(value)}.`,
    (value) => `You can no longer reach us by ${String(value)}.`,
  ),
  'rights.clock.acknowledge': (change) => `We say that your request came in within ${instead(change, lengthWords)}.`,
  'rights.clock.answer': (change) => `We answer your request within ${instead(change, lengthWords)}.`,
  'holds.*': comesOrGoes(
    (value, change) => `${hold(change)}: now possible, for ${lengthWords(part(value, 'maximum'))} at most.`,
    (_, change) => `${hold(change)}: no longer possible.`,
  ),
  'holds.*.maximum': (change) => `${hold(change)}: for ${instead(change, lengthWords)} at most.`,

  'age.minimum': (change) => `You must be ${instead(change, String)}.`,
  connection: (change) => `Calls: ${nowAndBefore(change, (value) => word(CONNECTION_WORDS, value))}.`,
  'matching.interests': either('off', 'You can no longer name interests for a search.', 'You can name interests for one search.'),
  'matching.languages': either('off', 'You can no longer name languages for a search.', 'You can name languages for one search.'),
  'matching.region': either('off', 'Your country no longer helps to choose your partner.', 'The country of your IP address now helps to choose your partner.'),
  moderation: (change) => `Pictures: ${nowAndBefore(change, (value) => (part(value, 'video') === 'off' ? 'not judged' : 'judged on your own device'))}.`,
  'moderation.atFirst': either('on', 'Pictures are judged on your device from the start.', 'Pictures are judged on your device only once you switch it on.'),
  'moderation.visitorMaySwitch': either(true, 'You can now switch the judging of pictures on and off.', 'You can no longer switch the judging of pictures on and off.'),
  accounts: either('off', 'There are no accounts any more.', 'You can now make an account, if you like.'),
  payments: (change) => `Payments: ${instead(change, String)}.`,

  'analytics.tables.*': comesOrGoes(
    (value) => `Now counted: ${countWords(value)}.`,
    (value) => `No longer counted: ${countWords(value)}.`,
  ),
  'analytics.threshold': (change) => `A part of a number is shown by itself from ${instead(change, visitorWords)}.`,
  'analytics.campaigns.*': comesOrGoes(
    (value) => `Now counted by name: visits from our campaign ${String(value)}.`,
    (value) => `No longer counted by name: visits from our campaign ${String(value)}.`,
  ),
  'analytics.published': (change) => `Numbers for everybody: ${nowAndBefore(change, publishedWords)}.`,
  'analytics.published.epsilon': (change) => `The published numbers have noise of ε ${instead(change, String)}.`,
  'analytics.published.threshold': (change) => `A published number is shown from ${instead(change, visitorWords)}.`,
  'analytics.published.unit': (change) => `The noise of the published numbers is measured by ${instead(change, String)}.`,
  'analytics.identifiers': (change) => `Identifiers in counting: ${instead(change, String)}.`,
  'analytics.cookies': either('none', 'Counting keeps nothing on your device any more.', 'Counting may now keep something on your device, after your yes.'),
  'analytics.honours.*': comesOrGoes(
    (value) => `Nothing is counted when your browser sends ${String(value)}.`,
    (value) => `Your browser’s ${String(value)} no longer stops the counting.`,
  ),
  sweepEvery: (change) => `The job that deletes runs every ${instead(change, lengthWords)}.`,
  backups: (change) => `Copies of the database: ${nowAndBefore(change, backupWords)}.`,
  'backups.forAtMost': (change) => `Copies of the database are kept for ${instead(change, lengthWords)}.`,

  'attestations.*': comesOrGoes(
    (value, change) => `${duty(change)}: new, every ${lengthWords(part(value, 'interval'))}.`,
    (_, change) => `${duty(change)}: no longer.`,
  ),
  'attestations.*.interval': (change) => `${duty(change)}: every ${instead(change, lengthWords)}.`,
  'attestations.*.last': (change) => `${duty(change)}: the last time was ${instead(change, recordWords)}.`,
  'attestations.*.last.on': (change) => `${duty(change)}: the last time was on ${instead(change, String)}.`,
  'attestations.*.last.evidence': (change) => `${duty(change)}: shown by ${instead(change, String)}.`,
  'notice.material.leadTime': (change) => `You learn of an important change ${instead(change, lengthWords)} before it counts.`,
};

const CONNECTION_WORDS = {
  direct: 'always direct, so that your partner gets your IP address',
  shielded: 'always shielded, so that your partner never gets your IP address',
  choice: 'shielded, unless both partners allow a direct call',
};

const languageWords = (value: unknown): string => LANGUAGES.of(String(value)) ?? String(value);
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

const visitorWords = (value: unknown): string => (value === 1 ? '1 visitor' : `${String(value)} visitors`);

const publishedWords = (value: unknown): string =>
  part(value, 'kind') === 'off' ? 'none' : `a few of each day, with noise of ε ${String(part(value, 'epsilon'))}, shown from ${visitorWords(part(value, 'threshold'))}`;

const backupWords = (value: unknown): string =>
  part(value, 'kind') === 'none' ? 'none' : `kept for ${lengthWords(part(value, 'forAtMost'))}`;
