import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Browser, connectionIn } from './certified-connection.test-support.ts';
import { readFingerprints } from './fingerprints.ts';

const { subtle } = crypto;
const written = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(':');
const hashOf = (certificate: Uint8Array) => Uint8Array.from(createHash('sha256').update(certificate).digest());
const CERTIFICATE = { own: Uint8Array.of(1, 2, 3), partner: Uint8Array.of(4, 5, 6), stranger: Uint8Array.of(7, 8, 9) };
const OWN = hashOf(CERTIFICATE.own);
const PARTNER = hashOf(CERTIFICATE.partner);
const STRANGER = hashOf(CERTIFICATE.stranger);
const line = (fingerprint: Uint8Array) => `a=fingerprint:sha-256 ${written(fingerprint).toUpperCase()}\r\n`;

const read = (browser: Browser) => readFingerprints(connectionIn(browser), subtle);
const described = { local: `v=0\r\n${line(OWN)}`, remote: `v=0\r\n${line(PARTNER)}` };
const BOTH = { own: OWN, partner: PARTNER };
const stats = (own: Record<string, unknown> = {}) => [
  { id: 't', type: 'transport', localCertificateId: 'o', remoteCertificateId: 'p' },
  { id: 'o', type: 'certificate', fingerprint: written(OWN), fingerprintAlgorithm: 'sha-256', ...own },
  { id: 'p', type: 'certificate', fingerprint: written(PARTNER), fingerprintAlgorithm: 'sha-256' },
];

describe('the fingerprints of a call', () => {
  it('come from the certificates themselves where the browser tells', async () => {
    const certificate = [{ algorithm: 'sha-1', value: 'AA' }, { algorithm: 'SHA-256', value: written(OWN) }];
    expect(await read({ certificate, transports: [CERTIFICATE.partner] })).toEqual(BOTH);
    expect(await read({ ...described, certificate, transports: [CERTIFICATE.partner] })).toEqual(BOTH);
  });

  it('come from the descriptions where it does not', async () => {
    expect(await read(described)).toEqual(BOTH);
    expect(await read({ ...described, certificate: null, transports: [null] })).toEqual(BOTH);
  });

  it('come from getStats where both are silent', async () => {
    expect(await read({ local: 'v=0\r\n', remote: 'v=0\r\n', stats: stats() })).toEqual(BOTH);
    expect(await read({ ...described, local: 'v=0\r\n', stats: stats() })).toEqual(BOTH);
  });

  it('are unknown where nothing tells, or only a weaker hash', async () => {
    expect(await read({})).toBeNull();
    expect(await read({ stats: stats({ fingerprintAlgorithm: 'sha-1' }) })).toBeNull();
    expect(await read({ stats: [...stats(), { id: 'u', type: 'transport' }] })).toBeNull();
    expect(await read({ ...described, certificate: [{ algorithm: 'sha-1', value: 'AA' }] })).toBeNull();
  });

  it('are one each: sources that differ make no fingerprint', async () => {
    expect(await read({ ...described, transports: [CERTIFICATE.stranger] })).toBeNull();
    expect(await read({ ...described, certificate: [{ algorithm: 'sha-256', value: written(STRANGER) }] })).toBeNull();
    expect(await read({ ...described, remote: `${described.remote}m=audio\r\n${line(STRANGER)}` })).toBeNull();
  });

  it('are those of every transport, not only of the one that carries the verification', async () => {
    const same = [CERTIFICATE.partner, CERTIFICATE.partner, CERTIFICATE.partner];
    expect(await read({ ...described, transports: same })).toEqual(BOTH);
    for (const at of [0, 1, 2]) {
      const transports = same.with(at, CERTIFICATE.stranger);
      expect(await read({ ...described, transports })).toBeNull();
      expect(await read({ ...described, transports: same.map((each, place) => (place === at ? 'none yet' : each)) })).toBeNull();
    }
  });

  it('are not those of a certificate beside an unclear description', async () => {
    const remote = `v=0\r\na=fingerprint:sha-1 ${written(PARTNER.slice(0, 20))}\r\n${line(PARTNER)}`;
    expect(await read({ ...described, remote, transports: [CERTIFICATE.partner] })).toBeNull();
  });
});
