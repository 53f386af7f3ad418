import { isPlaceholder } from '../brand.ts';
import type { Manifest } from '../manifest.ts';
import { processes } from './dpv-process.ts';
import { disclosures } from './dpv-recipients.ts';
import { temporal } from './dpv-storage.ts';
import { FIELD_TERMS, NEVER_A_PURPOSE, NEVER_COLLECTED, NEVER_DONE, RIGHT_TERMS, WITHDRAWAL } from './dpv-terms.ts';
import { CONTEXT, type Node, type Term, terms, typed, words } from './json-ld.ts';
import { PAGES } from './pages.ts';

/** `/.well-known/privacy.jsonld`: the manifest in the words of the W3C's Data Privacy Vocabulary 2 (https://w3id.org/dpv). */
export const dpv = (manifest: Manifest): Node => ({
  '@context': CONTEXT,
  '@id': PAGES.policy,
  '@type': 'dpv:PrivacyNotice',
  'dct:title': `${manifest.brand.name}: privacy`,
  'dct:language': manifest.languages,
  'dct:hasVersion': String(manifest.version.number),
  'dct:valid': typed('xsd:date', manifest.version.effective),
  'dpv:hasDataController': controller(manifest.brand),
  'dpv:hasProcess': [...processes(manifest), ...disclosures(manifest)],
  'dpv:hasRight': rights(manifest),
  'dpv:hasProhibition': prohibitions(manifest),
  ...measures(manifest),
});

function measures({ analytics, backups }: Manifest): Node {
  const all: readonly Term[] = [
    ...(backups.kind === 'kept' ? (['dpv:EncryptionAtRest'] as const) : []),
    ...(analytics.published.kind === 'noisy' ? (['dpv:DifferentialPrivacy'] as const) : []),
  ];
  return all.length === 0 ? {} : { 'dpv:hasTechnicalMeasure': terms(...all) };
}

function controller({ contacts, operator }: Manifest['brand']): Node {
  const contact: Node = isPlaceholder(contacts.privacy) ? {} : { 'dpv:hasContact': { '@id': `mailto:${contacts.privacy}` } };
  const self: Node = { '@id': '#operator', '@type': 'dpv:DataController', ...contact };
  if (operator.kind === 'unnamed') return { ...self, 'dct:description': words('The operator of this copy is not named yet.') };
  return {
    ...self,
    'dpv:hasName': operator.name,
    'dpv:hasAddress': operator.address,
    'dpv:hasCountry': { '@type': 'dpv:Country', 'dct:identifier': operator.country },
  };
}

function rights({ device, purposes, rights: { given, clock } }: Manifest): readonly Node[] {
  const asksForConsent = Object.values(purposes).includes('consent') || device.some((entry) => !entry.essential);
  const all: readonly Term[] = [...given.flatMap((right) => RIGHT_TERMS[right]), ...(asksForConsent ? [WITHDRAWAL] : [])];
  return [...new Set(all)].map((term) => ({
    '@type': term,
    'dpv:isExercisedAt': { '@id': PAGES.rights, '@type': 'dpv:RightExerciseNotice', 'dpv:hasDuration': temporal(clock.answer) },
  }));
}

/** What is left out on purpose, as rules that a program can compare. */
function prohibitions({ data }: Manifest): readonly Node[] {
  const call = data.call.fields.flatMap(({ name }) => FIELD_TERMS[name]);
  return [
    prohibition('never-collected', {
      'dpv:hasProcessing': terms('dpv:Collect'),
      'dpv:hasPersonalData': terms(...NEVER_COLLECTED),
    }),
    prohibition('never-recorded', {
      'dpv:hasProcessing': terms('dpv:Record', 'dpv:Store'),
      'dpv:hasPersonalData': terms(...call),
    }),
    prohibition('never-a-purpose', { 'dpv:hasPurpose': terms(...NEVER_A_PURPOSE) }),
    prohibition('never-done', { 'dpv:hasProcessing': terms(...NEVER_DONE) }),
  ];
}

const prohibition = (id: string, what: Node): Node => ({
  '@id': `#${id}`,
  '@type': ['dpv:Process', 'dpv:Prohibition'],
  'dpv:hasDataSubject': terms('dpv:User'),
  ...what,
});
