export type { CallState } from './call-state.ts';
export { type Clock, timerClock } from './clock.ts';
export type { DeviceFailure } from './device-failure.ts';
export { watchLevel } from './level-meter.ts';
export {
  createLocalMedia,
  type LocalMediaEvent,
  type LocalMediaSettings,
  type OpenDevices,
} from './local-media.ts';
export type { CallConnection, PeerCallEvent } from './peer-call.ts';
export { type SealedCall, startSealedCall } from './sealed-call.ts';
export { createSealingKeys, type SealingCrypto, type SealingKeys } from './sealing.ts';
export { type Claim, createSessionKey, type SessionCrypto, type SessionKey } from './session-key.ts';
export {
  type ClientRequest,
  type LinkMessage,
  type LinkSocket,
  type LinkState,
  openSignalingLink,
  type SignalingLink,
} from './signaling-link.ts';
