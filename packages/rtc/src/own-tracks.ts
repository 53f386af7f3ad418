import type { TrackKind } from './local-media.ts';

/** The part of an RTCRtpSender that a track goes out through. */
export type TrackSender = Pick<RTCRtpSender, 'replaceTrack'>;

/** What came of it: `stuck`: the browser neither took the track nor let go of the last one. */
export type TrackOutcome = 'sent' | 'nothing' | 'stuck';

export interface OwnTracks {
  /** Sends this track of its kind from now on; null: none. */
  setTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<TrackOutcome>;
  /** A new connection: its senders get what goes out now. */
  attach(senders: Readonly<Partial<Record<TrackKind, TrackSender>>>): Promise<void>;
  /** What is meant to go out. */
  current(kind: TrackKind): MediaStreamTrack | null;
}

/** Which picture goes out while own pictures are checked: the covered one unless the check says clear. */
export function pictureToSend(facts: {
  readonly camera: MediaStreamTrack | null;
  readonly covered: MediaStreamTrack | null;
  readonly check: 'off' | 'loading' | 'checking' | 'clear' | 'covered' | 'failed';
}): MediaStreamTrack | null {
  const { camera, covered, check } = facts;
  return check === 'off' || check === 'clear' ? camera : covered;
}

interface Lane {
  wanted: MediaStreamTrack | null;
  sender: TrackSender | null;
  work: Promise<unknown>;
}

/**
 * The tracks that go out, one change after the other, the newest winning. It fails closed: where the
 * browser does not take a track, nothing goes out. It never stops a track, which is only lent.
 */
export function createOwnTracks(): OwnTracks {
  const newLane = (): Lane => ({ wanted: null, sender: null, work: Promise.resolve() });
  const lanes: Readonly<Record<TrackKind, Lane>> = { audio: newLane(), video: newLane() };

  const send = (lane: Lane): Promise<TrackOutcome> => {
    const next = lane.work.then(() => put(lane.sender, lane.wanted));
    lane.work = next;
    return next;
  };

  return {
    setTrack(kind, track) {
      const lane = lanes[kind];
      lane.wanted = track;
      return send(lane);
    },
    async attach(senders) {
      const outcomes = (['audio', 'video'] as const).map((kind) => {
        lanes[kind].sender = senders[kind] ?? null;
        return send(lanes[kind]);
      });
      await Promise.all(outcomes);
    },
    current: (kind) => lanes[kind].wanted,
  };
}

async function put(sender: TrackSender | null, track: MediaStreamTrack | null): Promise<TrackOutcome> {
  if (sender === null) return 'nothing';
  try {
    await sender.replaceTrack(track);
    return track === null ? 'nothing' : 'sent';
  } catch {
    return sender.replaceTrack(null).then(
      () => 'nothing',
      () => 'stuck',
    );
  }
}
