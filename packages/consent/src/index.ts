export { type AgeGate, ageGate } from './age-gate.ts';
export { type DeviceStorage, deviceStorage } from './device-storage.ts';
export { mayCount, type PrivacySignals, privacySignals } from './privacy-signals.ts';
