import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

const running: Server[] = [];
afterEach(() => running.splice(0).forEach((server) => server.close()));

async function listening(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((socket) => socket.on('error', () => undefined));
  running.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, server };
}

const four = async (next: () => Promise<string>): Promise<string[]> => [await next(), await next(), await next(), await next()];

it('gives each server its turn', async () => {
  const [a, b] = [await listening(), await listening()];
  expect(await four(inTurn([a.url, b.url]))).toEqual([a.url, b.url, a.url, b.url]);
});

it('passes over a server that takes no connections, until it does', async () => {
  const [a, b] = [await listening(), await listening()];
  const next = inTurn([a.url, b.url]);
  a.server.close();
  await once(a.server, 'close');
  expect(await four(next)).toEqual([b.url, b.url, b.url, b.url]);
  a.server.listen(Number(new URL(a.url).port), '127.0.0.1');
  await once(a.server, 'listening');
  expect(await four(next)).toEqual([a.url, b.url, a.url, b.url]);
});

it('gives the one whose turn it is where none takes connections', async () => {
  const a = await listening();
  a.server.close();
  await once(a.server, 'close');
  expect(await inTurn([a.url])()).toBe(a.url);
  expect(await inTurn([a.url, a.url])()).toBe(a.url);
});
