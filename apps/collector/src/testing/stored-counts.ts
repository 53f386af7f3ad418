import { connectDatabase } from '@visavis/db';
import { cell, mark } from '@visavis/db/schema';

/** The stored sums over all hours and days, by `table page value`, and the marks by `mark kind`. */
export async function storedCounts(url: string): Promise<Readonly<Record<string, number>>> {
  const { db, close } = connectDatabase(url, { max: 1 });
  try {
    const all: Record<string, number> = {};
    const add = (name: string, count: number): void => void (all[name] = (all[name] ?? 0) + count);
    for (const { table, page, value, count } of await db.select().from(cell)) {
      add([table, page, value].filter((part) => part !== '').join(' '), count);
    }
    for (const { kind, count } of await db.select().from(mark)) add(`mark ${kind}`, count);
    return all;
  } finally {
    await close();
  }
}
