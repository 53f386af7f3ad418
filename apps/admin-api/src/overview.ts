import type { Database } from '@visavis/db';
import { overview } from '@visavis/services';
import type { Overview } from './context.ts';
import { liveFigures } from './live-figures.ts';

interface ReadOverviewInput {
  readonly database: Database;
  /** Of each signaling server. */
  readonly metricsUrls: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Of fewer waits no median is told, of fewer dropped requests no reason. */
  readonly threshold: number;
}

/** What is stored, and what signaling knows right now; without signaling, `live` is null. */
export async function readOverview({ database, metricsUrls, now, threshold }: ReadOverviewInput): Promise<Overview> {
  const at = now();
  const [stored, live] = await Promise.all([overview(database, { now: new Date(at), threshold }), liveFigures(metricsUrls)]);
  const { droppedToday, matchesToday, medianWaitMs, reportsWaiting, visitsToday } = stored;
  return { at, visitsToday, matchesToday, medianWaitMs, droppedToday, reportsWaiting, live };
}
