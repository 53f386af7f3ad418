export { privacyJson } from './privacy-json.ts';
export { WELL_KNOWN_TYPES, type WellKnownFile, wellKnownFiles } from './well-known.ts';
