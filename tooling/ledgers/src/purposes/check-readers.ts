import { collected, type DataCategory, type Manifest } from '@visavis/policy';
import { READ_FOR } from '@visavis/policy/personal';
import { CLOSED_LIST, line, promisesFor } from './check-reads.ts';
import type { Read } from './find-reads.ts';

type Who = DataCategory['readers'][number]['who'];

/** Programs that a manifest names as readers. What they share (packages, the trusted hop) reads for any of them. */
const PROGRAMS: Readonly<Record<string, Who>> = {
  'apps/signaling/': 'signaling',
  'apps/collector/': 'collector',
  'apps/admin-api/': 'dashboard',
};

/** No line of ours reads it, and yet it happens: without an address there is no connection. */
const BY_NATURE = { field: 'ip-address', purpose: 'connect' };

type Policy = Pick<Manifest, 'profile' | 'data'>;
type Named = Pick<Read, 'field' | 'purpose'>;

/** One line for every read of our programs that a profile keeps quiet about, and for every one that it makes up. */
export function checkReaders(reads: readonly Read[], policy: Policy): readonly string[] {
  return [...new Set([...keptQuiet(reads, policy), ...madeUp(reads, policy)])];
}

function keptQuiet(reads: readonly Read[], { profile, data }: Policy): readonly string[] {
  const categories = collected(data);
  return reads.flatMap(({ field, purpose, at }) => {
    const holding = categories.filter(([, { fields }]) => fields.some(({ name }) => name === field));
    const readers = holding.flatMap(([, category]) => category.readers);
    const who = programOf(at);
    const isTold = readers.some((reader) => reader.purpose === purpose && (who === null || reader.who === who));
    if (isTold || holding.length === 0) return [];
    const names = holding.map(([name]) => `data.${name}`).join(' or ');
    const told = `{ who: '${who ?? 'one of our programs'}', purpose: '${purpose}' }`;
    return [line(promisesFor(field), `${at} reads ${field} for ${purpose}, and ${profile} does not say so`, `add ${told} to the readers of ${names}, with a new version, or stop reading it`)];
  });
}

/** Only of categories whose every field travels closed can it be known who reads them. */
function madeUp(reads: readonly Read[], { profile, data }: Policy): readonly string[] {
  return collected(data).flatMap(([name, { fields, readers }]) => {
    if (!fields.every((field) => field.name in READ_FOR && field.lives === 'memory')) return [];
    const ours = readers.filter(({ who }) => Object.values(PROGRAMS).includes(who));
    return ours.flatMap(({ who, purpose }) => {
      const isRead = fields.some((field) => {
        const named = { field: field.name, purpose };
        return isSame(named, BY_NATURE) || reads.some((read) => isSame(read, named) && isBy(who, read));
      });
      if (isRead) return [];
      return [line(CLOSED_LIST, `${profile} says that ${who} reads data.${name} for ${purpose}, and no code does`, 'take that reader out of the profile, with a new version')];
    });
  });
}

/** What is shared reads for every program. */
const isBy = (who: Who, { at }: Read): boolean => (programOf(at) ?? who) === who;

const isSame = (one: Named, other: Named): boolean => one.field === other.field && one.purpose === other.purpose;

const programOf = (at: string): Who | null =>
  Object.entries(PROGRAMS).find(([folder]) => at.startsWith(folder))?.[1] ?? null;
