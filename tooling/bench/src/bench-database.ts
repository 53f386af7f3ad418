import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppUrls, connectDatabase, grantLogins, migrate } from '@visavis/db';
import { startEmbedded } from '@visavis/db/embedded';

/** A PostgreSQL as `npm start` runs it, for servers under test. */
export interface BenchDatabase {
  /** One address per app, with what that app may do. */
  readonly urls: AppUrls;
  /** Rows of counts written and bytes of its write-ahead log since it began. */
  written(): Promise<{ readonly rows: number; readonly walBytes: number }>;
  /** Views of the whole site that are stored. */
  loads(): Promise<number>;
  stop(): Promise<void>;
}

export async function benchDatabase(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-bench-'));
  const server = await startEmbedded(folder);
  await migrate(server.url);
  const urls = await grantLogins(server.url, randomBytes);
  const owner = connectDatabase(server.url, { max: 1 });
  const number = async (query: string): Promise<number> => Number((await owner.db.execute(query))[0]?.['number'] ?? 0);
  return {
    urls,
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
