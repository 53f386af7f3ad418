import type { Role } from '@visavis/protocol';
import { fromBase64Url } from '../sealing-base64url.ts';
import { joinBytes, sameBytes, utf8 } from './byte-strings.ts';

/** What one side believes to be true of the call; equal codes say that both believe the same. */
export interface CallFacts {
  readonly role: Role;
  /** Base64url, as `matched` named it. */
  readonly match: string;
  /** Both ends' sealing keys: uncompressed P-256 points, base64url. */
  readonly sealingKeys: BothSides<string>;
  /** SHA-256 over both ends' DTLS certificates. */
  readonly fingerprints: BothSides<Uint8Array>;
}

export interface BothSides<Part> {
  readonly own: Part;
  readonly partner: Part;
}

/**
 * The bytes that a code is about [D8]: match (16), then for the impolite and for the polite side the name of the role
 * in UTF-8, its sealing key (65) and its fingerprint (32). `null` when a part has not its size, or both sides share one:
 * somebody who sends our own key or certificate back to us is nobody to talk to.
 */
export function transcriptOf({ role, match, sealingKeys, fingerprints }: CallFacts): Uint8Array<ArrayBuffer> | null {
  const id = fromBase64Url(match);
  const own = sideOf(sealingKeys.own, fingerprints.own);
  const partner = sideOf(sealingKeys.partner, fingerprints.partner);
  if (id?.byteLength !== MATCH_BYTES || own === null || partner === null) return null;
  if (sameBytes(own.key, partner.key)) return null;
  if (sameBytes(own.fingerprint, partner.fingerprint)) return null;
  const [impolite, polite] = role === 'impolite' ? [own, partner] : [partner, own];
  const called = (name: Role, side: Side) => [utf8(name), side.key, side.fingerprint];
  return joinBytes(id, ...called('impolite', impolite), ...called('polite', polite));
}

const MATCH_BYTES = 16;
const POINT_BYTES = 65;
const FINGERPRINT_BYTES = 32;

interface Side {
  readonly key: Uint8Array;
  readonly fingerprint: Uint8Array;
}

function sideOf(publicKey: string, fingerprint: Uint8Array): Side | null {
  const key = fromBase64Url(publicKey);
  if (key?.byteLength !== POINT_BYTES || fingerprint.byteLength !== FINGERPRINT_BYTES) return null;
  return { key, fingerprint };
}
