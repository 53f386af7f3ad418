export const PROBLEM_CODES = [
  'acknowledged-after-answer',
  'age-under-18',
  'answer-too-slow',
  'contact-malformed',
  'contract-missing',
  'cookie-is-always-sent',
  'country-malformed',
  'date-malformed',
  'direct-call-hides-address',
  'field-listed-twice',
  'gpc-not-honoured',
  'no-job-reaches-a-mailbox',
  'not-a-duration',
  'operator-blank',
  'partner-not-listed-once',
  'purpose-unused',
  'recipient-gets-undeclared-field',
  'relay-not-listed',
  'right-missing',
  'shielded-call-shows-address',
  'storage-key-listed-twice',
  'version-malformed',
] as const;

/** Something in a manifest that the types allow and the rules do not. */
export interface Problem {
  readonly code: (typeof PROBLEM_CODES)[number];
  /** Where in the manifest, such as `data.reports.retention`. */
  readonly path: string;
}
