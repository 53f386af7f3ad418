// For the moderators' reader as for the visitor's page: nothing here needs a browser.
export type { SignedText, TextPlace } from './evidence-text.ts';
export { type EvidenceReading, readEvidence, type TextReading, type TokenReading } from './read-evidence.ts';
export { openEvidence, sealEvidence } from './sealed-evidence.ts';
export { type SaidText, signText } from './signed-text.ts';
export { createSigningKeys, type SigningKeys } from './signing-keys.ts';
