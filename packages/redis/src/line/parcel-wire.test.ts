import type { NodeMessage, Parcel } from '@visavis/calls';
import { expect, test } from 'vitest';
import { readParcel, writeParcel } from './parcel-wire.ts';

const MATCH = 'AAECAwQFBgcICQoLDA0ODw';
const MESSAGES: readonly NodeMessage[] = [
  { kind: 'frame', match: MATCH, to: 'polite', frame: Uint8Array.from({ length: 256 }, (_, index) => index) },
  { kind: 'here', match: MATCH, to: 'impolite', generation: 1, isAnswer: true },
  { kind: 'left', match: '', to: 'polite' },
];
const PARCEL: Parcel = { from: 'east-1_', era: 0xffff_ffff, first: 2 ** 40 + 1, messages: MESSAGES };
/** Where each message begins. */
const STARTS = MESSAGES.map((_, index) => writeParcel({ ...PARCEL, messages: MESSAGES.slice(0, index) }).length);

test.each([
  { what: 'messages', parcel: PARCEL },
  { what: 'none', parcel: { ...PARCEL, messages: [] } },
])('a parcel with $what is read as it was written', ({ parcel }) => {
  expect(readParcel(writeParcel(parcel))).toEqual(parcel);
});

test('a message of a later version is no message, and those around it are read', () => {
  const bytes = writeParcel(PARCEL);
  bytes[(STARTS[1] ?? 0) + 4] = 200;
  expect(readParcel(bytes)?.messages.map((message) => message?.kind ?? null)).toEqual(['frame', null, 'left']);
});

test('what is cut off, empty or of another version is no parcel', () => {
  const bytes = writeParcel(PARCEL);
  for (let length = 0; length < bytes.length; length += 1) {
    // Between two messages nothing says that more were to come.
    expect(readParcel(bytes.subarray(0, length)) === null).toBe(!STARTS.includes(length));
  }
  expect(readParcel(Buffer.from([2, ...bytes.subarray(1)]))).toBeNull();
});
