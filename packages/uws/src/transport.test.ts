import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { answer } from './answer.ts';
import { listen, ListenError } from './listen.ts';
import { loadUws } from './load-uws.ts';
import type { App, Uws } from './native.ts';
import { type Body, readBody } from './read-body.ts';
import { SafeSocket, type SendResult } from './safe-socket.ts';
import { SOCKET_DEFAULTS } from './socket-defaults.ts';

let uws: Uws;
const apps: App[] = [];

beforeAll(() => {
  uws = loadUws();
});
afterEach(() => {
  for (const app of apps.splice(0)) app.close();
});

function newApp(): App {
  const app = uws.App();
  apps.push(app);
  return app;
}

const at = { host: '127.0.0.1', port: 0 };

describe('listen', () => {
  test('tells the port it got', async () => {
    expect((await listen(uws, newApp(), at)).port).toBeGreaterThan(0);
  });

  test('refuses a port that another server has, in one line', async () => {
    const { port } = await listen(uws, newApp(), at);
    const second = listen(uws, newApp(), { ...at, port });
    await expect(second).rejects.toThrow(ListenError);
    await expect(second).rejects.toThrow(new RegExp(`^Cannot listen on 127\\.0\\.0\\.1 port ${port}: .*\\.$`));
  });

  test('stops accepting once, and gives the port back', async () => {
    const first = await listen(uws, newApp(), at);
    first.stop();
    first.stop();
    expect((await listen(uws, newApp(), { ...at, port: first.port })).port).toBe(first.port);
  });
});

interface Server {
  readonly port: number;
  readonly sockets: SafeSocket[];
  readonly closed: Promise<SafeSocket>;
}

async function serve(): Promise<Server> {
  const sockets: SafeSocket[] = [];
  const ended = Promise.withResolvers<SafeSocket>();
  const app = newApp().ws<{ socket: SafeSocket }>('/*', {
    ...SOCKET_DEFAULTS,
    upgrade: (response, incoming, context) => {
      response.upgrade({ socket: new SafeSocket() }, incoming.getHeader('sec-websocket-key'), '', '', context);
    },
    open: (raw) => {
      const { socket } = raw.getUserData();
      socket.attach(raw);
      sockets.push(socket);
    },
    message: (raw) => void raw.getUserData().socket.end(1000),
    close: (raw) => {
      const { socket } = raw.getUserData();
      socket.detach();
      ended.resolve(socket);
    },
  });
  return { port: (await listen(uws, app, at)).port, sockets, closed: ended.promise };
}

async function open(port: number): Promise<WebSocket> {
  const client = new WebSocket(`ws://127.0.0.1:${port}/`);
  await new Promise((resolve, reject) => client.on('open', resolve).on('error', reject));
  return client;
}

describe('SafeSocket', () => {
  test('may be used after the other side went away', async () => {
    const server = await serve();
    const client = await open(server.port);
    client.terminate();
    const socket = await server.closed;
    expect(socket.open).toBe(false);
    expect(socket.send('late')).toBe('closed');
    socket.end(1000);
    socket.cut();
    socket.cork(() => expect.unreachable());
  });

  test('may be used after it ended itself, from inside its own handler', async () => {
    const server = await serve();
    const client = await open(server.port);
    const code = new Promise((resolve) => client.on('close', resolve));
    client.send('end me');
    expect(await code).toBe(1000);
    expect((await server.closed).send('late')).toBe('closed');
  });

  test('[L6] says sent, then buffered, then dropped to a reader that does not read, and cuts it', async () => {
    const server = await serve();
    const client = await open(server.port);
    client.pause();
    const [socket] = server.sockets;
    const results: SendResult[] = [];
    const chunk = new Uint8Array(32_768);
    while (results.at(-1) !== 'dropped' && results.length < 10_000) results.push(socket?.send(chunk) ?? 'closed');
    expect([...new Set(results)]).toEqual(['sent', 'buffered', 'dropped']);
    client.resume();
    expect((await server.closed).send(chunk)).toBe('closed');
  });

  test('packs what is sent inside cork', async () => {
    const server = await serve();
    const client = await open(server.port);
    const got: string[] = [];
    const two = new Promise<void>((resolve) => {
      client.on('message', (data) => {
        got.push(data.toString());
        if (got.length === 2) resolve();
      });
    });
    const [socket] = server.sockets;
    socket?.cork(() => {
      socket.send('one');
      socket.send('two');
    });
    await two;
    expect(got).toEqual(['one', 'two']);
  });
});

async function serveBodies(limit: number): Promise<{ port: number; bodies: Body[]; next: Promise<Body> }> {
  const bodies: Body[] = [];
  const next = Promise.withResolvers<Body>();
  const app = newApp().post('/e', (response) => {
    readBody(response, limit, (body) => {
      const copy: Body = body.kind === 'body' ? { kind: 'body', bytes: body.bytes.slice() } : body;
      bodies.push(copy);
      next.resolve(copy);
      if (body.kind === 'body') answer(response, { status: '200 OK', headers: { 'X-A': 'b' }, body: body.bytes });
      if (body.kind === 'too-large') answer(response, { status: '413 Content Too Large', close: true });
    });
  });
  return { port: (await listen(uws, app, at)).port, bodies, next: next.promise };
}

async function post(port: number, chunks: readonly string[]): Promise<{ status: number; text: string; header: unknown }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', path: '/e', method: 'POST' }, (incoming) => {
      let text = '';
      incoming.on('data', (data) => {
        text += String(data);
      });
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text, header: incoming.headers['x-a'] }));
    });
    outgoing.on('error', reject);
    for (const chunk of chunks) outgoing.write(chunk);
    outgoing.end();
  });
}

describe('readBody and answer', () => {
  test('hands over the whole body, however it was cut', async () => {
    const { port } = await serveBodies(100);
    expect(await post(port, ['{"a"', ':1', '}'])).toEqual({ status: 200, text: '{"a":1}', header: 'b' });
    expect(await post(port, [])).toEqual({ status: 200, text: '', header: 'b' });
    expect((await post(port, ['x'.repeat(100)])).status).toBe(200);
  });

  test('stops at the limit and answers once', async () => {
    const { port, bodies } = await serveBodies(100);
    expect((await post(port, ['x'.repeat(60), 'y'.repeat(60)])).status).toBe(413);
    expect(bodies).toEqual([{ kind: 'too-large' }]);
  });

  test('says so when the client goes away in the middle', async () => {
    const { port, next } = await serveBodies(100);
    const client = connect(port, '127.0.0.1');
    client.write('POST /e HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nhalf', () => client.destroy());
    expect(await next).toEqual({ kind: 'aborted' });
  });
});
