import type { QualityReading } from './quality/quality-reading.ts';
import { LAST_RUNG, planAt, rungFor, type SendingDevice, type SendPlan } from './send-plan.ts';

/** Where a sender stands on the way down and up. */
export interface SendLadder {
  readonly rung: number;
  /** Readings in a row that would allow more. */
  readonly better: number;
  /** How many of them one rung up takes. */
  readonly patience: number;
}

/** Readings for a rung up, at first and at most: 10 and 80 seconds of looks every two. */
const PATIENCE = [5, 40] as const;

export const newLadder: SendLadder = { rung: 0, better: 0, patience: PATIENCE[0] };

/**
 * Down at once, as far as the reading says; up one rung at a time, and after each fall more slowly,
 * so that a way which carries little is not tried every few seconds.
 */
export function stepLadder(ladder: SendLadder, reading: QualityReading): SendLadder {
  const due = rungFor(reading);
  if (due > ladder.rung) {
    return {
      rung: Math.min(due, LAST_RUNG),
      better: 0,
      patience: Math.min(PATIENCE[1], ladder.patience * 2),
    };
  }
  if (due === ladder.rung) return { ...ladder, better: 0 };
  const better = ladder.better + 1;
  return better < ladder.patience
    ? { ...ladder, better }
    : { ...ladder, rung: ladder.rung - 1, better: 0 };
}

export interface SendPlanner {
  /** The plan after one more reading; null: before the first. */
  after(reading: QualityReading | null): SendPlan;
}

export function createSendPlanner(device: SendingDevice): SendPlanner {
  let ladder = newLadder;
  return {
    after(reading) {
      if (reading !== null) ladder = stepLadder(ladder, reading);
      return planAt(device, ladder.rung, reading);
    },
  };
}
