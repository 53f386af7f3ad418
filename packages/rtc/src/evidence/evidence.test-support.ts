import type { Role } from '@visavis/protocol';
import { toBase64Url } from '../sealing-base64url.ts';
import type { SignedText } from './evidence-text.ts';
import { signText } from './signed-text.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';

const { subtle } = crypto;
export const MATCH = toBase64Url(new Uint8Array(16).fill(0x11));
export const OTHER_MATCH = toBase64Url(new Uint8Array(16).fill(0x12));
export const SINCE = 1_790_000_000;
export const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** One match as server and visitors have it: a key of the server, keys of both sides, the token about them. */
export interface TestMatch {
  readonly server: SigningKeys;
  readonly polite: SigningKeys;
  readonly impolite: SigningKeys;
  readonly token: string;
}

export async function createMatch(match = MATCH): Promise<TestMatch> {
  const [server, polite, impolite] = await Promise.all([
    createSigningKeys(subtle),
    createSigningKeys(subtle),
    createSigningKeys(subtle),
  ]);
  const claim = { v: 1, match, polite: polite.publicKey, impolite: impolite.publicKey, at: SINCE };
  return { server, polite, impolite, token: await tokenOf(server, claim) };
}

/** A token as signaling makes it, about whatever. */
export async function tokenOf(server: SigningKeys, claim: unknown): Promise<string> {
  const payload = toBase64Url(new TextEncoder().encode(JSON.stringify(claim)));
  const signed = new TextEncoder().encode(`visavis match 1\n${payload}`);
  const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, server.privateKey, signed);
  return `${payload}.${toBase64Url(new Uint8Array(signature))}`;
}

export async function say(
  { polite, impolite }: TestMatch,
  line: { readonly role: Role; readonly sequence: number; readonly text: string; readonly match?: string },
): Promise<SignedText> {
  const { role, sequence, text } = line;
  const { privateKey: key } = role === 'polite' ? polite : impolite;
  const signature = await signText({ subtle, key, match: line.match ?? MATCH, role, sequence, text });
  return { role, sequence, text, signature };
}
