import { connectDatabase } from '@visavis/db';
import { chatHour, pageHour } from '@visavis/db/schema';

/** The stored sums over all hours, by page, and the calls started. */
export async function storedCounts(url: string) {
  const { db, close } = connectDatabase(url, { max: 1 });
  try {
    const pages: Record<string, { views: number; visits: number }> = {};
    for (const { page, views, visits } of await db.select().from(pageHour)) {
      const sums = (pages[page] ??= { views: 0, visits: 0 });
      sums.views += views;
      sums.visits += visits;
    }
    const chat = await db.select().from(chatHour);
    return { pages, callsStarted: chat.reduce((sum, { count }) => sum + count, 0) };
  } finally {
    await close();
  }
}
