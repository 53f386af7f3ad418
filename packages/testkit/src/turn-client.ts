import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';

/** STUN and TURN methods and attributes (RFC 8489, RFC 8656), as far as a call and its abuse need them. */
const METHOD = { binding: 0x001, allocate: 0x003, refresh: 0x004, send: 0x006, createPermission: 0x008, channelBind: 0x009 } as const;
const ATTRIBUTE = {
  username: 0x0006,
  integrity: 0x0008,
  errorCode: 0x0009,
  channelNumber: 0x000c,
  lifetime: 0x000d,
  peer: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  relayed: 0x0016,
  requestedTransport: 0x0019,
} as const;
const MAGIC = 0x2112_a442;
/** The one channel that a client binds. */
const CHANNEL = 0x4001;
/** IP protocol numbers, as a requested transport carries them (RFC 8656 §18.8). */
const TRANSPORT = { udp: Buffer.from([17, 0, 0, 0]), tcp: Buffer.from([6, 0, 0, 0]) } as const;
const ANSWER_MS = 2_000;
const TRIES = 4;

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface TurnCredentials {
  readonly username: string;
  readonly credential: string;
}

/** What the server made of a request: `ok`, or the code of its error (RFC 8656 §18), or `silent`. */
export type TurnAnswer = 'ok' | number | 'silent';

/** A bare TURN client over UDP, to try what a browser would not. */
export interface TurnClient {
  /** The relayed address, or why there is none. `tcp` asks for one that opens TCP connections (RFC 6062). */
  allocate(transport?: 'tcp' | 'udp'): Promise<Address | Exclude<TurnAnswer, 'ok'>>;
  refresh(seconds: number): Promise<TurnAnswer>;
  permit(host: string): Promise<TurnAnswer>;
  bindChannel(peer: Address): Promise<TurnAnswer>;
  /** Data for the peer of the bound channel (RFC 8656 §12.4). */
  sendOnChannel(data: Buffer): void;
  /** Told what arrives on the bound channel. */
  onData(listener: (data: Buffer) => void): void;
  /** A Send indication; nobody answers one. */
  send(peer: Address, data: Buffer): Promise<void>;
  close(): void;
}

/** Credentials for a shared secret, as signaling makes them (draft-uberti-behave-turn-rest-00). `end`: epoch seconds. */
export function turnCredentials(secret: string, end: number, name = randomBytes(8).toString('hex')): TurnCredentials {
  const username = `${end}:${name}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}

export function turnClient(server: Address, credentials: TurnCredentials): TurnClient {
  const socket = createSocket('udp4');
  const waiting = new Map<string, (message: Buffer) => void>();
  let realm = '';
  let nonce: Buffer = Buffer.alloc(0);
  let onData: (data: Buffer) => void = () => undefined;
  socket.on('message', (message) => {
    if (message.readUInt16BE(0) === CHANNEL) onData(message.subarray(4));
    else waiting.get(message.subarray(8, 20).toString('hex'))?.(message);
  });
  socket.unref();

  const exchange = async (method: number, attributes: readonly Buffer[]): Promise<Map<number, Buffer> | 'silent'> => {
    const id = randomBytes(12);
    const message = request(method, id, { attributes, key: realm === '' ? null : keyOf(credentials, realm), username: credentials.username, realm, nonce });
    for (let tried = 0; tried < TRIES; tried += 1) {
      const answer = await answerTo(id, message);
      if (answer !== null) return attributesOf(answer);
    }
    return 'silent';
  };
  const answerTo = (id: Buffer, message: Buffer): Promise<Buffer | null> => {
    const { promise, resolve } = Promise.withResolvers<Buffer | null>();
    const timer = setTimeout(() => resolve(null), ANSWER_MS / TRIES);
    waiting.set(id.toString('hex'), resolve);
    socket.send(message, server.port, server.host);
    return promise.finally(() => {
      clearTimeout(timer);
      waiting.delete(id.toString('hex'));
    });
  };
  /** The first answer to somebody new is 401 with a nonce, and a nonce may go stale (438). */
  const ask = async (method: number, attributes: readonly Buffer[]): Promise<Map<number, Buffer> | 'silent'> => {
    let answer = await exchange(method, attributes);
    for (let tried = 0; tried < 2 && answer !== 'silent' && [401, 438].includes(errorOf(answer) ?? 0); tried += 1) {
      const offered = answer.get(ATTRIBUTE.nonce);
      if (offered === undefined || offered.equals(nonce)) break;
      nonce = offered;
      realm = answer.get(ATTRIBUTE.realm)?.toString() ?? realm;
      answer = await exchange(method, attributes);
    }
    return answer;
  };
  const simple = async (method: number, attributes: readonly Buffer[]): Promise<TurnAnswer> => {
    const answer = await ask(method, attributes);
    return answer === 'silent' ? 'silent' : (errorOf(answer) ?? 'ok');
  };

  return {
    async allocate(transport = 'udp') {
      const answer = await ask(METHOD.allocate, [attribute(ATTRIBUTE.requestedTransport, TRANSPORT[transport])]);
      if (answer === 'silent') return 'silent';
      const relayed = answer.get(ATTRIBUTE.relayed);
      return relayed === undefined ? (errorOf(answer) ?? 'silent') : readAddress(relayed);
    },
    refresh: (seconds) => simple(METHOD.refresh, [attribute(ATTRIBUTE.lifetime, uint32(seconds))]),
    permit: (host) => simple(METHOD.createPermission, [attribute(ATTRIBUTE.peer, writeAddress({ host, port: 9 }))]),
    bindChannel: (peer) => simple(METHOD.channelBind, [attribute(ATTRIBUTE.channelNumber, uint32(CHANNEL * 0x1_0000)), attribute(ATTRIBUTE.peer, writeAddress(peer))]),
    sendOnChannel(data) {
      const header = Buffer.alloc(4);
      header.writeUInt16BE(CHANNEL, 0);
      header.writeUInt16BE(data.length, 2);
      socket.send([header, data], server.port, server.host);
    },
    onData(listener) {
      onData = listener;
    },
    send(peer, data) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const attributes = [attribute(ATTRIBUTE.peer, writeAddress(peer)), attribute(ATTRIBUTE.data, data)];
      socket.send(head(METHOD.send | 0x0010, randomBytes(12), Buffer.concat(attributes)), server.port, server.host, () => resolve());
      return promise;
    },
    close: () => socket.close(),
  };
}

interface Signed {
  readonly attributes: readonly Buffer[];
  readonly key: Buffer | null;
  readonly username: string;
  readonly realm: string;
  readonly nonce: Buffer;
}

function request(method: number, id: Buffer, { attributes, key, username, realm, nonce }: Signed): Buffer {
  if (key === null) return head(method, id, Buffer.concat(attributes));
  const named = [attribute(ATTRIBUTE.username, Buffer.from(username)), attribute(ATTRIBUTE.realm, Buffer.from(realm)), attribute(ATTRIBUTE.nonce, nonce)];
  const body = Buffer.concat([...attributes, ...named]);
  // The length that is signed counts the signature as well (RFC 8489 §14.5).
  const signed = head(method, id, body, body.length + 24);
  const integrity = createHmac('sha1', key).update(signed).digest();
  return head(method, id, Buffer.concat([body, attribute(ATTRIBUTE.integrity, integrity)]));
}

function head(type: number, id: Buffer, body: Buffer, length = body.length): Buffer {
  const header = Buffer.alloc(8);
  // The bits of the class lie between those of the method (RFC 8489 §5); all methods here are below 16.
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(length, 2);
  header.writeUInt32BE(MAGIC, 4);
  return Buffer.concat([header, id, body]);
}

/** RFC 8489 §9.2.2, with MD5 because that is what the mechanism says. */
const keyOf = ({ username, credential }: TurnCredentials, realm: string): Buffer => createHash('md5').update(`${username}:${realm}:${credential}`).digest();

function attribute(type: number, value: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function attributesOf(message: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= message.length; ) {
    const length = message.readUInt16BE(at + 2);
    found.set(message.readUInt16BE(at), message.subarray(at + 4, at + 4 + length));
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  return found;
}

function errorOf(attributes: Map<number, Buffer>): number | null {
  const error = attributes.get(ATTRIBUTE.errorCode);
  return error === undefined ? null : (error[2] ?? 0) * 100 + (error[3] ?? 0);
}

/** XOR-PEER-ADDRESS for IPv4 and IPv6 without a transaction (an IPv6 one is not understood, only refused). */
function writeAddress({ host, port }: Address): Buffer {
  const parts = host.split('.').map(Number);
  const value = Buffer.alloc(8);
  value.writeUInt8(1, 1);
  value.writeUInt16BE(port ^ (MAGIC >>> 16), 2);
  value.writeUInt32BE(((parts.reduce((sum, part) => sum * 256 + part, 0) ^ MAGIC) >>> 0), 4);
  return value;
}

function readAddress(value: Buffer): Address {
  const bits = (value.readUInt32BE(4) ^ MAGIC) >>> 0;
  const host = [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff).join('.');
  return { host, port: value.readUInt16BE(2) ^ (MAGIC >>> 16) };
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
