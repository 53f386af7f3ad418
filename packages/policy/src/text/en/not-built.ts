import { CAPABILITIES, type Capability } from '../../promises/capability.ts';
import { type Paragraph, paragraph, say, type Sentence } from '../document.ts';

type Needed = Readonly<Partial<Record<Capability, string>>>;

/** Says which parts that a clause needs do not exist yet, in the words given; nothing once all of them do. */
export function notBuilt(needed: Needed): readonly Paragraph[] {
  const sentences = notBuiltYet(needed);
  return sentences.length === 0 ? [] : [paragraph(...sentences)];
}

/** The same as a sentence, for a short version. */
export function notBuiltYet(needed: Needed): readonly Sentence[] {
  const open = Object.entries(needed).flatMap(([name, words]) => (EXISTING.has(name) ? [] : [words]));
  return open.length === 0 ? [] : [say(`Not built yet: ${open.join('; ')}.`, 'VIS-11-13')];
}

export const isBuilt = (capability: Capability): boolean => EXISTING.has(capability);

const EXISTING: ReadonlySet<string> = new Set(
  Object.entries(CAPABILITIES).flatMap(([name, { exists }]) => (exists ? [name] : [])),
);

/** What reports still need. */
export const REPORT_LIST = { MODERATION: 'the page where people work through reports (today a command shows them to whoever runs the service)' } as const;
/** What a ban still needs. */
export const BANS = { MODERATION: 'the page where people work through reports, and bans' } as const;
export const RIGHTS_PAGE = { 'RIGHTS-DESK': 'the page where you ask for your data and get it' } as const;
