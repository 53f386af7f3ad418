export { type Brand, isPlaceholder, type Operator } from './brand.ts';
export type { DataCategory, DataLedger, DataName, Place } from './data.ts';
export type { BrowserPermission, DeviceEntry, SitePlace } from './device.ts';
export { type Duration, inMilliseconds } from './duration.ts';
export type { Manifest } from './manifest.ts';
export { manifestFor } from './manifest-for.ts';
export { PROFILE_NAMES, type ProfileName } from './profile-names.ts';
export type { Recipient } from './recipient.ts';
export { cutOff, type Period, type Retention } from './retention.ts';
export type { Right } from './rights.ts';
export { securityHeaders } from './security-headers.ts';
export type { FieldName, LegalBasis, Purpose } from './vocabulary.ts';
export {
  type Block,
  type Cell,
  type Clause,
  type PolicyDocument,
  type PromiseId,
  type Section,
  type Sentence,
  type ShortLine,
  type Table,
} from './text/document.ts';
export { privacyPolicy } from './text/privacy-policy.ts';
