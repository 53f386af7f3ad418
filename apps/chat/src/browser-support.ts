import type { UnsupportedView } from './view.ts';

/** The parts of a window that decide whether a visit can begin. */
export interface BrowserParts {
  readonly isSecureContext: boolean;
  readonly crypto?: { readonly subtle?: unknown };
  readonly navigator: { readonly mediaDevices?: { readonly getUserMedia?: unknown } };
  readonly RTCPeerConnection?: { readonly prototype: object };
  readonly WebSocket?: unknown;
}

/** Why no visit can begin in this browser; null when it can. */
export function unsupportedReason(browser: BrowserParts): UnsupportedView['reason'] | null {
  // Outside a secure context browsers hide the camera and WebCrypto, whatever else they can do.
  if (!browser.isSecureContext) return 'insecure-context';
  const connection = browser.RTCPeerConnection?.prototype;
  const able =
    connection !== undefined &&
    'restartIce' in connection &&
    browser.WebSocket !== undefined &&
    browser.crypto?.subtle !== undefined &&
    browser.navigator.mediaDevices?.getUserMedia !== undefined;
  return able ? null : 'browser';
}
