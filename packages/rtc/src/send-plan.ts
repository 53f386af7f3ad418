import type { QualityReading } from './quality/quality-reading.ts';
import { rankOf, wayLevel } from './quality/read-quality.ts';

/** What of a device bears on the picture it sends. Held in memory and given to nobody. */
export interface SendingDevice {
  /** Of the screen, CSS pixels. */
  readonly pixels: number | null;
  /** The visitor asked their browser to use little data. */
  readonly saveData: boolean;
}

/** How the own picture is sent. */
export interface SendPlan {
  /** Bits a second. */
  readonly maxBitrate: number;
  /** What each side of a picture of 1,280 × 720 is divided by. */
  readonly scaleDownBy: number;
  readonly maxFramerate: number;
  readonly degradationPreference: 'balanced' | 'maintain-framerate';
}

export const SEND_BOUNDS = {
  maxBitrate: [100_000, 1_500_000],
  scaleDownBy: [1, 6],
  maxFramerate: [15, 30],
} as const;

type Size = Omit<SendPlan, 'degradationPreference'>;

/**
 * Rates from libwebrtc's own table (media/engine/simulcast.cc: 540p 1.2, 360p 0.7, 270p 0.45 Mbit/s);
 * for 720p less than its 2.5, since each bit of a shielded call goes through our relay.
 */
const LARGE: Size = { maxBitrate: 1_500_000, scaleDownBy: 1, maxFramerate: 30 };
/** A phone shows a small picture, and its encoder warms it. */
const PHONE: Size = { maxBitrate: 900_000, scaleDownBy: 1.5, maxFramerate: 24 };
const SAVING: Size = { maxBitrate: 400_000, scaleDownBy: 8 / 3, maxFramerate: 15 };

/** A phone's screen has fewer CSS pixels, a tablet's or laptop's more: 430 × 932 and 744 × 1,133. */
const PHONE_PIXELS = 500_000;

/** How far below the device's own size; the first is all of it. */
const RUNGS = [
  { rate: 1, scale: 1, frames: 1 },
  { rate: 0.6, scale: 4 / 3, frames: 0.8 },
  { rate: 0.35, scale: 2, frames: 2 / 3 },
  { rate: 0.15, scale: 3, frames: 0.5 },
] as const;
export const LAST_RUNG = RUNGS.length - 1;

/** The plan for a device and one reading alone; `createSendPlanner` also remembers. */
export function sendPlanFor(facts: {
  readonly device: SendingDevice;
  readonly reading: QualityReading | null;
}): SendPlan {
  const { device, reading } = facts;
  return planAt(device, reading === null ? 0 : rungFor(reading), reading);
}

export function isPhone({ pixels }: Pick<SendingDevice, 'pixels'>): boolean {
  return pixels !== null && pixels < PHONE_PIXELS;
}

/** The plan so many rungs below what the device could send. */
export function planAt(device: SendingDevice, rung: number, reading: QualityReading | null): SendPlan {
  const size = sizeOf(device);
  const step = RUNGS[Math.min(LAST_RUNG, Math.max(0, Math.trunc(rung)))] ?? RUNGS[0];
  return {
    maxBitrate: Math.round(within(SEND_BOUNDS.maxBitrate, size.maxBitrate * step.rate)),
    scaleDownBy: within(SEND_BOUNDS.scaleDownBy, size.scaleDownBy * step.scale),
    maxFramerate: Math.round(within(SEND_BOUNDS.maxFramerate, size.maxFramerate * step.frames)),
    // A face that jerks is worse than one less sharp; a slow processor has to give up some of both.
    degradationPreference: reading?.limitedBy === 'processor' ? 'balanced' : 'maintain-framerate',
  };
}

/**
 * Where a reading alone puts a sender: as low as both the level that is shown, which does not
 * flicker, and the way as it is now. A picture that stands still because the partner's device is slow
 * is no reason to send less.
 */
export function rungFor(reading: QualityReading): number {
  const byNetwork = RUNG_OF[Math.min(rankOf(reading.level), rankOf(wayLevel(reading)))] ?? 0;
  return reading.limitedBy === 'processor' ? Math.max(1, byNetwork) : byNetwork;
}

/** For a good way, a fair one and a poor one. */
const RUNG_OF = [0, 1, LAST_RUNG] as const;

function sizeOf(device: SendingDevice): Size {
  if (device.saveData) return SAVING;
  return isPhone(device) ? PHONE : LARGE;
}

function within([least, most]: readonly [number, number], value: number): number {
  return Math.min(most, Math.max(least, value));
}
