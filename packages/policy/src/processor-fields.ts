import type { ProcessorService } from './recipient.ts';
import type { FieldName } from './vocabulary.ts';

/** Whoever stands between a browser and us sees what every request carries. */
const WITH_EVERY_REQUEST = ['hosting', 'content-delivery', 'security'] as const;
/** It comes to a machine of ours, and the machine may be a rented one. */
const OUR_MACHINES = ['hosting'] as const;
const MAILBOX = ['hosting', 'mail'] as const;
/** What is said in a call, and what a browser knows of itself, comes to nobody but the partner. */
const NOBODY = [] as const;

/**
 * Which companies may get a field at most, by what they do: only what that work needs (1V1-07-02, ANC-06-06).
 * A new field has to be put here before any company can get it.
 */
const PROCESSORS_OF = {
  'ip-address': WITH_EVERY_REQUEST,
  'browser-name': WITH_EVERY_REQUEST,
  'browser-family': OUR_MACHINES,
  'system-family': OUR_MACHINES,
  'device-form': OUR_MACHINES,
  'screen-size': NOBODY,
  region: WITH_EVERY_REQUEST,
  'session-times': OUR_MACHINES,
  'referring-host': WITH_EVERY_REQUEST,
  'address-tag': OUR_MACHINES,
  'attempt-counts': OUR_MACHINES,
  puzzle: OUR_MACHINES,
  'day-tag': OUR_MACHINES,
  'day-marks': OUR_MACHINES,
  'session-tag': OUR_MACHINES,
  'session-key': OUR_MACHINES,
  'signing-key': OUR_MACHINES,
  'chat-wishes': OUR_MACHINES,
  interests: OUR_MACHINES,
  languages: OUR_MACHINES,
  'search-times': OUR_MACHINES,
  'recent-partners': OUR_MACHINES,
  pairing: OUR_MACHINES,
  'sealed-handshake': OUR_MACHINES,
  'relay-pass': OUR_MACHINES,
  'sealed-media': OUR_MACHINES,
  'picture-and-sound': NOBODY,
  'text-messages': NOBODY,
  'device-switches': NOBODY,
  typing: NOBODY,
  'text-signatures': NOBODY,
  'sign-check': NOBODY,
  'report-reason': OUR_MACHINES,
  'report-words': OUR_MACHINES,
  'report-evidence': OUR_MACHINES,
  'report-mode': OUR_MACHINES,
  'report-minute': OUR_MACHINES,
  'report-state': OUR_MACHINES,
  'ban-mark': OUR_MACHINES,
  'ban-end': OUR_MACHINES,
  'page-views': OUR_MACHINES,
  visits: OUR_MACHINES,
  'chat-counts': OUR_MACHINES,
  'visitor-counts': OUR_MACHINES,
  'source-counts': OUR_MACHINES,
  'country-counts': OUR_MACHINES,
  'device-counts': OUR_MACHINES,
  'browser-counts': OUR_MACHINES,
  'page-use-counts': OUR_MACHINES,
  'step-counts': OUR_MACHINES,
  'drop-counts': OUR_MACHINES,
  'count-marks': OUR_MACHINES,
  'public-numbers': OUR_MACHINES,
  'account-email': MAILBOX,
  'account-preferences': OUR_MACHINES,
  'operator-email': OUR_MACHINES,
  'operator-name': OUR_MACHINES,
  'password-hash': OUR_MACHINES,
  'authenticator-secret': OUR_MACHINES,
  'recovery-codes': OUR_MACHINES,
  'wrong-codes': OUR_MACHINES,
  'account-dates': OUR_MACHINES,
  'sign-in-session': OUR_MACHINES,
  'sign-in-challenge': OUR_MACHINES,
  'set-up-link-hash': OUR_MACHINES,
  'read-key': OUR_MACHINES,
  'mail-address': MAILBOX,
  'mail-words': MAILBOX,
} as const satisfies Record<FieldName, readonly ProcessorService[]>;

/** Whether a company that does this may get the field at all. */
export const mayGet = (service: ProcessorService, field: FieldName): boolean => {
  const services: readonly ProcessorService[] = PROCESSORS_OF[field];
  return services.includes(service);
};
