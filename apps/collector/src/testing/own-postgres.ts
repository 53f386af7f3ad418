import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { grantLogins, migrate } from '@visavis/db';
import { type EmbeddedServer, startEmbedded } from '@visavis/db/embedded';
import { faultProxy } from '@visavis/testkit/fault-proxy';

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
  const door = await faultProxy({ target: () => (server === undefined ? undefined : Number(new URL(server.url).port)) });
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
