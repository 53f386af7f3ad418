import { type ClientMessage, parseServerMessage, type ServerMessage, SUBPROTOCOL } from '@visavis/protocol';
import { WebSocket } from 'ws';

/** What a client hears of its connection, in order; nothing after `ended`. */
export interface Ear {
  opened(): void;
  /** `null`: no message of this protocol. */
  told(message: ServerMessage | null): void;
  frame(bytes: Buffer): void;
  /** A WebSocket ping of the server. */
  pinged(): void;
  /** `refused`: it never opened; its status, or 0 when there was no answer. */
  ended(end: { readonly code: number } | { readonly refused: number }): void;
}

export interface Wire {
  say(message: ClientMessage): void;
  frame(bytes: Uint8Array): void;
  /** As a page that goes away. */
  close(code: number): void;
  /** As a network that goes away: no word of it. */
  cut(): void;
}

export interface Call {
  /** `ws://127.0.0.1:8081/ws` */
  readonly url: string;
  /** A loopback address to come from. */
  readonly from: string;
  readonly origin: string;
}

export type OpenWire = (call: Call, ear: Ear) => Wire;

/** A real WebSocket. */
export const openWire: OpenWire = ({ url, from, origin }, ear) => {
  const socket = new WebSocket(url, SUBPROTOCOL, { origin, localAddress: from, perMessageDeflate: false, skipUTF8Validation: true });
  let isOver = false;
  let status = 0;
  const end = (how: Parameters<Ear['ended']>[0]): void => {
    if (isOver) return;
    isOver = true;
    ear.ended(how);
  };
  socket.on('open', () => !isOver && ear.opened());
  socket.on('ping', () => !isOver && ear.pinged());
  socket.on('message', (data: Buffer, isBinary) => {
    if (isOver) return;
    if (isBinary) ear.frame(data);
    else ear.told(parseServerMessage(data.toString()));
  });
  socket.on('unexpected-response', (request, response) => {
    status = response.statusCode ?? 0;
    request.destroy();
    end({ refused: status });
  });
  let wasOpen = false;
  socket.on('open', () => {
    wasOpen = true;
  });
  // What an error means is said by `close`, which follows.
  socket.on('error', () => {});
  socket.on('close', (code) => end(wasOpen ? { code } : { refused: status }));
  return {
    say: (message) => socket.send(JSON.stringify(message)),
    frame: (bytes) => socket.send(bytes),
    close: (code) => socket.close(code),
    cut: () => {
      socket.terminate();
      end({ code: 1006 });
    },
  };
};
