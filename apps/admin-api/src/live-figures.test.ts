import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { liveFigures } from './live-figures.ts';

let stop = async () => {};
afterEach(() => stop());

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = async () => {
    server.closeAllConnections();
    server.close();
  };
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const FIGURES = { online: 5, waiting: 1, calls: 2 };

it('reads what signaling says, and only what it knows of', async () => {
  const url = await serve((_request, response) => response.end(JSON.stringify({ ...FIGURES, matches: 9, other: 'x' })));
  expect(await liveFigures(url)).toEqual(FIGURES);
});

it('is null when signaling is not there, errs, or says something else', async () => {
  expect(await liveFigures('http://127.0.0.1:9')).toBeNull();
  const failing = await serve((_request, response) => response.writeHead(503).end());
  expect(await liveFigures(failing)).toBeNull();
  await stop();
  const strange = await serve((_request, response) => response.end(JSON.stringify({ ...FIGURES, online: -1 })));
  expect(await liveFigures(strange)).toBeNull();
});

it('is null after a second when signaling hangs', async () => {
  const url = await serve(() => {});
  expect(await liveFigures(url)).toBeNull();
});
