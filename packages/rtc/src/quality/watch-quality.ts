import type { Clock } from '../clock.ts';
import { type CallStats, type CapturedStats, type StatsReport, takeStats } from './call-stats.ts';
import { deadCaptures, newIdleCapture, stepIdleCapture } from './idle-capture.ts';
import type { QualityReading } from './quality-reading.ts';
import { readQuality } from './read-quality.ts';
import { type SettledLevel, settleLevel } from './settle-level.ts';

export interface QualityWatchSettings {
  readonly connection: { getStats(): Promise<StatsReport> };
  readonly clock: Pick<Clock, 'after'>;
  readonly onReading: (reading: QualityReading) => void;
  /**
   * A device of ours has given nothing for a while though it once did, as iOS leaves it after a
   * phone call. Told once until it gives again; so is a camera that was turned off.
   */
  readonly onDeadCapture?: (kind: keyof CapturedStats) => void;
  /** Between two looks, milliseconds. */
  readonly every?: number;
}

const EVERY_MS = 2_000;

/** Looks at a connection until it is stopped; the level of a reading is one that does not flicker. */
export function watchQuality(settings: QualityWatchSettings): () => void {
  const { connection, clock, onReading, every = EVERY_MS } = settings;
  let stopped = false;
  let previous: CallStats | null = null;
  let idle = newIdleCapture;
  let settled: SettledLevel | null = null;
  let stopTimer = () => {};

  const look = async () => {
    const report = await reportOf(connection);
    if (stopped) return;
    wait();
    if (report === null) return;
    const now = takeStats(report);
    const reading = readQuality(previous, now);
    idle = stepIdleCapture(idle, previous?.captured ?? null, now.captured);
    previous = now;
    for (const kind of deadCaptures(idle)) settings.onDeadCapture?.(kind);
    if (reading === null) return;
    settled = settleLevel(settled, reading.level);
    onReading({ ...reading, level: settled.level });
  };
  const wait = () => {
    stopTimer = clock.after(every, () => void look());
  };
  wait();

  return () => {
    stopped = true;
    stopTimer();
  };
}

/** Null from a connection that is being closed: the next look follows, or `stop`. */
async function reportOf(connection: QualityWatchSettings['connection']): Promise<StatsReport | null> {
  try {
    return await connection.getStats();
  } catch {
    return null;
  }
}
