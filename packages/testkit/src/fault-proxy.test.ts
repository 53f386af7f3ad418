import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type FaultProxy, type FaultProxyOptions, faultProxy } from './fault-proxy.ts';

const MIB = 1024 * 1024;

/** A server whose connections are given to the test, and that keeps what came by each. */
class Far {
  readonly sockets: Socket[] = [];
  readonly came: string[] = [];
  readonly errors: string[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      const index = this.sockets.push(socket) - 1;
      this.came[index] = '';
      socket.on('data', (bytes: Buffer) => {
        this.came[index] += bytes.toString('latin1');
      });
      socket.on('error', (error: NodeJS.ErrnoException) => this.errors.push(error.code ?? ''));
    });
  }

  static async open({ allowHalfOpen = false } = {}): Promise<Far> {
    const server = createServer({ allowHalfOpen });
    const far = new Far(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => far.close());
    return far;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  }

  /** The newest of its connections. */
  async newest(): Promise<Socket> {
    return await vi.waitFor(() => {
      const socket = this.sockets.at(-1);
      if (socket === undefined) throw new Error('nobody came');
      return socket;
    });
  }

  close(): void {
    this.#server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

async function proxyTo(far: Far, options: Partial<FaultProxyOptions> = {}): Promise<FaultProxy> {
  const { port } = far;
  const proxy = await faultProxy({ target: () => port, ...options });
  onTestFinished(() => proxy.close());
  return proxy;
}

async function connected(port: number): Promise<Near> {
  const near = new Near(port);
  await once(near.socket, 'connect');
  return near;
}

/** A client, and what came to it. */
class Near {
  readonly socket: Socket;
  came = '';
  /** What ended it, if it was an error. */
  error = '';
  readonly closed: Promise<void>;

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('data', (bytes: Buffer) => {
      this.came += bytes.toString('latin1');
    });
    this.socket.on('error', (error: NodeJS.ErrnoException) => {
      this.error = error.code ?? '';
    });
    this.closed = new Promise((resolve) => {
      this.socket.once('close', () => resolve());
    });
    onTestFinished(() => void this.socket.destroy());
  }
}

/** So often to and fro beside the proxy: whatever it passes on at once has come by then. */
async function aWhile(far: Far): Promise<void> {
  for (let times = 0; times < 20; times += 1) {
    const { socket } = await connected(far.port);
    socket.end('beside');
    await vi.waitFor(() => expect(far.came.at(-1)).toBe('beside'), { interval: 1 });
  }
}

test('passes on what is said both ways, and that an end was said, one way after the other', async () => {
  const far = await Far.open({ allowHalfOpen: true });
  const near = await connected((await proxyTo(far)).port);
  near.socket.end('question');
  const socket = await far.newest();
  await vi.waitFor(() => expect(socket.readableEnded).toBe(true));
  expect(far.came).toEqual(['question']);
  socket.end('answer');
  await near.closed;
  expect([near.came, near.error]).toEqual(['answer', '']);
});

test.each(['a receiver that does not read', 'a black hole'])('leaves with the sender what is too much for %s, and loses none of it', async (obstacle) => {
  const far = await Far.open();
  const proxy = await proxyTo(far);
  const near = await connected(proxy.port);
  const socket = await far.newest();
  if (obstacle === 'a black hole') await proxy.blackhole();
  else socket.pause();
  near.socket.write(randomBytes(64 * MIB));
  await vi.waitFor(() => expect(near.socket.writableLength).toBeGreaterThan(0));
  await aWhile(far);
  expect(near.socket.writableLength).toBeGreaterThan(0);
  socket.resume();
  await proxy.pass();
  await once(near.socket, 'drain');
  near.socket.end();
  await once(socket, 'end');
  expect(far.came[0]).toHaveLength(64 * MIB);
});

test('goes to the target of the moment, and resets who comes while there is none', async () => {
  const [first, second] = [await Far.open(), await Far.open()];
  let target: number | undefined = first.port;
  const proxy = await proxyTo(first, { target: () => target });
  await connected(proxy.port);
  await first.newest();
  target = undefined;
  const refused = new Near(proxy.port);
  await refused.closed;
  expect(refused.error).toBe('ECONNRESET');
  target = second.port;
  const near = await connected(proxy.port);
  near.socket.write('second');
  await vi.waitFor(() => expect(second.came).toEqual(['second']));
  expect(first.came).toEqual(['']);
});

test('resets who comes when nobody listens at the target', async () => {
  const far = await Far.open();
  const proxy = await proxyTo(far);
  far.close();
  const near = new Near(proxy.port);
  await near.closed;
  expect(near.error).toBe('ECONNRESET');
});

test('refusing, it does not listen; what is open goes on, and later it listens on the same port', async () => {
  const far = await Far.open();
  const proxy = await proxyTo(far);
  const before = await connected(proxy.port);
  await far.newest();
  proxy.refuse();
  const refused = new Near(proxy.port);
  await refused.closed;
  expect(refused.error).toBe('ECONNREFUSED');
  before.socket.write('goes on');
  await vi.waitFor(() => expect(far.came[0]).toBe('goes on'));
  await proxy.pass();
  const after = await connected(proxy.port);
  after.socket.write('again');
  await vi.waitFor(() => expect(far.came).toEqual(['goes on', 'again']));
});

test('a black hole keeps connections and takes new ones, passes nothing either way, and later everything', async () => {
  const far = await Far.open();
  const proxy = await proxyTo(far);
  const near = await connected(proxy.port);
  const socket = await far.newest();
  await proxy.blackhole();
  near.socket.write('to the server ');
  socket.write('to the client ');
  const late = await connected(proxy.port);
  late.socket.end('late');
  await aWhile(far);
  expect([near.came, far.came[0], late.came]).toEqual(['', '', '']);
  expect(far.came.filter((came) => came !== 'beside')).toEqual(['']);
  near.socket.write('goes on');
  await proxy.pass();
  await vi.waitFor(() => expect(far.came.filter((came) => came !== 'beside')).toEqual(['to the server goes on', 'late']));
  await vi.waitFor(() => expect(near.came).toBe('to the client '));
});

test('in a black hole neither side learns that the other has gone', async () => {
  const far = await Far.open();
  const proxy = await proxyTo(far);
  const ends: string[] = [];
  for (const leave of ['end', 'resetAndDestroy'] as const) {
    const near = await connected(proxy.port);
    near.socket.write(leave);
    await vi.waitFor(() => expect(far.came.at(-1)).toBe(leave));
    const socket = await far.newest();
    socket.once('end', () => ends.push('end')).once('error', () => ends.push('reset'));
    await proxy.blackhole();
    near.socket[leave]();
    await aWhile(far);
    expect(ends).toEqual([]);
    await proxy.pass();
    await vi.waitFor(() => expect(ends.splice(0)).toEqual([leave === 'end' ? 'end' : 'reset']));
  }
});

test('loses, doubles and swaps nothing of a long stream in which the black hole and delays come and go', async () => {
  const far = await Far.open();
  const proxy = await proxyTo(far);
  const sent = randomBytes(48 * MIB);
  const near = await connected(proxy.port);
  const socket = await far.newest();
  const back = buffer(near.socket);
  socket.pipe(socket);
  near.socket.end(sent);
  for (let round = 1; near.socket.bytesRead < sent.length; round += 1) {
    await proxy.blackhole();
    await (round % 3 === 0 ? proxy.delay(2) : proxy.pass());
    await once(near.socket, 'data', { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  }
  expect(createHash('sha256').update(await back).digest()).toEqual(createHash('sha256').update(sent).digest());
});

test('a delay is between every byte and its arrival, each way, and keeps the order', async () => {
  const far = await Far.open();
  const proxy = await proxyTo(far);
  const near = await connected(proxy.port);
  const socket = await far.newest();
  socket.pipe(socket);
  await proxy.delay(150);
  const began = performance.now();
  for (let number = 0; number < 100; number += 1) near.socket.write(`${number} `);
  await vi.waitFor(() => expect(far.came[0]).not.toBe(''), { interval: 1 });
  expect(performance.now() - began).toBeGreaterThanOrEqual(150);
  const all = Array.from({ length: 100 }, (_, number) => `${number} `).join('');
  await vi.waitFor(() => expect(near.came).toBe(all), { interval: 1 });
  expect(performance.now() - began).toBeGreaterThanOrEqual(300);
});

test('what is late is not late any more when the delay is over, and leaves before what comes after it', async () => {
  const far = await Far.open();
  const proxy = await proxyTo(far);
  const near = await connected(proxy.port);
  await far.newest();
  await proxy.delay(3_600_000);
  near.socket.write('first ');
  await aWhile(far);
  expect(far.came[0]).toBe('');
  near.socket.end('second');
  await proxy.pass();
  await vi.waitFor(() => expect(far.came[0]).toBe('first second'));
});

test.each(['passing', 'held'] as const)('a reset is one for both ends of every connection, with bytes %s; new ones are taken', async (flow) => {
  const far = await Far.open();
  const proxy = await proxyTo(far);
  const near = [await connected(proxy.port), await connected(proxy.port)];
  await vi.waitFor(() => expect(far.sockets).toHaveLength(2));
  if (flow === 'held') await proxy.blackhole();
  proxy.reset();
  await vi.waitFor(() => expect([...near.map(({ error }) => error), ...far.errors]).toEqual(Array.from({ length: 4 }, () => 'ECONNRESET')));
  await proxy.pass();
  const after = await connected(proxy.port);
  after.socket.write('after');
  await vi.waitFor(() => expect(far.came[2]).toBe('after'));
});

test.each(['server', 'client'] as const)('cuts a connection at a chunk towards the %s that does not arrive, and no other connection', async (side) => {
  const far = await Far.open();
  const cuts: string[] = [];
  const proxy = await proxyTo(far, {
    inspect: (bytes, towards) => {
      if (towards !== side || !bytes.includes('cut here')) return 'pass';
      cuts.push(towards);
      return 'cut';
    },
  });
  const other = await connected(proxy.port);
  const otherSocket = await far.newest();
  const near = await connected(proxy.port);
  await vi.waitFor(() => expect(far.sockets).toHaveLength(2));
  const socket = await far.newest();
  const [sender, receiver] = side === 'server' ? [near.socket, socket] : [socket, near.socket];
  sender.write('before');
  await once(receiver, 'data');
  await proxy.delay(3_600_000);
  for (const words of ['cut here', 'cut here too']) {
    sender.write(words);
    await aWhile(far);
  }
  await proxy.pass();
  await Promise.all([near.closed, once(socket, 'close')]);
  expect(side === 'server' ? far.came[1] : near.came).toBe('before');
  expect(cuts).toEqual([side]);
  other.socket.write('question');
  await once(otherSocket, 'data');
  otherSocket.write('answer');
  await once(other.socket, 'data');
});
