export { type CoveredTrack, coverTrack } from './cover-track.ts';
export type { PictureView } from './guard-state.ts';
export { createPictureGuard, type PictureGuard, type PictureGuardSettings, type WatchSettings } from './picture-guard.ts';
