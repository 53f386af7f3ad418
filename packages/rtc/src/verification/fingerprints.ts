import { sameBytes } from './byte-strings.ts';
import { fingerprintBytes, fingerprintIn } from './sdp-fingerprints.ts';
import type { BothSides } from './transcript.ts';

/** The part of an RTCPeerConnection that knows the certificates. */
export type CertifiedConnection = Pick<
  RTCPeerConnection,
  | 'getConfiguration'
  | 'getReceivers'
  | 'getSenders'
  | 'getStats'
  | 'localDescription'
  | 'remoteDescription'
  | 'sctp'
>;

type Fingerprint = Uint8Array<ArrayBuffer>;

/**
 * SHA-256 over the certificates of both ends, to be read once DTLS is connected. What the transports and the
 * descriptions say has to agree; getStats speaks only in browsers where both are silent.
 * `null`: unknown, or not one certificate for all of the call, which is then not to be verified.
 */
export async function readFingerprints(
  connection: CertifiedConnection,
  subtle: Pick<SubtleCrypto, 'digest'> = crypto.subtle,
): Promise<BothSides<Fingerprint> | null> {
  const own = agreed(await ownCertificates(connection), connection.localDescription?.sdp);
  const partner = agreed(await partnerCertificates(connection, subtle), connection.remoteDescription?.sdp);
  if (own === 'unclear' || partner === 'unclear') return null;
  if (own !== null && partner !== null) return { own, partner };
  const measured = await fingerprintsInStats(connection);
  const both = { own: own ?? measured.own, partner: partner ?? measured.partner };
  return both.own && both.partner && { own: both.own, partner: both.partner };
}

/** One fingerprint from many sources; `null` when none says anything. */
function agreed(certificates: readonly (Fingerprint | null)[], sdp = ''): Fingerprint | 'unclear' | null {
  const described = fingerprintIn(sdp);
  if (described.kind === 'unclear') return 'unclear';
  const all = described.kind === 'one' ? [...certificates, described.fingerprint] : certificates;
  const [first, ...others] = all;
  if (first === undefined) return null;
  return first !== null && others.every((other) => other !== null && sameBytes(first, other)) ? first : 'unclear';
}

/** Ours, where we made the certificate and the browser says what it is (getFingerprints: since 2025). */
async function ownCertificates(connection: CertifiedConnection): Promise<readonly (Fingerprint | null)[]> {
  const certificates = connection.getConfiguration().certificates ?? [];
  return certificates.flatMap((certificate) => {
    if (typeof certificate.getFingerprints !== 'function') return [];
    const own = certificate.getFingerprints().find(({ algorithm }) => algorithm?.toLowerCase() === 'sha-256');
    return [own ? fingerprintBytes('sha-256', own.value ?? '') : null];
  });
}

/** What came over DTLS itself, on every transport: a second one could lead to somebody else (since 2026 in all browsers). */
async function partnerCertificates(
  connection: CertifiedConnection,
  subtle: Pick<SubtleCrypto, 'digest'>,
): Promise<readonly (Fingerprint | null)[]> {
  const ends = [...connection.getSenders(), ...connection.getReceivers()];
  const transports = new Set([connection.sctp?.transport, ...ends.map((end) => end.transport)]);
  const read = [...transports].flatMap((transport) => {
    if (!transport || typeof transport.getRemoteCertificates !== 'function') return [];
    const [certificate] = transport.getRemoteCertificates();
    if (certificate === undefined) return transport.state === 'connected' ? [] : [null];
    return [subtle.digest('SHA-256', certificate).then((digest) => new Uint8Array(digest))];
  });
  return Promise.all(read);
}

interface MeasuredFingerprints {
  readonly own: Fingerprint | null;
  readonly partner: Fingerprint | null;
}

/** A report of getStats: only what is looked at, and none of it certain. */
interface StatsEntry {
  readonly type?: unknown;
  readonly localCertificateId?: unknown;
  readonly remoteCertificateId?: unknown;
  readonly fingerprint?: unknown;
  readonly fingerprintAlgorithm?: unknown;
}

async function fingerprintsInStats(connection: CertifiedConnection): Promise<MeasuredFingerprints> {
  const entries = new Map<unknown, StatsEntry>();
  (await connection.getStats()).forEach((entry: StatsEntry, id: string) => entries.set(id, entry));
  const [transport, ...others] = [...entries.values()].filter((entry) => entry.type === 'transport');
  if (transport === undefined || others.length > 0) return { own: null, partner: null };
  const read = (id: unknown) => {
    const certificate = entries.get(id);
    return fingerprintBytes(String(certificate?.fingerprintAlgorithm), String(certificate?.fingerprint));
  };
  return { own: read(transport.localCertificateId), partner: read(transport.remoteCertificateId) };
}
