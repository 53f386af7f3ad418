import type { QualityReading } from './quality-reading.ts';

/** The few numbers of a connection's statistics that its quality is read from. */
export interface CallStats {
  /** Of the statistics' own clock, milliseconds; only differences count. */
  readonly atMs: number;
  readonly roundTripMs: number | null;
  /** Null where no media arrives: a text call. */
  readonly inbound: InboundStats | null;
  /** Loss of what we send, as the partner's browser last reported it, 0 to 100. */
  readonly remoteLostPercent: number | null;
  readonly limitedBy: QualityReading['limitedBy'];
  /** What our own devices have given so far; null where the browser does not count it. */
  readonly captured: CapturedStats;
}

export interface CapturedStats {
  /** Frames of the camera. */
  readonly video: number | null;
  /** Sound of the microphone, seconds. */
  readonly audio: number | null;
}

/** Sums over sound and picture since the connection began. */
export interface InboundStats {
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly bytesReceived: number;
  /** How long the picture stood still, milliseconds; null where the browser does not count it. */
  readonly frozenMs: number | null;
  readonly height: number | null;
  readonly framesPerSecond: number | null;
}

type Entry = Readonly<Record<string, unknown>>;

/** An RTCStatsReport, or anything that walks over its entries as one. */
export interface StatsReport {
  forEach(visit: (entry: unknown) => void): void;
}

/**
 * Takes numbers out of a report by name (W3C webrtc-stats) and nothing else: entries about
 * candidates, which carry addresses, are never opened.
 */
export function takeStats(report: StatsReport): CallStats {
  const entries: Entry[] = [];
  report.forEach((entry) => {
    if (isEntry(entry)) entries.push(entry);
  });
  const ofType = (type: string) => entries.filter((entry) => entry['type'] === type);
  const remote = ofType('remote-inbound-rtp');
  const pair = pairInUse(ofType('transport'), ofType('candidate-pair'));
  return {
    atMs: Math.max(0, ...entries.map((entry) => numberOf(entry, 'timestamp') ?? 0)),
    roundTripMs: timesThousand(
      (pair && numberOf(pair, 'currentRoundTripTime')) ?? most(remote, 'roundTripTime'),
      1,
    ),
    inbound: inboundOf(ofType('inbound-rtp')),
    remoteLostPercent: timesThousand(most(remote, 'fractionLost'), 0.1),
    limitedBy: limitOf(ofType('outbound-rtp'), pair),
    captured: {
      video: most(ofType('media-source'), 'frames'),
      audio: most(ofType('media-source'), 'totalSamplesDuration'),
    },
  };
}

function pairInUse(transports: readonly Entry[], pairs: readonly Entry[]): Entry | null {
  const ids = transports.map((entry) => entry['selectedCandidatePairId']);
  return (
    pairs.find(({ id }) => typeof id === 'string' && ids.includes(id)) ??
    // Older Firefox has no `transport` entries; its word for the pair in use is `selected`.
    pairs.find((pair) => pair['selected'] === true) ??
    pairs.find((pair) => pair['nominated'] === true && pair['state'] === 'succeeded') ??
    null
  );
}

function inboundOf(entries: readonly Entry[]): InboundStats | null {
  if (entries.length === 0) return null;
  const video = entries.filter((entry) => entry['kind'] === 'video');
  return {
    packetsReceived: sum(entries, 'packetsReceived'),
    packetsLost: sum(entries, 'packetsLost'),
    bytesReceived: sum(entries, 'bytesReceived'),
    frozenMs: timesThousand(most(video, 'totalFreezesDuration'), 1),
    height: most(video, 'frameHeight'),
    framesPerSecond: most(video, 'framesPerSecond'),
  };
}

/** Share of what the way can carry from which on a sender takes all that it gives. */
const USES_ALL = 0.75;

/**
 * Chromium 156 also says `bandwidth` where only our own `maxBitrate` holds the picture down (seen on
 * loopback, 3.5 Mbit/s free): the network is to blame only where the encoder is given nearly all of it.
 */
function limitOf(entries: readonly Entry[], pair: Entry | null): CallStats['limitedBy'] {
  const reasons = entries.map((entry) => entry['qualityLimitationReason']);
  if (reasons.includes('cpu')) return 'processor';
  const carried = pair && numberOf(pair, 'availableOutgoingBitrate');
  if (!reasons.includes('bandwidth') || carried === null) return 'none';
  return sum(entries, 'targetBitrate') >= USES_ALL * carried ? 'network' : 'none';
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null;
}

/** A number that can be counted with: browsers report some before they know them. */
function numberOf(entry: Entry, name: string): number | null {
  const value = entry[name];
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

function sum(entries: readonly Entry[], name: string): number {
  return entries.reduce((total, entry) => total + (numberOf(entry, name) ?? 0), 0);
}

function most(entries: readonly Entry[], name: string): number | null {
  const values = entries.flatMap((entry) => numberOf(entry, name) ?? []);
  return values.length === 0 ? null : Math.max(...values);
}

function timesThousand(value: number | null, scale: number): number | null {
  return value === null ? null : value * 1_000 * scale;
}
