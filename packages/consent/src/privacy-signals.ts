/** What a browser may say on the visitor's behalf. Not in the DOM's types, and old browsers write what they like. */
export interface SignalSource {
  /** Global Privacy Control (W3C GPC): do not sell or share. */
  readonly globalPrivacyControl?: unknown;
  /** Do Not Track (W3C Tracking Preference Expression). */
  readonly doNotTrack?: unknown;
}

/**
 * Whether even the nameless counting of visits may happen: either signal of a `navigator` ends it. Where it is
 * unclear what a browser means, it means no counting.
 */
export function mayCount({ globalPrivacyControl, doNotTrack }: SignalSource): boolean {
  return !globalPrivacyControl && doNotTrack !== '1' && doNotTrack !== 'yes';
}
