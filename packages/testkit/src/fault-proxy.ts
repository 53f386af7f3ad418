import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { FaultLane, type Flow } from './fault-lane.ts';
import { freePort } from './free-port.ts';

/** A loopback address in front of a server, on which a test makes the faults of a network. Needs no root. */
export interface FaultProxy {
  readonly port: number;
  /** Everything is passed on at once, what had to wait first. So it is at the start. */
  pass(): Promise<void>;
  /** Bytes, ends and resets are so many milliseconds late in each direction, in order. */
  delay(ms: number): Promise<void>;
  /** Connections stay open and new ones are taken, but nothing is passed on; it waits, and nothing is lost. */
  blackhole(): Promise<void>;
  /** Nobody listens, until one of the above is called. Connections that are open go on. */
  refuse(): void;
  /** Both ends of every open connection get a reset (RST). New ones are treated as before. */
  reset(): void;
  close(): void;
}

export interface FaultProxyOptions {
  /** The server's port on loopback at present; while there is none, a new connection is reset. */
  readonly target: () => number | undefined;
  /** Sees every chunk when its turn has come. On 'cut' the chunk is lost, and both ends of its connection are closed. */
  readonly inspect?: Inspect;
}

type Inspect = (bytes: Buffer, towards: 'server' | 'client') => 'pass' | 'cut';

const HOST = '127.0.0.1';

export async function faultProxy({ inspect = () => 'pass', target }: FaultProxyOptions): Promise<FaultProxy> {
  const port = await freePort();
  const open = new Set<FaultyConnection>();
  let flow: Flow = { kind: 'passing', delayMs: 0 };
  let server: Server | undefined;
  const take = (inside: Socket): void => {
    const connection = new FaultyConnection({ inside, target, inspect, onOver: () => open.delete(connection) });
    open.add(connection);
    connection.turn(flow);
  };
  const turn = async (next: Flow): Promise<void> => {
    flow = next;
    for (const connection of open) connection.turn(next);
    if (server !== undefined) return;
    server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, take);
    await once(server.listen(port, HOST), 'listening');
  };
  const refuse = (): void => {
    server?.close();
    server = undefined;
  };
  await turn(flow);
  return {
    port,
    pass: () => turn({ kind: 'passing', delayMs: 0 }),
    delay: (delayMs) => turn({ kind: 'passing', delayMs }),
    blackhole: () => turn({ kind: 'held' }),
    refuse,
    reset: () => {
      for (const connection of open) connection.reset();
    },
    close: () => {
      refuse();
      for (const connection of open) connection.close();
    },
  };
}

interface FaultyConnectionOptions extends Required<FaultProxyOptions> {
  readonly inside: Socket;
  /** Told when both of its ends are closed. */
  readonly onOver: () => void;
}

/** A client's connection and ours to the server. That one is made as soon as something may pass. */
class FaultyConnection {
  readonly #options: FaultyConnectionOptions;
  #outside: Socket | undefined;
  #lanes: readonly FaultLane[] = [];

  constructor(options: FaultyConnectionOptions) {
    this.#options = options;
    this.#hold(options.inside);
  }

  turn(flow: Flow): void {
    if (this.#outside === undefined && flow.kind === 'passing' && !this.#options.inside.destroyed) this.#connect(flow);
    for (const lane of this.#lanes) lane.turn(flow);
  }

  reset(): void {
    this.#options.inside.resetAndDestroy();
    this.#outside?.resetAndDestroy();
  }

  close(): void {
    this.#options.inside.destroy();
    this.#outside?.destroy();
  }

  #connect(flow: Flow): void {
    const { inside, target } = this.#options;
    const port = target();
    if (port === undefined) {
      inside.resetAndDestroy();
      return;
    }
    const outside = connect({ port, host: HOST, allowHalfOpen: true, noDelay: true });
    this.#outside = outside;
    this.#hold(outside);
    this.#lanes = [
      new FaultLane({ from: inside, to: outside, flow, mayPass: (bytes) => this.#mayPass(bytes, 'server') }),
      new FaultLane({ from: outside, to: inside, flow, mayPass: (bytes) => this.#mayPass(bytes, 'client') }),
    ];
  }

  #hold(socket: Socket): void {
    // What an error means for the other end is its lane's; unheard it would end the process.
    socket.on('error', () => {});
    socket.once('close', () => {
      if (this.#options.inside.closed && this.#outside?.closed !== false) this.#options.onOver();
    });
  }

  #mayPass(bytes: Buffer, towards: 'server' | 'client'): boolean {
    const isCut = this.#options.inspect(bytes, towards) === 'cut';
    if (isCut) this.close();
    return !isCut;
  }
}
