import { collected, type DataCategory, type DataName } from '../data.ts';
import type { Manifest } from '../manifest.ts';
import type { FieldName, Purpose } from '../vocabulary.ts';
import { storageConditions } from './dpv-storage.ts';
import { BASIS_TERMS, FIELD_TERMS, PURPOSE_TERMS } from './dpv-terms.ts';
import { type Node, type Term, terms } from './json-ld.ts';

/** Whom a category is about; everything else is about those who use the service. */
const ABOUT_OTHERS: Readonly<Partial<Record<DataName, Term>>> = {
  mail: 'dpv:DataSubject',
  operators: 'dpv:DataSubject',
  operatorSessions: 'dpv:DataSubject',
  setUpLinks: 'dpv:DataSubject',
  signInChallenges: 'dpv:DataSubject',
  signInLimits: 'dpv:DataSubject',
};

export const isAboutVisitors = (name: DataName): boolean => ABOUT_OTHERS[name] === undefined;

/** One process for each category and each purpose that somebody reads it for. */
export function processes({ data, purposes }: Pick<Manifest, 'data' | 'purposes'>): readonly Node[] {
  return collected(data).flatMap(([name, category]) =>
    purposesOf(category).map((purpose) => ({
      '@id': `#${name}-${purpose}`,
      '@type': 'dpv:Process',
      'dpv:hasPurpose': terms(PURPOSE_TERMS[purpose]),
      'dpv:hasLegalBasis': terms(...BASIS_TERMS[purposes[purpose]]),
      'dpv:hasDataSubject': terms(ABOUT_OTHERS[name] ?? 'dpv:User'),
      ...dataTerms(category.fields.map((field) => field.name)),
      'dpv:hasDataSource': terms(...category.fields.map(({ source }) => SOURCE_TERMS[source])),
      'dpv:hasProcessing': terms(
        ...category.fields.flatMap((field): Term[] => [OBTAINED[field.source], PLACE_TERMS[field.lives]]),
      ),
      'dpv:hasStorageCondition': storageConditions(category),
      ...(category.retention.kind === 'never-held' ? { 'dpv:hasTechnicalMeasure': terms('dpv:EndToEndEncryption') } : {}),
    })),
  );
}

/** Fields as data terms: what is about a person, and what can no longer be. */
export function dataTerms(fields: readonly FieldName[]): Node {
  const all = fields.flatMap((field) => FIELD_TERMS[field]);
  const personal = all.filter((term) => term !== ANONYMOUS);
  return {
    ...(personal.length > 0 ? { 'dpv:hasPersonalData': terms(...personal) } : {}),
    ...(personal.length < all.length ? { 'dpv:hasData': terms(ANONYMOUS) } : {}),
  };
}

const ANONYMOUS: Term = 'dpv:AnonymisedData';

const SOURCE_TERMS = {
  given: 'dpv:DataSubjectDataSource',
  automatic: 'dpv:DataSubjectDataSource',
  made: 'dpv:DataControllerDataSource',
} as const satisfies Record<string, Term>;

const OBTAINED = { given: 'dpv:Collect', automatic: 'dpv:Observe', made: 'dpv:Generate' } as const satisfies Record<string, Term>;

const PLACE_TERMS = {
  browsers: 'dpv:Transmit',
  memory: 'dpv:Use',
  'relay-memory': 'dpv:Transmit',
  database: 'dpv:Store',
  mailbox: 'dpv:Store',
} as const satisfies Record<string, Term>;

const purposesOf = ({ readers }: DataCategory): readonly Purpose[] => [...new Set(readers.map(({ purpose }) => purpose))];
