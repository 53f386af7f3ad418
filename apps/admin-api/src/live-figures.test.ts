import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { liveFigures } from './live-figures.ts';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const FIGURES = { online: 5, waiting: 1, calls: 2 };
const TOLD = { online: 5, waiting: 1, calls: 2, seats: 4 };

it('reads what signaling says, and only what it knows of', async () => {
  const url = await serve((_request, response) => response.end(JSON.stringify({ ...TOLD, matches: 9, other: 'x' })));
  expect(await liveFigures([url])).toEqual(FIGURES);
});

it('is null when signaling is not there, errs, or says something else', async () => {
  expect(await liveFigures(['http://127.0.0.1:9'])).toBeNull();
  const failing = await serve((_request, response) => response.writeHead(503).end());
  expect(await liveFigures([failing])).toBeNull();
  const strange = await serve((_request, response) => response.end(JSON.stringify({ ...TOLD, online: -1 })));
  expect(await liveFigures([strange])).toBeNull();
});

it('is null after a second when signaling hangs', async () => {
  const url = await serve(() => {});
  expect(await liveFigures([url])).toBeNull();
});

it('adds up several servers, a call over two of them once, and leaves out who does not answer', async () => {
  const one = await serve((_request, response) => response.end(JSON.stringify({ online: 3, waiting: 1, calls: 2, seats: 3 })));
  const other = await serve((_request, response) => response.end(JSON.stringify({ online: 4, waiting: 2, calls: 1, seats: 1 })));
  expect(await liveFigures([one, other, 'http://127.0.0.1:9'])).toEqual({ online: 7, waiting: 3, calls: 2 });
});
