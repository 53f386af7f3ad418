import { leastPublicThreshold } from '@visavis/policy';
import type { Answers } from './new-answers.ts';

interface Profile {
  readonly name: string;
  readonly answers: Answers;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** The source of a profile, as one would write it by hand. */
export function profileSource({ name, answers, today }: Profile): string {
  const { accounts, addresses, age, channel, connection, counts, interests, languages, moderation } = answers;
  const stated = STATED.filter((kind) => answers[kind] !== 'no');
  const isRelayed = connection !== 'direct';
  return `import type { Manifest } from '../manifest.ts';
import { ${importsOf(answers).join(', ')} } from './common.ts';
import { ${addresses === 'no' ? '' : 'bansKept, '}COMMON_DATA, countedToday, countsKept, mailKept, reportsKept${stated.length === 0 ? '' : ', sessionStating'} } from './common-data.ts';

/** What is counted. packages/policy/src/counted.ts has all that can be, and how finely. */
const COUNTED = [
${tablesOf(answers).map((table) => `  ${quoted(table)},\n`).join('')}] as const satisfies Manifest['analytics']['tables'];

/** ${answers.title.replaceAll('*/', '* /')}: ${summary(answers)}. */
export const ${constantOf(name)}: Manifest = {
  ...COMMON,
  profile: ${quoted(name)},
  version: { number: 1, effective: ${quoted(today)} },
  brand: {
    name: ${quoted(answers.title)},
    domain: ${quoted(answers.domain)},
    operator: ${operatorOf(answers)},
    contacts: ${contactsOf(answers)},
    accentHue: ${answers.hue},
  },
  data: {
    ...COMMON_DATA,
    region: ${regionOf(answers)},${stated.length === 0 ? '' : `\n    session: sessionStating(${stated.map(quoted).join(', ')}),`}
    countedToday: countedToday(COUNTED),
    accessLog: ${addresses === 'no' ? "'not-collected'" : accessLog(written(addresses))},
    bans: ${addresses === 'no' ? "'not-collected'" : `bansKept(${written(addresses)})`},
    relay: ${isRelayed ? 'RELAY_DATA' : "'not-collected'"},
    reports: reportsKept(${written(answers.reports)}),
    counts: countsKept(COUNTED, ${counts === 'no-end' ? "{ kind: 'no-end', because: 'whole-numbers-only' }" : `{ kind: 'period', length: ${written(counts)}, from: 'hour-counted' }`}),
    mail: mailKept('received'),
    visitorAccounts: ${accounts === 'optional' ? ACCOUNT : "'not-collected'"},
  },
  recipients: [${[partnerOf(answers), ...(isRelayed ? ['OWN_RELAY'] : []), 'COURT'].join(', ')}],
  device: COMMON_DEVICE,
  rights: { ...ALL_RIGHTS, channels: ${channel === 'both' ? "['mail', 'form']" : `[${quoted(channel)}]`} },
  holds: [],${age === 18 ? '' : `\n  age: { minimum: ${age}, proof: 'own-word' },`}
  connection: ${quoted(connection)},
  matching: { interests: ${quoted(interests === 'no' ? 'off' : interests)}, languages: ${quoted(languages === 'no' ? 'off' : languages)}, region: ${quoted(answers.region === 'no' ? 'off' : answers.region)} },
  moderation: ${MODERATION[moderation]},
  accounts: ${quoted(accounts === 'no' ? 'off' : accounts)},
  analytics: { ...COMMON_ANALYTICS, tables: COUNTED${shownOf(answers)}, cookies: 'none' },
  backups: ${answers.backups === 'no' ? "{ kind: 'none' }" : `{ kind: 'kept', forAtMost: ${written(answers.backups)}, encrypted: true, leavesOut: 'addresses' }`},
  attestations: [
    { kind: 'security-audit', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'penetration-test', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'hardening-checklist', interval: { amount: 6, unit: 'months' }, last: 'none-yet' },
    { kind: 'processor-contracts', interval: { amount: 12, unit: 'months' }, last: 'none-yet' },
    { kind: 'legal-request-register', interval: { amount: 3, unit: 'months' }, last: 'none-yet' },
  ],
};
`;
}

/** What a profile's manifest is called in code. */
export const constantOf = (name: string): string => name.toUpperCase();

/** What visitors may say for one search. */
const STATED = ['interests', 'languages'] as const;

const partnerOf = ({ interests }: Answers): string => (interests === 'no' ? 'PARTNER' : 'PARTNER_OF_INTERESTS');

const ACCOUNT = `{
      fields: [
        { name: 'account-email', source: 'given', lives: 'database' },
        { name: 'account-preferences', source: 'given', lives: 'database' },
      ],
      readers: [{ who: 'dashboard', purpose: 'connect' }],
      retention: { kind: 'until-removed', by: 'visitor' },
      keptBy: 'person',
    }`;

const accessLog = (length: string): string => `{
      fields: [
        { name: 'ip-address', source: 'automatic', lives: 'database' },
        { name: 'browser-family', source: 'automatic', lives: 'database' },
        { name: 'system-family', source: 'automatic', lives: 'database' },
      ],
      readers: [{ who: 'moderator', purpose: 'stop-abuse' }],
      retention: { kind: 'period', length: ${length}, from: 'written' },
      keptBy: 'job',
    }`;

const MODERATION: Readonly<Record<Answers['moderation'], string>> = {
  on: "{ video: 'on-device', atFirst: 'on', visitorMaySwitch: true }",
  always: "{ video: 'on-device', atFirst: 'on', visitorMaySwitch: false }",
  'on-request': "{ video: 'on-device', atFirst: 'off', visitorMaySwitch: true }",
  off: "{ video: 'off' }",
};

/** As strict as `visavis` where nobody asked for more. */
function tablesOf({ browsers, campaigns, countries, publish }: Answers): readonly string[] {
  return [
    'views',
    'visitors',
    ...(publish === 'no' ? [] : ['public-pages']),
    'referrers',
    ...(campaigns.length === 0 ? [] : ['campaigns']),
    ...(countries === 'no' ? [] : ['countries']),
    'devices',
    ...(browsers === 'no' ? [] : ['browsers', 'systems']),
    'vitals',
    'time',
    'scroll',
    'clicks',
    'funnel',
    'chat',
    'dropped',
  ];
}

function regionOf({ countries, region }: Answers): string {
  const uses = [...(region === 'no' ? [] : ['search']), ...(countries === 'no' ? [] : ['count'])];
  return uses.length === 0 ? "'not-collected'" : `regionFor(${uses.map(quoted).join(', ')})`;
}

/** What differs from what all profiles say. */
function shownOf({ campaigns, publish, threshold }: Answers): string {
  const least = publish === 'no' ? 0 : Math.max(threshold, leastPublicThreshold(publish));
  const published = publish === 'no' ? "{ kind: 'off' }" : `{ kind: 'noisy', epsilon: ${publish}, threshold: ${least}, unit: 'one-visitor-for-one-day' }`;
  return [
    ...(threshold === 20 ? [] : [`threshold: ${threshold}`]),
    ...(campaigns.length === 0 ? [] : [`campaigns: [${campaigns.map(quoted).join(', ')}]`]),
    ...(publish === 1 && least === leastPublicThreshold(1) ? [] : [`published: ${published}`]),
  ]
    .map((part) => `, ${part}`)
    .join('');
}

function importsOf(answers: Answers): readonly string[] {
  const { connection, countries, region } = answers;
  return [
    'ALL_RIGHTS',
    'COMMON',
    'COMMON_ANALYTICS',
    'COMMON_DEVICE',
    'COURT',
    ...(connection === 'direct' ? [] : ['OWN_RELAY']),
    partnerOf(answers),
    ...(connection === 'direct' ? [] : ['RELAY_DATA']),
    ...(region === 'no' && countries === 'no' ? [] : ['regionFor']),
    ...(CONTACTS.every((contact) => answers[contact] !== '') ? [] : ['UNSET_CONTACTS']),
  ];
}

const CONTACTS = ['privacy', 'safety', 'security'] as const;

function contactsOf(answers: Answers): string {
  const named = CONTACTS.filter((contact) => answers[contact] !== '');
  if (named.length === 0) return 'UNSET_CONTACTS';
  const parts = named.map((contact) => `${contact}: ${quoted(answers[contact])}`);
  return `{ ${[...(named.length < CONTACTS.length ? ['...UNSET_CONTACTS'] : []), ...parts].join(', ')} }`;
}

function operatorOf({ address, country, operator }: Answers): string {
  if (operator === '') return "{ kind: 'unnamed' }";
  return `{ kind: 'named', name: ${quoted(operator)}, address: ${quoted(address)}, country: ${quoted(country)} }`;
}

function summary({ addresses, connection }: Answers): string {
  const calls = {
    choice: 'shielded calls unless both partners want a direct one',
    shielded: 'shielded calls only',
    direct: 'direct calls',
  }[connection];
  return `${calls}, ${addresses === 'no' ? 'no address written down' : `addresses for ${addresses.amount} ${addresses.unit}`}`;
}

const written = ({ amount, unit }: Answers['reports']): string => `{ amount: ${amount}, unit: '${unit}' }`;

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
