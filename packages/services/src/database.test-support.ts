import { type AppRole, type Connection, connectDatabase, type Database } from '@visavis/db';
import { postgres } from '@visavis/testkit';
import { onTestFinished } from 'vitest';

/** The test's own database as each app sees it, with that app's rights. */
export interface Seen extends Readonly<Record<AppRole, Database>> {
  /** Sees and may do everything; for looking at what was stored. */
  readonly owner: Database;
}

export async function database(): Promise<Seen> {
  const { ownerUrl, urls, close } = await postgres();
  const open = new Map<string, Connection>();
  const seenBy = (url: string): Database => {
    const connection = connectDatabase(url, { max: 4 });
    open.set(url, connection);
    return connection.db;
  };
  onTestFinished(async () => {
    await Promise.all([...open.values()].map((connection) => connection.close()));
    await close();
  });
  return {
    owner: seenBy(ownerUrl),
    signaling: seenBy(urls.signaling),
    collector: seenBy(urls.collector),
    admin: seenBy(urls.admin),
  };
}
