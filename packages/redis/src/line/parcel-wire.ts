import type { NodeMessage, Parcel } from '@visavis/calls';

/**
 * A parcel as bytes: version 1; era (4, big-endian); number of the first message (6); length of the sender's name (1),
 * the name; then of each message its length (4) and: kind (1), role (1), length of the match id (1), the match id, and
 * the frame or, of `here`, the generation (4). A message of another kind is left for whoever knows it, and `null` here.
 */
const VERSION = 1;
const KINDS = ['frame', 'left', 'away', 'lost', 'here', 'here-answer'] as const;
const ROLES = ['polite', 'impolite'] as const;
const HEAD = 12;
const MESSAGE_HEAD = 7;
const GENERATION = 4;
const NOTHING = new Uint8Array(0);

export function writeParcel({ era, first, from, messages }: Parcel): Buffer {
  const head = Buffer.alloc(HEAD + from.length);
  head.writeUInt8(VERSION, 0);
  head.writeUInt32BE(era, 1);
  head.writeUIntBE(first, 5, 6);
  head.writeUInt8(from.length, 11);
  head.write(from, HEAD, 'latin1');
  return Buffer.concat([head, ...messages.flatMap((message) => (message === null ? [] : writeMessage(message)))]);
}

/** `null` for what is no parcel of this version. */
export function readParcel(bytes: Buffer): Parcel | null {
  if (bytes.length < HEAD || bytes.readUInt8(0) !== VERSION) return null;
  let at = HEAD + bytes.readUInt8(11);
  if (bytes.length < at) return null;
  const messages: (NodeMessage | null)[] = [];
  const from = bytes.toString('latin1', HEAD, at);
  while (at < bytes.length) {
    if (bytes.length < at + 4) return null;
    const end = at + 4 + bytes.readUInt32BE(at);
    if (bytes.length < end) return null;
    messages.push(readMessage(bytes.subarray(at + 4, end)));
    at = end;
  }
  return { from, era: bytes.readUInt32BE(1), first: bytes.readUIntBE(5, 6), messages };
}

function writeMessage(message: NodeMessage): readonly Uint8Array[] {
  const { match, to } = message;
  const rest = restOf(message);
  const kind = message.kind === 'here' && message.isAnswer ? 'here-answer' : message.kind;
  const head = Buffer.alloc(MESSAGE_HEAD + match.length);
  head.writeUInt32BE(head.length - 4 + rest.byteLength, 0);
  head.writeUInt8(KINDS.indexOf(kind), 4);
  head.writeUInt8(ROLES.indexOf(to), 5);
  head.writeUInt8(match.length, 6);
  head.write(match, MESSAGE_HEAD, 'latin1');
  return [head, rest];
}

function restOf(message: NodeMessage): Uint8Array {
  if (message.kind === 'frame') return message.frame;
  if (message.kind !== 'here') return NOTHING;
  const generation = Buffer.alloc(GENERATION);
  generation.writeUInt32BE(message.generation, 0);
  return generation;
}

function readMessage(bytes: Buffer): NodeMessage | null {
  const [kind, to] = [KINDS[bytes[0] ?? -1], ROLES[bytes[1] ?? -1]];
  const end = 3 + (bytes[2] ?? 0);
  if (kind === undefined || to === undefined || bytes.length < end) return null;
  const match = bytes.toString('latin1', 3, end);
  // Not a view of what came: whoever keeps one frame would keep all that came with it.
  if (kind === 'frame') return { kind, match, to, frame: Uint8Array.from(bytes.subarray(end)) };
  if (kind !== 'here' && kind !== 'here-answer') return { kind, match, to };
  if (bytes.length < end + GENERATION) return null;
  return { kind: 'here', match, to, generation: bytes.readUInt32BE(end), isAnswer: kind === 'here-answer' };
}
