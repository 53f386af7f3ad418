import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What the door swallows, cutting the connection at that moment. */
export type Cut = 'commit' | 'answer-to-commit';

/** A loopback address that stays while the server behind it comes and goes, and that loses a message when told to. */
export interface DatabaseDoor {
  readonly port: number;
  /** The next COMMIT, or the server's answer to it, does not arrive. */
  cutNext(cut: Cut): void;
  /** How often it has cut. */
  cuts(): number;
  close(): void;
}

/** As they stand in PostgreSQL's protocol: in a Parse or Query message, and in CommandComplete ('C', length 11). */
const COMMIT = /commit\0/i;
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1');

/** Passes on to the port of the moment, and refuses while there is none. */
export async function databaseDoor(target: () => number | undefined): Promise<DatabaseDoor> {
  const open = new Set<Socket>();
  let armed: Cut | undefined;
  let cuts = 0;
  const hold = (socket: Socket): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((inside) => {
    hold(inside);
    const port = target();
    if (port === undefined) {
      inside.destroy();
      return;
    }
    const outside = connect(port, '127.0.0.1');
    hold(outside);
    const cutOr = (isCut: boolean, pass: () => void): void => {
      if (!isCut) {
        pass();
        return;
      }
      armed = undefined;
      cuts += 1;
      inside.destroy();
      outside.destroy();
    };
    inside.on('data', (sent: Buffer) => cutOr(armed === 'commit' && COMMIT.test(sent.toString('latin1')), () => outside.write(sent)));
    outside.on('data', (sent: Buffer) => cutOr(armed === 'answer-to-commit' && sent.includes(COMMITTED), () => inside.write(sent)));
    inside.once('close', () => outside.destroy());
    outside.once('close', () => inside.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the door has no port');
  return {
    port: address.port,
    cutNext: (cut) => {
      armed = cut;
      // Only the first COMMIT of a connection has its text in it; later ones name what was prepared.
      for (const socket of open) socket.destroy();
    },
    cuts: () => cuts,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
