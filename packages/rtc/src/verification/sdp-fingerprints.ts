import { sameBytes } from './byte-strings.ts';

export type SdpFingerprint =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly fingerprint: Uint8Array<ArrayBuffer> }
  /** More than one certificate would do, or one that is named by a weaker hash. */
  | { readonly kind: 'unclear' };

/**
 * What all a=fingerprint lines of a description say together (RFC 8122). The browser takes a certificate that matches
 * any of them, so one line among others, of another hash or value, is a way in: every line has to be the same SHA-256.
 */
export function fingerprintIn(sdp: string): SdpFingerprint {
  const lines = sdp.split(/\r\n|\r|\n/).filter((line) => /^a=fingerprint:/i.test(line));
  const [first, ...others] = lines.map(fingerprintOf);
  if (first === undefined) return { kind: 'none' };
  if (first === null) return { kind: 'unclear' };
  if (!others.every((other) => other !== null && sameBytes(first, other))) return { kind: 'unclear' };
  return { kind: 'one', fingerprint: first };
}

/** The bytes of `AB:CD:…`, as SDP, RTCCertificate and getStats write a fingerprint; `null` when it is no SHA-256. */
export function fingerprintBytes(algorithm: string, value: string): Uint8Array<ArrayBuffer> | null {
  if (algorithm.toLowerCase() !== 'sha-256' || !/^[\da-f]{2}(:[\da-f]{2}){31}$/i.test(value)) return null;
  return Uint8Array.from(value.split(':'), (pair) => Number.parseInt(pair, 16));
}

function fingerprintOf(line: string): Uint8Array<ArrayBuffer> | null {
  const [algorithm = '', value = '', ...more] = line.slice('a=fingerprint:'.length).trim().split(/\s+/);
  return more.length === 0 ? fingerprintBytes(algorithm, value) : null;
}
