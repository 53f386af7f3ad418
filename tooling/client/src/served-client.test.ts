import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { CheckError } from './check-error.ts';
import { servedClient } from './served-client.ts';

type Answer = string | ((response: ServerResponse) => void);

async function served(files: Readonly<Record<string, Answer>>): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const answer = files[url];
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'string') response.end(answer);
    else answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

const listOf = (files: Readonly<Record<string, string>>, profile = 'visavis'): string => JSON.stringify({ profile, day: '2026-11-22', files });
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const CLAIMED = '0'.repeat(64);

test('each hash is taken of what came, whatever the list claims', async () => {
  const origin = await served({ '/chat/hashes.json': listOf({ 'index.html': CLAIMED, 'assets/a.js': CLAIMED }), '/chat/': 'page', '/chat/assets/a.js': 'script' });
  expect(await servedClient(origin)).toEqual({ profile: 'visavis', day: '2026-11-22', files: { 'index.html': sha256('page'), 'assets/a.js': sha256('script') } });
});

test.each([
  ['no list', 'nothing of ours'],
  ['a profile that a terminal would obey', listOf({}, '\u001B[2Jvisavis')],
  ['a path that a terminal would obey', listOf({ '\u001B[2J.js': CLAIMED })],
])('%s is no list of hashes', async (_, list) => {
  const origin = await served({ '/chat/hashes.json': list });
  await expect(servedClient(origin)).rejects.toThrow(new CheckError(`${origin}/chat/hashes.json is no list of hashes.`));
});

test('a server that sends without an end is left', async () => {
  let isLeft = false;
  const endless = (response: ServerResponse) => {
    const chunk = Buffer.alloc(1_000_000);
    const more = (): void => {
      while (!isLeft && response.write(chunk));
    };
    response.on('drain', more).on('close', () => (isLeft = true));
    more();
  };
  const origin = await served({ '/chat/hashes.json': listOf({ 'a.js': CLAIMED }), '/chat/a.js': endless });
  await expect(servedClient(origin)).rejects.toThrow(new CheckError(`${origin}/chat/a.js is larger than any part of the client.`));
  await expect.poll(() => isLeft).toBe(true);
});

test('one that breaks off is told in one line', async () => {
  const origin = await served({ '/chat/hashes.json': listOf({ 'a.js': CLAIMED }), '/chat/a.js': (response) => response.writeHead(200, { 'content-length': '10' }).write('x', () => response.destroy()) });
  await expect(servedClient(origin)).rejects.toThrow(new CheckError(`${origin}/chat/a.js broke off.`));
});
