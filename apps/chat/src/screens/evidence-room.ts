import type { ChatLine } from '../view.ts';

/** What the sealed texts of one report may take before they are sealed, bytes: the largest padding that fits its frame. */
const ROOM = 8_188;

/** The match token and the frame around the texts, bytes, rounded up. */
const FRAME = 700;

/** Role, sequence, signature and the names of these fields, for each text, bytes, rounded up. */
const FRAME_OF_TEXT = 160;

/** How many bytes of texts can still go along with a report; below zero: too many are ticked. */
export function messagesRoom(lines: readonly Pick<ChatLine, 'text'>[]): number {
  const encoder = new TextEncoder();
  const taken = lines.map(({ text }) => encoder.encode(JSON.stringify(text)).byteLength + FRAME_OF_TEXT);
  return ROOM - FRAME - taken.reduce((sum, bytes) => sum + bytes, 0);
}
