export const PROBLEM_CODES = [
  'account-data-without-accounts',
  'accounts-without-account-data',
  'acknowledged-after-answer',
  'address-outside-access-log',
  'answer-too-slow',
  'attestation-not-done-yet',
  'attestation-too-rare',
  'contract-review-past-due',
  'contract-review-too-late',
  'cookie-is-always-sent',
  'direct-call-hides-address',
  'field-listed-twice',
  'gpc-not-honoured',
  'hold-beyond-limit',
  'hold-of-uncollected-field',
  'hold-shorter-than-period',
  'in-memory-beyond-limit',
  'interests-without-data',
  'kept-beyond-limit',
  'malformed',
  'moderation-never-on',
  'never-kept-field-written',
  'no-job-reaches-a-mailbox',
  'notice-time-too-short',
  'optional-storage-not-offered',
  'origin-of-another-service',
  'partner-not-listed-once',
  'processor-gets-more-than-it-needs',
  'purpose-unread',
  'recipient-gets-undeclared-field',
  'region-without-data',
  'relay-data-without-shielded-call',
  'relay-listed-twice',
  'relay-not-listed',
  'relay-without-shielded-call',
  'right-missing',
  'safeguard-not-there',
  'shielded-call-shows-address',
  'shielded-call-without-relay-data',
  'storage-key-listed-twice',
  'sweep-too-rare',
  'visitor-sign-in-without-accounts',
] as const;

/** Something in a manifest that may not be published. */
export interface Problem {
  readonly code: (typeof PROBLEM_CODES)[number];
  /** Where in the manifest, such as `data.reports.retention`. */
  readonly path: string;
  /** What is wrong and what to do, in one line. */
  readonly reason: string;
}
