import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What the proxy swallows, cutting the connection at that moment. */
export type Cut = 'commit' | 'answer-to-commit';

export interface CuttingProxy {
  /** The database's address, through the proxy. */
  readonly url: string;
  /** The next `COMMIT`, or the server's answer to it, does not arrive. */
  cutNext(cut: Cut): void;
  /** How often it has cut. */
  cuts(): number;
  close(): void;
}

/** As they stand in PostgreSQL's protocol: in a Parse or Query message, and in CommandComplete ('C', length 11). */
const COMMIT = /commit\0/i;
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1');

/** A loopback proxy that loses a COMMIT or its answer, as a network does. */
export async function cuttingProxy(url: string): Promise<CuttingProxy> {
  const target = new URL(url);
  const open = new Set<Socket>();
  let armed: Cut | null = null;
  let cuts = 0;
  const server = createServer((inside) => {
    const outside = connect(Number(target.port), target.hostname);
    const cut = (): void => {
      armed = null;
      cuts += 1;
      inside.destroy();
      outside.destroy();
    };
    for (const socket of [inside, outside]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
    }
    inside.on('close', () => outside.destroy());
    outside.on('close', () => inside.destroy());
    inside.on('data', (sent: Buffer) => {
      if (armed === 'commit' && COMMIT.test(sent.toString('latin1'))) cut();
      else outside.write(sent);
    });
    outside.on('data', (sent: Buffer) => {
      if (armed === 'answer-to-commit' && sent.includes(COMMITTED)) cut();
      else inside.write(sent);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(address.port) }).href,
    cutNext: (cut) => {
      armed = cut;
    },
    cuts: () => cuts,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
