/** What the browser says on the visitor's behalf. */
export interface PrivacySignals {
  /** Global Privacy Control (W3C GPC): do not sell or share. */
  readonly globalPrivacyControl: boolean;
  /** Do Not Track (W3C Tracking Preference Expression). */
  readonly doNotTrack: boolean;
}

/** Not in the DOM's types, and old browsers write what they like: read as unknown. */
export interface SignalSource {
  readonly globalPrivacyControl?: unknown;
  readonly doNotTrack?: unknown;
}

/** Reads the signals of a `navigator`. Where it is unclear what a browser means, it means no counting. */
export function privacySignals(navigator: SignalSource): PrivacySignals {
  const { globalPrivacyControl, doNotTrack } = navigator;
  return {
    globalPrivacyControl: Boolean(globalPrivacyControl),
    doNotTrack: doNotTrack === '1' || doNotTrack === 'yes',
  };
}

/** Whether even the nameless counting of visits may happen: either signal ends it. */
export function mayCount(signals: PrivacySignals): boolean {
  return !signals.globalPrivacyControl && !signals.doNotTrack;
}
