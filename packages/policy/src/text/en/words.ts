import type { Attestation } from '../../attestation.ts';
import type { DataName, Place } from '../../data.ts';
import type { Hold } from '../../hold.ts';
import type { Processor } from '../../recipient.ts';
import type { Right } from '../../rights.ts';
import type { FieldName, LegalBasis, Purpose, Reader } from '../../vocabulary.ts';

/** What a reader calls each field; fits behind "your partner sees" and in a list. */
export const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  'ip-address': 'your IP address',
  'browser-name': 'the name your browser gives itself',
  'browser-family': 'the kind of your browser',
  'system-family': 'the name of your operating system',
  'device-form': 'whether you use a phone, a tablet or a computer',
  'screen-size': 'the size of your screen',
  region: 'the country or region of your IP address',
  'session-times': 'when your visit began and ended',
  'referring-host': 'the name of the site you came from',
  'address-tag': 'a scrambled form of the network address',
  'attempt-counts': 'how often that network has tried',
  puzzle: 'a puzzle that your browser solves when searches come very fast, or when the operator turned that on',
  'day-tag': 'a code of the day, made from your IP address',
  'day-marks': 'what that code was counted for',
  'session-tag': 'a random tag for this visit',
  'session-key': 'a key that your browser makes for this visit, to show that it is the same one',
  'signing-key': 'a key that your browser makes for one search, to sign your texts',
  'chat-wishes': 'whether you want video or text, which kind of call, and what you wish of a partner',
  interests: 'interests you type for a search',
  languages: 'languages you name for a search',
  'search-times': 'since when you search, and how often you went on to the next partner',
  'recent-partners': 'a code of the tags of people whom you blocked, or met in the last half hour, so that you do not meet them again',
  pairing: 'which two visits are joined',
  'sealed-handshake': 'sealed set-up messages that we cannot read',
  'relay-pass': 'a pass for the relay',
  'sealed-media': 'encrypted picture, sound and text',
  'picture-and-sound': 'picture and sound',
  'text-messages': 'text messages',
  'device-switches': 'whether your camera and microphone are on, and whether you look at the page',
  typing: 'that you are typing',
  'text-signatures': 'a signature under each text, which proves that you wrote it',
  'sign-check': 'random numbers for the signs that you both compare',
  'report-reason': 'the reason you chose',
  'report-words': 'the words you typed',
  'report-evidence': 'the texts you ticked and when you two were joined, sealed by your browser for the people who handle reports',
  'report-mode': 'whether it was a video or a text chat',
  'report-minute': 'the minute it came in',
  'report-state': 'whether it has been looked at',
  'ban-mark': 'a code for your visit or your network, made with a secret key, if you were banned',
  'ban-end': 'the hour in which the ban ends',
  'page-views': 'how often a page was opened',
  visits: 'how many visits began there',
  'chat-counts': 'how many calls began, how many people met, how long they waited, and how well calls went',
  'visitor-counts': 'how many visitors came',
  'source-counts': 'how many came from which site or campaign',
  'country-counts': 'how many came from which country',
  'device-counts': 'how many came with a phone, a tablet or a computer',
  'browser-counts': 'how many came with which kind of browser and system',
  'page-use-counts': 'how long pages were in view, how far they were read and how fast they came',
  'step-counts': 'how many used a button, and how many came to which step of the chat',
  'drop-counts': 'how many requests were not counted, and why',
  'count-marks': 'at which hour counting began anew, had a gap or ran full',
  'public-numbers': 'the numbers that we publish with noise, and how strong it was',
  'account-email': 'your mail address',
  'account-preferences': 'your display choices',
  'operator-email': 'mail address',
  'operator-name': 'name',
  'password-hash': 'a hash of the password',
  'authenticator-secret': 'the secret of the authenticator app, encrypted',
  'recovery-codes': 'recovery codes, encrypted',
  'wrong-codes': 'how many wrong codes were typed in a row',
  'account-dates': 'when the account was made and last changed',
  'sign-in-session': 'the sign-in, without IP address or browser name',
  'sign-in-challenge': 'that the password was right and the code is next',
  'set-up-link-hash': 'a hash of the set-up link',
  'read-key': 'a hash of each key that reads the numbers, its label, its day and what it may read',
  'mail-address': 'your mail address',
  'mail-words': 'what you write',
};

export const DATA_WORDS: Readonly<Record<DataName, string>> = {
  address: 'Your IP address, while you are connected',
  region: 'Your country or region',
  request: 'Your browser’s name',
  limits: 'Flood counters',
  countedToday: 'What tells visitors apart',
  accessLog: 'Your IP address, written down',
  session: 'Your visit to the chat',
  handshake: 'Messages that set up a call',
  relay: 'What our relay handles in a shielded call',
  call: 'The call itself',
  pictureSize: 'Your screen and device',
  reports: 'A report you send',
  bans: 'A ban',
  counts: 'Visit counts',
  mail: 'What you write to us',
  visitorAccounts: 'Your account',
  signInLimits: 'Counts of attempts to get in',
  operators: 'Account of a person who runs the service',
  operatorSessions: 'Their sign-in',
  signInChallenges: 'An unfinished sign-in',
  setUpLinks: 'A set-up link',
};

export const PLACE_WORDS: Readonly<Record<Place, string>> = {
  browsers: 'in the two browsers',
  memory: 'in our server’s memory',
  'relay-memory': 'in our relay’s memory',
  database: 'in our database',
  mailbox: 'in our mailbox',
};

/** The people among the readers. What only programs read, no person sees. */
export const PEOPLE_WORDS: Readonly<Partial<Record<Reader, string>>> = {
  moderator: 'people who handle reports',
  owner: 'the owner of this service',
};

export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  connect: 'to join you with a partner',
  'stop-abuse': 'to stop abuse',
  count: 'to count visits and calls',
  'keep-running': 'to find faults and keep the service fast',
  'run-service': 'to let the right people run the service',
  answer: 'to answer you',
  'comply-with-law': 'to do what a law demands',
};

/** Why the purpose is fair, said to the person it touches. */
export const PURPOSE_REASONS: Readonly<Record<Purpose, string>> = {
  connect: 'A call cannot start unless our server knows where to send its answers.',
  'stop-abuse': 'Fraud, spam, floods and bad behaviour would spoil the service for everybody.',
  count: 'We need to know whether anybody comes and how long they wait, to make it better. Numbers are enough for that.',
  'keep-running': 'The same numbers show a fault. Nobody has to look at one person for that.',
  'run-service': 'Nobody else should be able to read reports or switch things off.',
  answer: 'You may ask us about your data, and we must answer.',
  'comply-with-law': 'A law or a court can bind us. Then we give what it names, and no more.',
};

export const BASIS_WORDS: Readonly<Record<LegalBasis, string>> = {
  consent: 'your consent',
  contract: 'you asked for it',
  'legal-obligation': 'the law requires it',
  'legitimate-interest': 'a fair interest',
};

/** The points of GDPR Article 6(1). */
export const BASIS_ARTICLES: Readonly<Record<LegalBasis, string>> = {
  consent: 'GDPR Art. 6(1)(a)',
  contract: 'GDPR Art. 6(1)(b)',
  'legal-obligation': 'GDPR Art. 6(1)(c)',
  'legitimate-interest': 'GDPR Art. 6(1)(f)',
};

export const RIGHT_WORDS: Readonly<Record<Right, { readonly name: string; readonly means: string }>> = {
  information: { name: 'Know', means: 'This page tells you what we do with your data.' },
  access: { name: 'See', means: 'You get a copy of what we hold about you.' },
  correction: { name: 'Correct', means: 'We put right what is wrong in it.' },
  deletion: { name: 'Have it deleted', means: 'We delete all that we hold about you, at any time.' },
  portability: { name: 'Take it with you', means: 'You get what you gave us, in a form that other programs can read.' },
  objection: { name: 'Object', means: 'You can say no where we rely on a fair interest.' },
  restriction: { name: 'Pause', means: 'You can stop a use while a question about it is open.' },
  complaint: { name: 'Complain', means: 'You can complain to the data protection authority where you live.' },
};

export const HOLD_WORDS: Readonly<Record<Hold['reason'], string>> = {
  ban: 'a ban',
  report: 'a report',
  'court-order': 'an order of a court',
};

export const SERVICE_WORDS: Readonly<Record<Processor['service'], string>> = {
  hosting: 'hosting',
  'content-delivery': 'delivery of pages',
  security: 'security',
  mail: 'mail',
};

export const SAFEGUARD_WORDS: Readonly<Record<Processor['safeguard'], string>> = {
  'same-law': 'the same law holds there',
  adequacy: 'the EU has found the law there good enough',
  'standard-clauses': 'a contract with the EU’s standard clauses',
};

export const ATTESTATION_WORDS: Readonly<Record<Attestation['kind'], string>> = {
  'security-audit': 'Somebody from outside checks the security',
  'penetration-test': 'Somebody we asked tries to break in',
  'hardening-checklist': 'The set-up of the servers is checked, point by point',
  'processor-contracts': 'The contracts with companies that work for us are read again',
  'legal-request-register': 'The list of orders from courts and authorities is brought up to date',
  'data-centre': 'The place where the machines and their copies stand is checked',
};

/** "a", "a and b", "a, b and c"; "a; b, c" when an item has a comma of its own. */
export function inWords(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  if (items.some((item) => item.includes(','))) return items.join('; ');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const small = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** "1 cookie", "2 cookies". */
export const amount = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
