import type { Processor } from '../recipient.ts';
import type { Right } from '../rights.ts';
import type { FieldName, LegalBasis, Purpose } from '../vocabulary.ts';
import type { Term } from './json-ld.ts';

type OneOrMore = readonly [Term, ...Term[]];

/** Our closed words in those of the Data Privacy Vocabulary 2.3 (https://w3id.org/dpv), the nearest there are. */
export const PURPOSE_TERMS: Readonly<Record<Purpose, Term>> = {
  connect: 'dpv:RequestedServiceProvision',
  'stop-abuse': 'dpv:MisusePreventionAndDetection',
  count: 'dpv:ServiceUsageAnalytics',
  'keep-running': 'dpv:ServiceMonitoring',
  'run-service': 'dpv:TechnicalServiceProvision',
  answer: 'dpv:RightsFulfilment',
  'comply-with-law': 'dpv:LegalCompliance',
};

export const BASIS_TERMS: Readonly<Record<LegalBasis, OneOrMore>> = {
  consent: ['dpv:Consent', 'eu-gdpr:A6-1-a'],
  contract: ['dpv:ContractPerformance', 'eu-gdpr:A6-1-b'],
  'legal-obligation': ['dpv:LegalObligation', 'eu-gdpr:A6-1-c'],
  'legitimate-interest': ['dpv:LegitimateInterestOfController', 'eu-gdpr:A6-1-f'],
};

/** DPV reads Article 22 as an objection too: one to decisions that no person takes. */
export const RIGHT_TERMS: Readonly<Record<Right, OneOrMore>> = {
  information: ['eu-gdpr:A13', 'eu-gdpr:A14'],
  access: ['eu-gdpr:A15'],
  correction: ['eu-gdpr:A16', 'eu-gdpr:A19'],
  deletion: ['eu-gdpr:A17', 'eu-gdpr:A19'],
  portability: ['eu-gdpr:A20'],
  objection: ['eu-gdpr:A21', 'eu-gdpr:A22'],
  restriction: ['eu-gdpr:A18', 'eu-gdpr:A19'],
  complaint: ['eu-gdpr:A77'],
};
export const WITHDRAWAL: Term = 'eu-gdpr:A7-3';

export const SERVICE_TERMS: Readonly<Record<Processor['service'], Term>> = {
  hosting: 'dpv:TechnicalServiceProvision',
  'content-delivery': 'dpv:TechnicalServiceProvision',
  security: 'dpv:EnforceSecurity',
  mail: 'dpv:CommunicationManagement',
};

export const FIELD_TERMS: Readonly<Record<FieldName, OneOrMore>> = {
  'ip-address': ['pd:IPAddress'],
  'browser-name': ['pd:UserAgent'],
  'browser-family': ['pd:DeviceSoftware'],
  'system-family': ['pd:DeviceOperatingSystem'],
  'device-form': ['pd:DeviceBased'],
  'screen-size': ['pd:DeviceBased'],
  region: ['pd:Country', 'pd:Region'],
  'session-times': ['pd:ServiceConsumptionBehaviour'],
  'referring-host': ['pd:BrowsingReferral'],
  'address-tag': ['pd:Identifier', 'dpv:PseudonymisedData'],
  'attempt-counts': ['pd:ServiceConsumptionBehaviour'],
  puzzle: ['pd:Authenticating', 'dpv:PseudonymisedData'],
  'day-tag': ['pd:Identifier', 'dpv:PseudonymisedData'],
  'day-marks': ['pd:ServiceConsumptionBehaviour', 'dpv:PseudonymisedData'],
  'session-tag': ['pd:UID', 'dpv:PseudonymisedData'],
  'session-key': ['pd:UID', 'dpv:PseudonymisedData'],
  'signing-key': ['pd:UID', 'dpv:PseudonymisedData'],
  'chat-wishes': ['pd:Preference'],
  interests: ['pd:Interest'],
  languages: ['pd:Language'],
  'search-times': ['pd:ServiceConsumptionBehaviour'],
  'recent-partners': ['pd:CommunicationsMetadata', 'dpv:PseudonymisedData'],
  pairing: ['pd:CommunicationsMetadata'],
  'sealed-handshake': ['pd:CommunicationsMetadata'],
  'relay-pass': ['pd:Authenticating'],
  'sealed-media': ['pd:Communication'],
  'picture-and-sound': ['pd:Communication'],
  'text-messages': ['pd:Communication'],
  'device-switches': ['pd:CommunicationsMetadata'],
  typing: ['pd:CommunicationsMetadata'],
  'text-signatures': ['pd:CommunicationsMetadata'],
  'sign-check': ['pd:CommunicationsMetadata'],
  'report-reason': ['pd:Opinion'],
  'report-words': ['pd:Opinion'],
  'report-evidence': ['pd:Communication'],
  'report-mode': ['pd:CommunicationsMetadata'],
  'report-minute': ['pd:ServiceConsumptionBehaviour'],
  'report-state': ['dpv:GeneratedPersonalData'],
  'ban-mark': ['dpv:GeneratedPersonalData', 'dpv:PseudonymisedData'],
  'ban-end': ['dpv:GeneratedPersonalData'],
  'page-views': ['dpv:AnonymisedData'],
  visits: ['dpv:AnonymisedData'],
  'chat-counts': ['dpv:AnonymisedData'],
  'visitor-counts': ['dpv:AnonymisedData'],
  'source-counts': ['dpv:AnonymisedData'],
  'country-counts': ['dpv:AnonymisedData'],
  'device-counts': ['dpv:AnonymisedData'],
  'browser-counts': ['dpv:AnonymisedData'],
  'page-use-counts': ['dpv:AnonymisedData'],
  'step-counts': ['dpv:AnonymisedData'],
  'drop-counts': ['dpv:AnonymisedData'],
  'count-marks': ['dpv:AnonymisedData'],
  'public-numbers': ['dpv:AnonymisedData'],
  'account-email': ['pd:EmailAddress'],
  'account-preferences': ['pd:Preference'],
  'operator-email': ['pd:EmailAddress'],
  'operator-name': ['pd:Name'],
  'password-hash': ['pd:Password'],
  'authenticator-secret': ['pd:SecretText'],
  'recovery-codes': ['pd:SecretText'],
  'wrong-codes': ['pd:AuthenticationHistory'],
  'account-dates': ['pd:AuthenticationHistory'],
  'sign-in-session': ['pd:Authenticating'],
  'sign-in-challenge': ['pd:Authenticating'],
  'set-up-link-hash': ['pd:Authenticating'],
  'read-key': ['pd:Authenticating'],
  'mail-address': ['pd:EmailAddress'],
  'mail-words': ['pd:EmailContent'],
};

/** What no visitor is ever asked for, in the words of DPV. No field about a visitor may map to one of these. */
export const NEVER_COLLECTED = [
  'pd:Name',
  'pd:TelephoneNumber',
  'pd:SocialMedia',
  'pd:Biometric',
  'pd:GPSCoordinate',
  'pd:PaymentCard',
] as const satisfies readonly Term[];
export const NEVER_A_PURPOSE = [
  'dpv:Marketing',
  'dpv:Advertising',
  'dpv:SellDataToThirdParties',
] as const satisfies readonly Term[];
export const NEVER_DONE = ['dpv:Profiling', 'dpv:Tracking', 'dpv:TrackingByThirdParty'] as const satisfies readonly Term[];
