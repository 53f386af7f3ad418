import { ascii, fromBase64url, joined, toBase64url, uint32, uint64 } from './bytes.js';

const SIZES = [256, 1_024, 4_096, 16_384];
const HEADER = 9;
const TAG = 16;
const LENGTH = 4;
const ECDH = { name: 'ECDH', namedCurve: 'P-256' };

/** E1: a key pair for one `find`. */
export async function makeCallKey() {
  const pair = await crypto.subtle.generateKey(ECDH, false, ['deriveBits']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { raw, key: toBase64url(raw), privateKey: pair.privateKey };
}

/** E2, E3: one key for each direction. Throws where the partner's key is none, or is our own. */
export async function makeSeal(own, { match, role, partnerKey }) {
  if (partnerKey === own.key) throw new Error('our own key came back');
  const partnerRaw = fromBase64url(partnerKey);
  if (partnerRaw.length !== 65 || partnerRaw[0] !== 4) throw new Error('no public key');
  // Throws where it is no point of the curve.
  const partner = await crypto.subtle.importKey('raw', partnerRaw, ECDH, false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: partner }, own.privateKey, 256);
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const isImpolite = role === 'impolite';
  const [impolite, polite] = isImpolite ? [own.raw, partnerRaw] : [partnerRaw, own.raw];
  const keyOf = (direction, use) => {
    const info = joined(ascii('visavis/1 sealed relay'), impolite, polite, Uint8Array.of(direction));
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt: fromBase64url(match), info };
    return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [use]);
  };
  const sealing = await keyOf(isImpolite ? 1 : 2, 'encrypt');
  const opening = await keyOf(isImpolite ? 2 : 1, 'decrypt');

  return {
    async seal(number, payload) {
      const bytes = new TextEncoder().encode(payload);
      const size = SIZES.find((each) => each >= HEADER + LENGTH + bytes.length + TAG);
      if (size === undefined) throw new Error('too long for a frame');
      const header = joined(Uint8Array.of(1), uint64(number));
      const plain = new Uint8Array(size - HEADER - TAG);
      plain.set(uint32(bytes.length));
      plain.set(bytes, LENGTH);
      return joined(header, new Uint8Array(await crypto.subtle.encrypt(gcm(number, header), sealing, plain)));
    },

    /** Throws where the frame does not open. */
    async open(frame) {
      const header = frame.subarray(0, HEADER);
      const number = numberOf(frame);
      const plain = new Uint8Array(await crypto.subtle.decrypt(gcm(number, header), opening, frame.subarray(HEADER)));
      const length = new DataView(plain.buffer).getUint32(0);
      if (length > plain.length - LENGTH) throw new Error('a wrong length');
      if (plain.subarray(LENGTH + length).some((byte) => byte !== 0)) throw new Error('a wrong padding');
      const text = new TextDecoder('utf-8', { fatal: true }).decode(plain.subarray(LENGTH, LENGTH + length));
      return { number, text };
    },
  };
}

function numberOf(frame) {
  return Number(new DataView(frame.buffer, frame.byteOffset).getBigUint64(1));
}

function gcm(number, header) {
  return { name: 'AES-GCM', iv: joined(new Uint8Array(4), uint64(number)), additionalData: header, tagLength: 128 };
}
