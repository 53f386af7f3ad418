import { READ_FOR } from '@visavis/policy/personal';
import type { RawAccess } from './find-raw-access.ts';
import type { Reads, UnclearRead } from './find-reads.ts';

/** Field → what it may be read for. */
export type DeclaredReads = Readonly<Record<string, readonly string[]>>;

const TABLE = 'READ_FOR (packages/policy/src/reading.ts)';
/** "The purposes of use form a closed list", as each of the three policies says it. */
export const CLOSED_LIST = ['1V1-02-00', 'T1V-02-00', 'ANC-03-00'];
const BY_FIELD: Readonly<Record<string, readonly string[]>> = { 'ip-address': ['T1V-01-02', 'ANC-01-02'] };

/** The promises that a wrong read of a field breaks. */
export const promisesFor = (field: string): readonly string[] => BY_FIELD[field] ?? CLOSED_LIST;

/** One line for every read that does not name what is declared, and for every purpose that nobody reads for. */
export function checkReads({ reads, unclear }: Reads, declared: DeclaredReads = READ_FOR): readonly string[] {
  const pairs = Object.entries(declared).flatMap(([field, purposes]) => purposes.map((purpose) => ({ field, purpose })));
  const isDeclared = (field: string, purpose: string) => declared[field]?.includes(purpose) ?? false;
  return [
    ...reads
      .filter(({ field, purpose }) => !isDeclared(field, purpose))
      .map(({ field, purpose, at }) =>
        line(promisesFor(field), `${at} reads ${field} for ${purpose}, which is not declared`, `read it for one of its purposes, or add this one to ${TABLE} and to the readers in the profiles, with a new version`),
      ),
    ...pairs
      .filter(({ field, purpose }) => !reads.some((read) => read.field === field && read.purpose === purpose))
      .map(({ field, purpose }) =>
        line(promisesFor(field), `${field} may be read for ${purpose}, and nobody does: a purpose nobody reads`, `take ${purpose} out of its line in ${TABLE}`),
      ),
    ...unclear.map(({ at, why }) => line(CLOSED_LIST, `${at} ${UNCLEAR[why].what}`, UNCLEAR[why].fix)),
  ];
}

/** One line for everything that is taken outside of its module. */
export const checkRawAccess = (found: readonly RawAccess[]): readonly string[] =>
  found.map(({ door, name, at }) => line(door.promises, `${at} takes ${door.what} by itself (${name})`, door.fix));

export const line = (promises: readonly string[], what: string, fix: string): string =>
  `${promises.join(', ')}: ${what}. To mend it: ${fix}.`;

const UNCLEAR: Readonly<Record<UnclearRead['why'], { what: string; fix: string }>> = {
  'field-unknown': {
    what: 'reads something of which the compiler does not know the field',
    fix: 'give it the type Personal with its field, and no cast',
  },
  'purpose-unknown': { what: 'reads without a purpose that can be known beforehand', fix: 'write the purpose into the call' },
  'not-called': { what: 'hands read on instead of calling it', fix: 'call it where the value is needed' },
};
