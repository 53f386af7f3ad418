import type { CountTableName } from '@visavis/policy/counted';

interface SectionRule {
  readonly title: string;
  /** Tables of which at least one has to be counted; without any it is always there. */
  readonly needs: readonly CountTableName[];
  /** Whether the days are chosen there. */
  readonly hasRange: boolean;
}

/** In the order of the navigation. */
export const SECTIONS = {
  overview: { title: 'Overview', needs: [], hasRange: true },
  pages: { title: 'Pages', needs: ['visitors'], hasRange: true },
  sources: { title: 'Sources', needs: ['referrers', 'campaigns'], hasRange: true },
  places: { title: 'Places', needs: ['countries'], hasRange: true },
  devices: { title: 'Devices', needs: ['devices', 'browsers', 'systems'], hasRange: true },
  funnel: { title: 'Funnel', needs: ['funnel', 'clicks'], hasRange: true },
  vitals: { title: 'Vitals', needs: ['vitals'], hasRange: true },
  'chat-health': { title: 'Chat health', needs: ['chat'], hasRange: true },
  quality: { title: 'Data quality', needs: [], hasRange: true },
  proof: { title: 'Proof', needs: [], hasRange: false },
  'read-keys': { title: 'Read keys', needs: [], hasRange: false },
} as const satisfies Readonly<Record<string, SectionRule>>;

export type SectionName = keyof typeof SECTIONS;

const NAMES = Object.keys(SECTIONS).filter((name): name is SectionName => Object.hasOwn(SECTIONS, name));

/** Sections of which the profile counts something. */
export function sectionsOffered(tables: readonly CountTableName[]): readonly SectionName[] {
  return NAMES.filter((name) => isOffered(name, tables));
}

function isOffered(name: SectionName, tables: readonly CountTableName[]): boolean {
  const { needs }: SectionRule = SECTIONS[name];
  return needs.length === 0 || needs.some((table) => tables.includes(table));
}

/** What the dashboard could show if the policy let it be counted. */
const TABLE_WORDS: readonly (readonly [table: CountTableName, words: string])[] = [
  ['visitors', 'pages'],
  ['referrers', 'referrers'],
  ['campaigns', 'campaigns'],
  ['countries', 'countries'],
  ['devices', 'device kinds'],
  ['browsers', 'browsers'],
  ['systems', 'operating systems'],
  ['funnel', 'steps towards a call'],
  ['clicks', 'buttons'],
  ['vitals', 'page speed'],
  ['time', 'time on a page'],
  ['scroll', 'how far pages are read'],
  ['chat', 'calls'],
];

/** One sentence for the end of the navigation; `null` when everything is counted. */
export function notCountedWords(tables: readonly CountTableName[]): string | null {
  const missing = TABLE_WORDS.filter(([table]) => !tables.includes(table)).map(([, words]) => words);
  if (missing.length === 0) return null;
  return `Not counted by this policy: ${new Intl.ListFormat('en', { type: 'conjunction' }).format(missing)}.`;
}

/** Where somebody is: a section, and in it perhaps one page of the site. */
export interface Route {
  readonly section: SectionName;
  readonly page: string | null;
}

/** Reads a fragment such as `#pages` or `#pages=/chat/`; `null` when it names no section. */
export function routeIn(fragment: string): Route | null {
  const [entry] = new URLSearchParams(fragment.replace(/^#/, ''));
  if (entry === undefined) return null;
  const section = NAMES.find((name) => name === entry[0]);
  if (section === undefined) return null;
  return { section, page: section === 'pages' && entry[1] !== '' ? entry[1] : null };
}

/** The fragment of a route. */
export const linkTo = (section: SectionName, page: string | null = null): string =>
  page === null ? `#${section}` : `#${section}=${encodeURIComponent(page)}`;
