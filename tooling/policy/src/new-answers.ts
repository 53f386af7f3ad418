import { PROFILE_NAMES } from '@visavis/policy';
import * as v from 'valibot';

const LINE = 'must be one plain line of 1 to 120 characters';
const LENGTH = 'a number of days or months, such as "90 days"';

const line = v.pipe(v.string(), v.trim(), v.nonEmpty(LINE), v.maxLength(120, LINE), v.regex(/^[^\p{C}]*$/u, LINE));
const lineOrNone = v.union([v.literal(''), line]);
const mailOrNone = v.union([
  v.literal(''),
  v.pipe(line, v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be a mail address, or empty to set it later')),
]);

const lengthOr = (refusal: string) =>
  v.pipe(
    v.string(),
    v.regex(/^[1-9]\d{0,3} (days|months)$/, refusal),
    v.transform((text) => ({
      amount: Number.parseInt(text, 10),
      unit: text.endsWith('days') ? ('days' as const) : ('months' as const),
    })),
  );
const length = lengthOr(`must be ${LENGTH}`);
/** A length, or a word that stands for having none. */
function lengthOrWord<const W extends string>(word: W) {
  const refusal = `must be "${word}", or ${LENGTH}`;
  return v.union([v.literal(word), lengthOr(refusal)], refusal);
}

/** A whole number in an answer, from and to. */
const whole = (from: number, to: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,3}$/, `must be a whole number from ${from} to ${to}`),
    v.transform(Number),
    v.minValue(from, `must be ${from} or more`),
    v.maxValue(to, `must be ${to} or less`),
  );

/** Names in links, as the manifest takes them. */
const CAMPAIGNS = 'must be "none", or names of at most 32 small letters, digits and -, a letter first, with commas between them, each once';
const campaignsOrNone = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z\d-]{0,31}(,[a-z][a-z\d-]{0,31})*$/, CAMPAIGNS),
  v.transform((text): readonly string[] => (text === 'none' ? [] : text.split(','))),
  v.check((names) => new Set(names).size === names.length, CAMPAIGNS),
);

/** The ε of published numbers, at most 1, as readers see it; or none are published. */
const STRENGTH = 'must be "no", or an ε of at most 1, such as 0.5';
const strengthOrNo = v.union(
  [v.literal('no'), v.pipe(v.string(), v.regex(/^(1|0\.\d{0,5}[1-9])$/), v.transform(Number))],
  STRENGTH,
);

const oneOf = <const T extends readonly [string, ...string[]]>(...choices: T) =>
  v.picklist(choices, `must be one of ${choices.join(', ')}`);

/** What services differ in. Every answer comes as text, from a flag or from the keyboard. */
export const Answers = v.strictObject({
  title: line,
  domain: v.union([
    v.literal('own'),
    v.pipe(v.string(), v.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name such as chat.example.org, or "own"')),
  ]),
  operator: lineOrNone,
  address: lineOrNone,
  country: v.union([
    v.literal(''),
    v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1), such as IS')),
  ]),
  privacy: mailOrNone,
  safety: mailOrNone,
  security: mailOrNone,
  connection: oneOf('choice', 'shielded', 'direct'),
  addresses: lengthOrWord('no'),
  reports: length,
  counts: lengthOrWord('no-end'),
  countries: oneOf('no', 'yes'),
  browsers: oneOf('no', 'yes'),
  campaigns: campaignsOrNone,
  threshold: whole(10, 999),
  publish: strengthOrNo,
  region: oneOf('no', 'country'),
  interests: oneOf('no', 'per-search'),
  languages: oneOf('no', 'per-search'),
  accounts: oneOf('no', 'optional'),
  moderation: oneOf('on', 'always', 'on-request', 'off'),
  channel: oneOf('mail', 'form', 'both'),
  backups: lengthOrWord('no'),
  age: whole(18, 99),
  hue: whole(0, 359),
});
export type Answers = v.InferOutput<typeof Answers>;
export type Flag = keyof Answers;

interface Question {
  readonly flag: Flag;
  readonly asks: string;
  /** The answer of whoever gives none. */
  readonly otherwise: string;
  /** Asked only where an operator was named. */
  readonly ofOperator?: true;
}

export const questionsFor = (name: string): readonly Question[] => [
  { flag: 'title', asks: 'What do visitors call the service?', otherwise: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}` },
  { flag: 'domain', asks: 'Its host name, or "own" if each operator brings one', otherwise: 'own' },
  { flag: 'operator', asks: 'Who runs it? (a name; empty: say it later)', otherwise: '' },
  { flag: 'address', asks: 'Their postal address', otherwise: '', ofOperator: true },
  { flag: 'country', asks: 'Their country (two letters)', otherwise: '', ofOperator: true },
  { flag: 'privacy', asks: 'Mail address for questions about data (empty: later)', otherwise: '' },
  { flag: 'safety', asks: 'Mail address for reports of harm (empty: later)', otherwise: '' },
  { flag: 'security', asks: 'Mail address for security reports (empty: later)', otherwise: '' },
  { flag: 'connection', asks: 'How do calls run? shielded (by your relay), direct, or choice (of both partners)', otherwise: 'choice' },
  { flag: 'addresses', asks: 'Are IP addresses written down to find abuse? "no", or for how long', otherwise: 'no' },
  { flag: 'reports', asks: 'How long are reports kept?', otherwise: '90 days' },
  { flag: 'counts', asks: 'How long are counted numbers kept? ("no-end": without end)', otherwise: '90 days' },
  { flag: 'countries', asks: 'Are visitors counted by country? (no, yes)', otherwise: 'no' },
  { flag: 'browsers', asks: 'Are visitors counted by kind of browser and system? (no, yes)', otherwise: 'no' },
  { flag: 'campaigns', asks: 'Names of campaigns in your own links, with commas, or "none"', otherwise: 'none' },
  { flag: 'threshold', asks: 'How many visitors must a part of a number have before it is shown by itself?', otherwise: '20' },
  { flag: 'publish', asks: 'Are a few numbers published, with noise? "no", or its ε (at most 1; less is more noise)', otherwise: '1' },
  { flag: 'region', asks: 'Does the country of an address help to choose a partner? (no, country)', otherwise: 'no' },
  { flag: 'interests', asks: 'May visitors type interests? (no, per-search)', otherwise: 'no' },
  { flag: 'languages', asks: 'May visitors name languages? (no, per-search)', otherwise: 'per-search' },
  { flag: 'accounts', asks: 'May visitors make an account? (no, optional)', otherwise: 'no' },
  {
    flag: 'moderation',
    asks: 'Are pictures checked on the device? (on: may be switched off, always, on-request, off)',
    otherwise: 'on',
  },
  { flag: 'channel', asks: 'How do people ask for their rights? (mail, form, both)', otherwise: 'mail' },
  { flag: 'backups', asks: 'Are there backups? "no", or for how long (addresses are left out)', otherwise: 'no' },
  { flag: 'age', asks: 'From which age?', otherwise: '18' },
  { flag: 'hue', asks: 'The accent colour as a hue, 0 to 359', otherwise: '190' },
];

/** Why this text is no answer, or null. */
export function refusal(flag: Flag, text: string): string | null {
  const parsed = v.safeParse(Answers.entries[flag], text);
  return parsed.success ? null : parsed.issues[0].message;
}

/** Why a profile cannot have this name, or null. A test names its profiles in its title, so a name is plain. */
export function nameRefusal(name: string): string | null {
  if (!/^[a-z][a-z0-9]{1,29}$/.test(name)) return 'a profile is named in 2 to 30 small letters and digits, a letter first';
  if (PROFILE_NAMES.some((known) => known === name)) return 'there is such a profile already';
  return TAKEN.includes(name) ? 'the source needs this name for itself' : null;
}

const TAKEN: readonly string[] = ['common', 'manifest', 'manifests'];
