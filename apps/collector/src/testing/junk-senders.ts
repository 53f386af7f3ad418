import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { FIREFOX, ORIGIN } from './visit.ts';

/** Requests that one write holds; so many answers are waited for before the next. */
const AT_ONCE = 500;
const ANSWER = Buffer.from('HTTP/1.1 204');

export interface Junk {
  readonly port: number;
  readonly requests: number;
  readonly connections: number;
  readonly body: (index: number) => string;
}

/** Sends requests over a few connections, many at a time, and resolves when each is answered with 204. */
export async function sendJunk({ body, connections, port, requests }: Junk): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    while (next < requests) {
      const indexes = Array.from({ length: Math.min(AT_ONCE, requests - next) }, (_, more) => next + more);
      next += indexes.length;
      const answered = answers(socket, indexes.length);
      socket.write(indexes.map((index) => requestOf(index, body(index))).join(''));
      await answered;
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, work));
}

/** From fewer addresses than the collector remembers for a minute, so that it looks at every request. */
const requestOf = (index: number, body: string): string =>
  `POST /e HTTP/1.1\r\nhost: visavis.example\r\norigin: ${ORIGIN}\r\nuser-agent: ${FIREFOX}\r\naccept: */*\r\naccept-language: en\r\n` +
  'accept-encoding: gzip, deflate, br, zstd\r\nsec-fetch-site: same-origin\r\nsec-fetch-mode: no-cors\r\nsec-fetch-dest: empty\r\n' +
  `x-forwarded-for: 10.0.${(index >> 8) & 255}.${index & 255}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

function answers(socket: Socket, wanted: number): Promise<void> {
  const { promise, reject, resolve } = Promise.withResolvers<void>();
  let count = 0;
  let rest = Buffer.alloc(0);
  const read = (chunk: Buffer): void => {
    const text = Buffer.concat([rest, chunk]);
    let at = 0;
    for (let found = text.indexOf(ANSWER, at); found !== -1; found = text.indexOf(ANSWER, at)) {
      count += 1;
      at = found + ANSWER.length;
    }
    rest = text.subarray(Math.max(at, text.length - ANSWER.length + 1));
    if (count < wanted) return;
    socket.off('data', read).off('close', closed);
    resolve();
  };
  const closed = (): void => reject(new Error(`${count} of ${wanted} answers came`));
  socket.on('data', read).once('close', closed);
  return promise;
}
