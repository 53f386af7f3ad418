import { createECDH, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { avoidFilter } from '@visavis/matchmaking';
import { PROTOCOL_MINOR, PROTOCOL_VERSION, SUBPROTOCOL } from '@visavis/protocol';
import { WebSocket } from 'ws';

/** The origin that servers under test are told is theirs. */
export const ORIGIN = 'http://localhost:8080';

const publicKey = (): string => createECDH('prime256v1').generateKeys('base64url');

/** A client of the signaling protocol as far as the welcome. */
export async function greet(port: number): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, [SUBPROTOCOL], {
    origin: ORIGIN,
    perMessageDeflate: false,
  });
  await once(socket, 'open');
  const welcomed = message(socket, 'welcome');
  socket.send(JSON.stringify({ type: 'hello', version: PROTOCOL_VERSION, minor: PROTOCOL_MINOR, key: publicKey() }));
  await welcomed;
  return socket;
}

/** A search that wishes nothing; `recent`: how many partners it avoids, none of them here. */
export function findText(recent = 0): string {
  return JSON.stringify({
    type: 'find',
    mode: 'text',
    connection: 'direct',
    key: publicKey(),
    avoid: avoidFilter(Array.from({ length: recent }, () => randomBytes(12).toString('base64url'))),
    interests: [],
    languages: ['en'],
    wishes: { interests: 'any', languages: 'any', country: 'any' },
  });
}

/** Two clients who met. Call it for one pair at a time: who asks next meets who asked last. */
export async function meet(port: number): Promise<[WebSocket, WebSocket]> {
  const pair: [WebSocket, WebSocket] = [await greet(port), await greet(port)];
  const matched = Promise.all(pair.map((socket) => message(socket, 'matched')));
  for (const socket of pair) socket.send(findText());
  await matched;
  return pair;
}

/** Waits for a text message of a type; a connection that ends instead is an error. */
export function message(socket: WebSocket, type: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = (code: number): void => reject(new Error(`the connection ended with ${code}, before ${type}`));
    const heard = (data: WebSocket.RawData, isBinary: boolean): void => {
      if (isBinary || !data.toString().startsWith(`{"type":"${type}"`)) return;
      socket.off('message', heard).off('close', ended);
      resolve();
    };
    socket.on('message', heard).once('close', ended);
  });
}
