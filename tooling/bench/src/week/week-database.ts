import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase, type Database, grantLogins, migrate } from '@visavis/db';
import { type EmbeddedServer, startEmbedded } from '@visavis/db/embedded';
import { cell, mark } from '@visavis/db/schema';
import { faultProxy } from '@visavis/testkit/fault-proxy';
import { isTable, nameOf } from './cell-name.ts';
import { type Cut, databaseDoor } from './database-door.ts';

/** A real PostgreSQL that the simulation stops and starts. Collectors reach it through a door that keeps its port. */
export interface WeekDatabase {
  readonly collectorUrl: string;
  /** As the dashboard's server sees it. */
  readonly admin: Database;
  /** Every stored cell, by name. */
  cells(): Promise<ReadonlyMap<string, number>>;
  /** Stored marks, by `kind hour`. */
  marks(): Promise<ReadonlyMap<string, number>>;
  /** Resolves when so many calls were counted over the whole week. */
  hasStarted(calls: number): Promise<void>;
  cutNext(cut: Cut): void;
  cuts(): number;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const ASK_AGAIN_MS = 20;
const GIVE_UP_MS = 60_000;

export async function weekDatabase(): Promise<WeekDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-week-'));
  const begin = (): Promise<EmbeddedServer> => startEmbedded(folder, { durability: 'none' });
  let server: EmbeddedServer | undefined = await begin();
  const portNow = (): number | undefined => (server === undefined ? undefined : Number(new URL(server.url).port));
  const door = await databaseDoor(portNow);
  /** Nobody cuts what is only there to look. */
  const quietDoor = await faultProxy({ target: portNow });
  await migrate(server.url);
  const logins = await grantLogins(server.url, randomBytes);
  const through = ({ port }: { readonly port: number }, url: string): string => Object.assign(new URL(url), { port: String(port) }).href;
  const owner = connectDatabase(through(quietDoor, server.url), { max: 1 });
  const admin = connectDatabase(through(quietDoor, logins.admin), { max: 1 });
  const stop = async (): Promise<void> => {
    const running = server;
    server = undefined;
    await running?.stop();
  };
  const cells = async (): Promise<ReadonlyMap<string, number>> => {
    const rows = await owner.db.select().from(cell);
    return new Map(rows.map(({ count, page, start, table, value }) => {
      if (!isTable(table)) throw new RangeError(`no such table: ${String(table)}`);
      return [nameOf({ table, hour: start.getTime() / HOUR_MS, page, value }), count];
    }));
  };
  const started = async (): Promise<number> =>
    Number((await owner.db.execute("SELECT sum(count) AS calls FROM analytics.cell WHERE tbl = 'chat' AND item = 'started'"))[0]?.['calls'] ?? 0);
  return {
    collectorUrl: through(door, logins.collector),
    admin: admin.db,
    cells,
    marks: async () => new Map((await owner.db.select().from(mark)).map(({ count, hour, kind }) => [`${kind} ${hour.getTime() / HOUR_MS}`, count])),
    hasStarted: (calls) => until(async () => (await started()) >= calls),
    cutNext: door.cutNext,
    cuts: door.cuts,
    stop,
    start: async () => {
      server = await begin();
    },
    remove: async () => {
      await Promise.all([owner.close(), admin.close()]);
      await stop();
      door.close();
      quietDoor.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Errors: when it has not come true in a minute. */
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const last = performance.now() + GIVE_UP_MS;
  while (!(await isTrue())) {
    if (performance.now() > last) throw new Error('what was counted did not reach the database');
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
