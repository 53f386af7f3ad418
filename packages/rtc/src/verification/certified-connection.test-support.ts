import type { CertifiedConnection } from './fingerprints.ts';

/** What a browser tells of the certificates of a connection. */
export interface Browser {
  /** What getFingerprints of our certificate says; null: the browser has no such function. */
  readonly certificate?: readonly RTCDtlsFingerprint[] | null;
  readonly local?: string;
  readonly remote?: string;
  /** What came over DTLS, for each transport; null: the browser does not tell. */
  readonly transports?: readonly (Uint8Array | null | 'none yet')[];
  readonly stats?: readonly Record<string, unknown>[];
}

export function connectionIn(browser: Browser): CertifiedConnection {
  const [data = null, ...media] = (browser.transports ?? []).map((certificate) => ({
    state: certificate === 'none yet' ? 'connecting' : 'connected',
    ...(certificate !== null && {
      getRemoteCertificates: () => (certificate === 'none yet' ? [] : [certificate.slice().buffer]),
    }),
  }));
  const certificate = browser.certificate ? { getFingerprints: () => browser.certificate } : {};
  const connection = {
    getConfiguration: () => ({ certificates: browser.certificate === undefined ? [] : [certificate] }),
    getReceivers: () => media.slice(0, 1).map((transport) => ({ transport })),
    getSenders: () => [...media.slice(1).map((transport) => ({ transport })), { transport: null }],
    getStats: async () => new Map((browser.stats ?? []).map((entry) => [entry['id'], entry])),
    localDescription: browser.local === undefined ? null : { sdp: browser.local },
    remoteDescription: browser.remote === undefined ? null : { sdp: browser.remote },
    sctp: data && { transport: data },
  };
  // The fake has what is looked at, and nothing else of a connection.
  return connection as unknown as CertifiedConnection;
}
