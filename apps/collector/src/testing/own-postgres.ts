import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { grantLogins, migrate } from '@visavis/db';
import { type EmbeddedServer, startEmbedded } from '@visavis/db/embedded';

/** A PostgreSQL that a test may stop and start. Its address stays; behind it the server's port changes. */
export interface OwnPostgres {
  readonly ownerUrl: string;
  readonly collectorUrl: string;
  /** Holds every byte that the server wrote. */
  readonly folder: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function ownPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'visavis-collector-'));
  let server: EmbeddedServer | undefined = await startEmbedded(folder, { durability: 'none' });
  const door = await openDoor(() => (server === undefined ? undefined : Number(new URL(server.url).port)));
  const throughDoor = (url: string): string => Object.assign(new URL(url), { port: String(door.port) }).href;
  await migrate(server.url);
  const urls = await grantLogins(server.url, randomBytes);
  const stop = async (): Promise<void> => {
    const running = server;
    server = undefined;
    await running?.stop();
  };
  return {
    ownerUrl: throughDoor(server.url),
    collectorUrl: throughDoor(urls.collector),
    folder,
    stop,
    start: async () => {
      server = await startEmbedded(folder, { durability: 'none' });
    },
    remove: async () => {
      await stop();
      door.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Passes connections on to the port of the moment, and refuses them while there is none. */
async function openDoor(target: () => number | undefined) {
  const open = new Set<Socket>();
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
    inside.pipe(outside).pipe(inside);
    inside.once('close', () => outside.destroy());
    outside.once('close', () => inside.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the door has no port');
  return {
    port: address.port,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
