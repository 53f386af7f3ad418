import type { CallStats, InboundStats } from './call-stats.ts';
import type { QualityLevel, QualityReading } from './quality-reading.ts';

/**
 * Up to the first it is good, up to the second fair, beyond poor.
 *
 * `roundTripMs`: ITU-T G.114 finds 150 ms one way good for talk and 400 ms the most to plan with.
 * `lostPercent`: a sender by draft-ietf-rmcat-gcc-02 §6 raises its rate below 2 %, lowers it above 10 %.
 * `frozenPercent`: share of the time in which the picture stood still; our own judgement.
 */
const QUALITY_LIMITS = {
  roundTripMs: [300, 800],
  lostPercent: [2, 10],
  frozenPercent: [5, 20],
} as const;

const NOTHING: InboundStats = {
  packetsReceived: 0,
  packetsLost: 0,
  bytesReceived: 0,
  frozenMs: 0,
  height: null,
  framesPerSecond: null,
};

/**
 * The quality between two looks at a call; `previous` null: since it began. Null while nothing has
 * been measured. Frames and height are told and not judged: a partner in the dark or with a covered
 * camera sends few of both over the best of ways.
 */
export function readQuality(previous: CallStats | null, now: CallStats): QualityReading | null {
  const change = now.inbound === null ? null : changeOf(previous?.inbound ?? NOTHING, now.inbound);
  const elapsedMs = previous === null ? 0 : now.atMs - previous.atMs;
  const lostPercent = worse(change && lossOf(change), now.remoteLostPercent);
  if (now.roundTripMs === null && lostPercent === null) return null;
  const frozenPercent = change && isMoving(change) ? shareOf(change.frozenMs, elapsedMs) : null;
  return {
    level: worstLevel([
      levelOf(now.roundTripMs, QUALITY_LIMITS.roundTripMs),
      levelOf(lostPercent, QUALITY_LIMITS.lostPercent),
      levelOf(frozenPercent, QUALITY_LIMITS.frozenPercent),
      // A way too narrow for our picture is not good, however clean it is; the first seconds are.
      previous !== null && now.limitedBy === 'network' ? 'fair' : 'good',
    ]),
    roundTripMs: now.roundTripMs,
    lostPercent,
    height: now.inbound?.height ?? null,
    framesPerSecond: now.inbound?.framesPerSecond ?? null,
    // Bits a millisecond are kilobits a second.
    kilobitsPerSecond: change && elapsedMs > 0 ? (change.bytesReceived * 8) / elapsedMs : null,
    limitedBy: now.limitedBy,
  };
}

/** The level of the way alone, without what the partner's device makes of it. */
export function wayLevel(reading: Omit<QualityReading, 'level'>): QualityLevel {
  return worstLevel([
    levelOf(reading.roundTripMs, QUALITY_LIMITS.roundTripMs),
    levelOf(reading.lostPercent, QUALITY_LIMITS.lostPercent),
    reading.limitedBy === 'network' ? 'fair' : 'good',
  ]);
}

const ORDER: readonly QualityLevel[] = ['good', 'fair', 'poor'];

/** 0 is the best. */
export const rankOf = (level: QualityLevel): number => ORDER.indexOf(level);

export function worstLevel(levels: readonly QualityLevel[]): QualityLevel {
  return ORDER.findLast((level) => levels.includes(level)) ?? 'good';
}

function levelOf(value: number | null, [good, fair]: readonly [number, number]): QualityLevel {
  if (value === null || value <= good) return 'good';
  return value <= fair ? 'fair' : 'poor';
}

/** Counts that went back belong to a new stream (a rebuilt one), which began with none. */
function changeOf(before: InboundStats, now: InboundStats): InboundStats {
  const restarted = now.packetsReceived < before.packetsReceived;
  const { packetsReceived, packetsLost, bytesReceived, frozenMs } = restarted ? NOTHING : before;
  return {
    ...now,
    packetsReceived: now.packetsReceived - packetsReceived,
    // Packets that were only late are taken off again.
    packetsLost: Math.max(0, now.packetsLost - packetsLost),
    bytesReceived: Math.max(0, now.bytesReceived - bytesReceived),
    frozenMs: now.frozenMs === null ? null : Math.max(0, now.frozenMs - (frozenMs ?? 0)),
  };
}

/**
 * A camera that was turned off still sends a black frame now and then, and Firefox 153 counts the
 * time between two of them as frozen (seen). Below so many a second nothing is known.
 */
const MOVING_FRAMES_PER_SECOND = 5;

function isMoving({ framesPerSecond }: InboundStats): boolean {
  return framesPerSecond !== null && framesPerSecond >= MOVING_FRAMES_PER_SECOND;
}

function lossOf({ packetsLost, packetsReceived }: InboundStats): number | null {
  const expected = packetsLost + packetsReceived;
  return expected > 0 ? (100 * packetsLost) / expected : null;
}

function shareOf(partMs: number | null, wholeMs: number): number | null {
  if (partMs === null || wholeMs <= 0) return null;
  // A freeze is counted when it ends, also what of it lay before the last look.
  return Math.min(100, (100 * partMs) / wholeMs);
}

function worse(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
