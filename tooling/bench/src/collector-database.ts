import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase, grantLogins, migrate } from '@visavis/db';
import { startEmbedded } from '@visavis/db/embedded';

/** A PostgreSQL as `npm start` runs it, for a collector under test. */
export interface CollectorDatabase {
  readonly collectorUrl: string;
  /** Rows written and bytes of its write-ahead log since it began. */
  written(): Promise<{ readonly rows: number; readonly walBytes: number }>;
  /** Views of the whole site that are stored. */
  loads(): Promise<number>;
  stop(): Promise<void>;
}

export async function collectorDatabase(): Promise<CollectorDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-bench-'));
  const server = await startEmbedded(folder);
  await migrate(server.url);
  const logins = await grantLogins(server.url, randomBytes);
  const owner = connectDatabase(server.url, { max: 1 });
  const number = async (query: string): Promise<number> => Number((await owner.db.execute(query))[0]?.['number'] ?? 0);
  return {
    collectorUrl: logins.collector,
    written: async () => ({
      rows: await number("SELECT sum(n_tup_ins + n_tup_upd) AS number FROM pg_stat_user_tables WHERE schemaname = 'analytics'"),
      walBytes: await number("SELECT pg_current_wal_lsn() - '0/0' AS number"),
    }),
    loads: () => number("SELECT sum(count) AS number FROM analytics.cell WHERE tbl = 'views' AND page = '' AND item = 'loads'"),
    stop: async () => {
      await owner.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
