import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { parseServerMessage, SUBPROTOCOL } from '@visavis/protocol';
import { ORIGIN } from './running.ts';

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface FrameOptions {
  /** Final fragment; yes when left out. */
  readonly fin?: boolean;
  /** The three reserved bits. */
  readonly reserved?: number;
  /** A client's frames must be masked; this one may lie. */
  readonly masked?: boolean;
  /** The length said, when it is not the payload's. */
  readonly saidLength?: bigint;
}

/** A WebSocket frame (RFC 6455 §5.2), right or wrong. */
export function rawFrame(opcode: number, payload: Uint8Array, options: FrameOptions = {}): Buffer {
  const { fin = true, reserved = 0, masked = true, saidLength = BigInt(payload.byteLength) } = options;
  const first = (fin ? 0x80 : 0) | ((reserved & 7) << 4) | (opcode & 15);
  const mask = masked ? Buffer.from([17, 34, 51, 68]) : Buffer.alloc(0);
  const body = Buffer.from(payload).map((byte, index) => (masked ? byte ^ (mask[index & 3] ?? 0) : byte));
  return Buffer.concat([Buffer.from([first]), lengthField(saidLength, masked ? 0x80 : 0), mask, body]);
}

function lengthField(length: bigint, maskBit: number): Buffer {
  if (length < 126n) return Buffer.from([Number(length) | maskBit]);
  if (length < 65_536n) {
    const field = Buffer.from([126 | maskBit, 0, 0]);
    field.writeUInt16BE(Number(length), 1);
    return field;
  }
  const field = Buffer.alloc(9);
  field[0] = 127 | maskBit;
  field.writeBigUInt64BE(length & 0x7fff_ffff_ffff_ffffn, 1);
  return field;
}

/** What a server said over one raw connection, until it ended. */
export interface Ending {
  /** Types of messages in order; errors as their code. */
  readonly said: readonly string[];
  /** The close frame's code; 1006 when the connection was cut without one. */
  readonly code: number;
}

/** A client below WebSocket: bytes go out as they are, frames come back read. */
export class RawClient {
  readonly said: string[] = [];
  readonly ended: Promise<Ending>;
  readonly #socket: Socket;
  readonly #waits: { readonly count: number; readonly done: () => void }[] = [];
  #bytes = Buffer.alloc(0);
  #code = 1006;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('data', (data) => this.#read(Buffer.from(data)));
    this.ended = new Promise((resolve) => {
      socket.on('close', () => {
        for (const { done } of this.#waits.splice(0)) done();
        resolve({ said: this.said, code: this.#code });
      });
    });
  }

  /** Connects and upgrades; without hello. */
  static connect(port: number): Promise<RawClient> {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      [
        'GET /ws HTTP/1.1',
        'Host: localhost',
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        `Sec-WebSocket-Protocol: ${SUBPROTOCOL}`,
        `Origin: ${ORIGIN}`,
        '\r\n',
      ].join('\r\n'),
    );
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('data', (data) => {
        if (data.toString().startsWith('HTTP/1.1 101')) resolve(new RawClient(socket));
        else reject(new Error(data.toString()));
      });
    });
  }

  static async enter(port: number): Promise<RawClient> {
    const client = await RawClient.connect(port);
    const key = randomBytes(65).toString('base64url');
    client.write(rawFrame(OPCODE.text, Buffer.from(JSON.stringify({ type: 'hello', version: 1, minor: 2, key }))));
    await client.heard(1);
    client.said.splice(0);
    return client;
  }

  write(bytes: Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  /** Resolves when so many messages came, or the connection ended. */
  heard(count: number): Promise<void> {
    if (this.said.length >= count || this.#socket.destroyed) return Promise.resolve();
    return new Promise((done) => {
      this.#waits.push({ count, done });
    });
  }

  /** Goes away without a word. */
  vanish(): Promise<Ending> {
    this.#socket.destroy();
    return this.ended;
  }

  #read(data: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, data]);
    for (;;) {
      const short = (this.#bytes[1] ?? 0) & 127;
      const header = short < 126 ? 2 : 4;
      if (this.#bytes.byteLength < header) return;
      const length = short < 126 ? short : this.#bytes.readUInt16BE(2);
      if (this.#bytes.byteLength < header + length) return;
      this.#take((this.#bytes[0] ?? 0) & 15, this.#bytes.subarray(header, header + length));
      this.#bytes = this.#bytes.subarray(header + length);
    }
  }

  #take(opcode: number, payload: Buffer): void {
    if (opcode === OPCODE.close) {
      this.#code = payload.byteLength >= 2 ? payload.readUInt16BE(0) : 1005;
      this.#socket.end();
    }
    if (opcode !== OPCODE.text) return;
    const message = parseServerMessage(payload.toString());
    if (message === null) throw new Error(`not of the protocol: ${payload.toString()}`);
    this.said.push(message.type === 'error' ? message.code : message.type);
    const ready = this.#waits.filter(({ count }) => this.said.length >= count);
    for (const wait of ready) {
      this.#waits.splice(this.#waits.indexOf(wait), 1);
      wait.done();
    }
  }
}
