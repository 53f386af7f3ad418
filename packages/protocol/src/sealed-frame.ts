/**
 * Layout of a sealed frame [E4]: `version (1) ‖ sequence (8, big-endian) ‖ AES-GCM ciphertext with tag (16)`.
 * Pure bytes; the keys live in `@visavis/rtc`.
 */

export const FRAME_HEADER_BYTES = 9;
export const GCM_TAG_BYTES = 16;

/** Whole-frame sizes. The relay sees only which of the four it carries [E5]. */
export const FRAME_SIZES = [256, 1_024, 4_096, 16_384] as const;

/** Whether the relay passes a binary frame on: right version, one of the four sizes [F3]. */
export function isSealedFrame(frame: Uint8Array): boolean {
  return frame[0] === 1 && FRAME_SIZES.some((size) => size === frame.byteLength);
}

/**
 * Pads a payload so that its frame has the smallest fitting size: `length (4, big-endian) ‖ payload ‖ zeros`.
 * `null` when the payload fits no frame.
 */
export function padPayload(payload: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const overhead = FRAME_HEADER_BYTES + GCM_TAG_BYTES;
  const size = FRAME_SIZES.find((frame) => frame - overhead >= payload.byteLength + 4);
  if (size === undefined) return null;
  const padded = new Uint8Array(size - overhead);
  new DataView(padded.buffer).setUint32(0, payload.byteLength);
  padded.set(payload, 4);
  return padded;
}

/** Takes the payload out of a padded plaintext; `null` when its length or its padding is not true. */
export function unpadPayload(padded: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (padded.byteLength < 4) return null;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (length > padded.byteLength - 4) return null;
  if (padded.subarray(4 + length).some((byte) => byte !== 0)) return null;
  return padded.slice(4, 4 + length);
}

/** Puts a frame together. `sequence` counts from 1 in each direction [E6]. */
export function joinFrame(sequence: bigint, ciphertext: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(FRAME_HEADER_BYTES + ciphertext.byteLength);
  frame[0] = 1;
  new DataView(frame.buffer).setBigUint64(1, sequence);
  frame.set(ciphertext, FRAME_HEADER_BYTES);
  return frame;
}

/** Takes a frame apart; `null` when it is no sealed frame. */
export function splitFrame(
  frame: Uint8Array,
): { sequence: bigint; ciphertext: Uint8Array<ArrayBuffer> } | null {
  if (!isSealedFrame(frame)) return null;
  const sequence = new DataView(frame.buffer, frame.byteOffset).getBigUint64(1);
  return { sequence, ciphertext: frame.slice(FRAME_HEADER_BYTES) };
}
