export type { CallConnection } from './call-connection.ts';
export type { PeerCallEvent } from './call-events.ts';
export type { CallState } from './call-state.ts';
export { type Clock, timerClock } from './clock.ts';
export type { DeviceFailure } from './device-failure.ts';
export { sealEvidence } from './evidence/sealed-evidence.ts';
export { createSigningKeys, type SigningKeys } from './evidence/signing-keys.ts';
export type { TextLine } from './kept-texts.ts';
export { watchLevel } from './level-meter.ts';
export {
  createLocalMedia,
  type LocalMediaEvent,
  type LocalMediaSettings,
  type OpenDevices,
} from './local-media.ts';
export type { Devices } from './peer-call-face.ts';
export type { CallSummary, QualityReading } from './quality/quality-reading.ts';
export { checkRelay } from './relay-check.ts';
export { type SealedCall, type SealedCallSettings, startSealedCall } from './sealed-call.ts';
export { createSealingKeys, type SealingKeys } from './sealing.ts';
export { sendingDeviceOf } from './send-plan-device.ts';
export type { SendingDevice } from './send-plan.ts';
export { type Claim, createSessionKey, type SessionKey } from './session-key.ts';
export {
  type ClientRequest,
  type LinkMessage,
  type LinkSocket,
  type LinkState,
  openSignalingLink,
  type SignalingLink,
} from './signaling-link.ts';
export { createSpareConnection, type SpareConnection } from './spare-connection.ts';
export type { Sign } from './verification/signs.ts';
export type { VerificationState } from './verification/start-verification.ts';
