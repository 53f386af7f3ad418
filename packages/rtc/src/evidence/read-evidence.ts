import { type Evidence, parseEvidence, type SignedText } from './evidence-text.ts';
import { type MatchClaim, readMatchToken } from './match-token.ts';
import { verifyText } from './signed-text.ts';
import type { WebCrypto } from './web-crypto.ts';

/**
 * What moderators may take from evidence. A proven text was signed with its sender's key of the match that the server
 * named. Its reporter holds one of the two keys: the other side's texts cannot be made up, the reporter's own can,
 * and what was left out does not show.
 */
export type EvidenceReading =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'read'; readonly token: TokenReading; readonly texts: readonly TextReading[] };

export type TokenReading =
  /** `at`: the minute in which the match was made, in seconds since 1970. */
  { readonly valid: true; readonly match: string; readonly at: number } | { readonly valid: false };

export interface TextReading extends Pick<SignedText, 'role' | 'sequence' | 'text'> {
  readonly proof: 'proven' | 'not-proven';
}

export interface EvidenceToRead {
  readonly subtle: Pick<WebCrypto, 'digest' | 'importKey' | 'verify'>;
  readonly plaintext: string;
  /** The server's match keys, today's and older ones: uncompressed P-256 points, base64url. */
  readonly matchPublicKeys: readonly string[];
}

export async function readEvidence({ subtle, plaintext, matchPublicKeys }: EvidenceToRead): Promise<EvidenceReading> {
  const evidence = parseEvidence(plaintext);
  if (evidence === null) return { kind: 'unreadable' };
  const claim = await readMatchToken(subtle, evidence.token, matchPublicKeys);
  const texts = await Promise.all(evidence.texts.map((_, at) => readText(subtle, claim, { evidence, at })));
  return {
    kind: 'read',
    token: claim ? { valid: true, match: claim.match, at: claim.at } : { valid: false },
    texts,
  };
}

async function readText(
  subtle: EvidenceToRead['subtle'],
  claim: MatchClaim | null,
  { evidence, at }: { readonly evidence: Evidence; readonly at: number },
): Promise<TextReading> {
  const [said, ...earlier] = evidence.texts.slice(0, at + 1).toReversed();
  if (said === undefined) throw new RangeError('no such text');
  const { role, sequence, text, signature } = said;
  const isReplay = earlier.some((other) => other.role === role && other.sequence === sequence);
  const isProven =
    claim !== null &&
    !isReplay &&
    (await verifyText({ subtle, publicKey: claim[role], match: claim.match, role, sequence, text, signature }));
  return { role, sequence, text, proof: isProven ? 'proven' : 'not-proven' };
}
