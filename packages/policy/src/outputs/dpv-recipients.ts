import { collected } from '../data.ts';
import type { Manifest } from '../manifest.ts';
import type { Processor, Recipient } from '../recipient.ts';
import { dataTerms } from './dpv-process.ts';
import { PURPOSE_TERMS, SERVICE_TERMS } from './dpv-terms.ts';
import { type Node, type Term, terms, typed, words } from './json-ld.ts';

type Disclosing = Pick<Manifest, 'connection' | 'data' | 'recipients'>;

/** One process for each recipient, with the fields that it gets. */
export const disclosures = (manifest: Disclosing): readonly Node[] =>
  manifest.recipients.flatMap((recipient, index) => disclosure(recipient, `recipient-${index + 1}`, manifest));

function disclosure(recipient: Recipient, id: string, { connection, data }: Disclosing): readonly Node[] {
  switch (recipient.kind) {
    case 'chat-partner':
      return MODES.filter((mode) => connection === 'choice' || connection === mode).map((mode) => ({
        ...shared(`${id}-${mode}`, PURPOSE_TERMS.connect),
        ...dataTerms(recipient.sees[mode]),
        'dpv:hasRecipient': { '@id': `#${id}`, '@type': ['dpv:Recipient', 'dpv:User'], 'dct:title': words('the chat partner') },
        'dct:description': words(mode === 'direct' ? 'in a direct call' : 'in a shielded call'),
      }));
    case 'own-relay':
      return [
        {
          ...shared(`${id}-process`, PURPOSE_TERMS.connect),
          ...dataTerms(recipient.gets),
          'dpv:hasRecipient': { '@id': `#${id}`, '@type': 'dpv:Recipient', 'dct:title': words('the operator’s own relay') },
        },
      ];
    case 'authority':
      return [
        {
          ...shared(`${id}-process`, PURPOSE_TERMS['comply-with-law']),
          ...dataTerms(storedFields(data)),
          'dpv:hasRecipient': {
            '@id': `#${id}`,
            '@type': ['dpv:Recipient', 'dpv:Authority'],
            'dct:title': words('a court or authority with a binding order'),
          },
        },
      ];
    case 'processor':
      return [
        {
          ...shared(`${id}-process`, SERVICE_TERMS[recipient.service]),
          ...dataTerms(recipient.gets),
          'dpv:hasRecipient': { '@id': `#${id}`, ...processor(recipient) },
        },
      ];
  }
}

const MODES = ['direct', 'shielded'] as const;

const shared = (id: string, purpose: Term): Node => ({
  '@id': `#${id}`,
  '@type': 'dpv:Process',
  'dpv:hasPurpose': terms(purpose),
  'dpv:hasProcessing': terms('dpv:Disclose'),
});

const storedFields = (data: Manifest['data']) =>
  collected(data).flatMap(([, { fields }]) => fields.filter(({ lives }) => lives === 'database').map(({ name }) => name));

const SAFEGUARDS = {
  adequacy: ['eu-gdpr:AdequacyDecision'],
  'standard-clauses': ['eu-gdpr:StandardContractualClauses'],
  'same-law': [],
} as const;

const processor = ({ name, country, safeguard, contract }: Processor): Node => ({
  '@type': 'dpv:DataProcessor',
  'dpv:hasName': name,
  'dpv:hasCountry': { '@type': 'dpv:Country', 'dct:identifier': country },
  'dpv:hasLegalMeasure': {
    '@type': 'dpv:ControllerProcessorAgreement',
    'dct:identifier': contract.reference,
    'dct:valid': typed('xsd:date', contract.reviewBy),
  },
  ...(safeguard === 'same-law' ? {} : { 'dpv:hasTechnicalOrganisationalMeasure': terms(...SAFEGUARDS[safeguard]) }),
});
