import { describe, expect, it } from 'vitest';
import { type BrowserParts, unsupportedReason } from './browser-support.ts';

const able: BrowserParts = {
  isSecureContext: true,
  crypto: { subtle: {} },
  navigator: { mediaDevices: { getUserMedia: () => {} } },
  RTCPeerConnection: { prototype: { restartIce: () => {} } },
  WebSocket: () => {},
};

describe('unsupportedReason', () => {
  it('finds nothing wrong with a browser of today', () => {
    expect(unsupportedReason(able)).toBeNull();
  });

  it('names the address, not the browser, where the page is not secure', () => {
    const hidden = { isSecureContext: false, crypto: {}, navigator: {} };
    expect(unsupportedReason(hidden)).toBe('insecure-context');
  });

  it.each([
    ['calls', { RTCPeerConnection: undefined }],
    ['a second try for a call', { RTCPeerConnection: { prototype: {} } }],
    ['sealing', { crypto: undefined }],
    ['cameras', { navigator: {} }],
    ['a link', { WebSocket: undefined }],
  ])('needs %s', (_, missing) => {
    expect(unsupportedReason({ ...able, ...missing } as BrowserParts)).toBe('browser');
  });
});
