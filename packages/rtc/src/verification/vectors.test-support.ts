import { createHash, createHmac } from 'node:crypto';
import { fromBase64Url } from '../sealing-base64url.ts';
import { SIGNS } from './signs.ts';

// The code once more, from the words of the specification alone: RFC 5869 by hand, nothing of the tested files but the list.

const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));
const filled = (length: number, byte: number) => Array.from({ length }, () => byte);
const point = (byte: number) => [4, ...filled(64, byte)];

/** Of the two sides of two-sides.test-support.ts. */
export function transcriptBytes(match: string): Uint8Array {
  return Uint8Array.from([
    ...(fromBase64Url(match) ?? []),
    ...ascii('impolite'),
    ...point(0x21),
    ...filled(32, 0x31),
    ...ascii('polite'),
    ...point(0x22),
    ...filled(32, 0x32),
  ]);
}

export function independentCommitment(nonce: number, transcript: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from([...ascii('vis-sas-1|c|'), ...filled(32, nonce), ...transcript]);
  return createHash('sha256').update(bytes).digest();
}

export function independentSigns(impolite: number, polite: number, transcript = transcriptBytes('EREREREREREREREREREREQ')) {
  const secret = Uint8Array.from([...filled(32, impolite), ...filled(32, polite)]);
  const extracted = createHmac('sha256', new Uint8Array(32)).update(secret).digest();
  const info = Uint8Array.from([...ascii('vis-sas-1|'), ...transcript, 1]);
  const expanded = createHmac('sha256', extracted).update(info).digest();
  const bits = Array.from(expanded.subarray(0, 6), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: 7 }, (_, at) => SIGNS[Number.parseInt(bits.slice(at * 6, at * 6 + 6), 2)]);
}
