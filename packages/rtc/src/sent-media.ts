import type { CallConnection } from './call-connection.ts';
import { preferCodecs } from './codecs.ts';
import type { TrackKind } from './local-media.ts';
import { createOwnTracks } from './own-tracks.ts';

/** The own camera and microphone, over all connections of a call. */
export interface SentMedia {
  /** A new connection sends from now on, in the place of the one before. */
  attach(connection: CallConnection): void;
  /** Sends another track of its kind from now on; null: none. It never rejects. */
  setTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void>;
  /** What the picture goes out through; null where there is none. */
  pictureSender(): RTCRtpSender | null;
}

export interface SentMediaSettings {
  /** Null in a text call. Its tracks are lent, and never stopped here. */
  readonly stream: MediaStream | null;
  readonly phone: boolean;
  /** A track that is to go out no more cannot be taken from the connection in use by any means but closing it. */
  readonly onStuck: () => void;
}

const KINDS = ['audio', 'video'] as const;

export function createSentMedia({ stream, phone, onStuck }: SentMediaSettings): SentMedia {
  let tracks = createOwnTracks();
  let connection: CallConnection | null = null;
  let senders: Partial<Record<TrackKind, RTCRtpSender>> = {};

  /** Tracks of one stream are played in time with each other. */
  const add = (to: CallConnection, track: MediaStreamTrack) =>
    stream === null ? to.addTrack(track) : to.addTrack(track, stream);

  /** Where the browser neither takes a track nor lets go of the last one, the sender is taken away, or all of the connection. */
  const release = (kind: TrackKind) => {
    const { [kind]: sender, ...others } = senders;
    if (connection === null || connection.connectionState === 'closed' || sender === undefined) return;
    if (sender.track === tracks.current(kind)) return;
    takeFrom(connection, sender);
    if (sender.track !== null) return onStuck();
    senders = others;
    void tracks.attach(senders);
  };

  for (const track of stream?.getTracks() ?? []) {
    const kind = KINDS.find((one) => one === track.kind);
    if (kind !== undefined) void tracks.setTrack(kind, track);
  }

  return {
    attach(next) {
      const added: typeof senders = {};
      for (const kind of KINDS) {
        const track = tracks.current(kind);
        if (track !== null) added[kind] = add(next, track);
      }
      preferCodecs(next, { phone });
      // The one before may stand for the partner for a while: what changes from now on would not change there.
      for (const sender of Object.values(senders)) takeFrom(connection, sender);
      connection = next;
      senders = added;
      // Its own changes, one after the other: what waits for a connection that is closed may wait for good.
      const before = tracks;
      tracks = createOwnTracks();
      for (const kind of KINDS) void tracks.setTrack(kind, before.current(kind));
      void tracks.attach(senders);
    },
    async setTrack(kind, track) {
      const sent = tracks.setTrack(kind, track);
      if (track !== null && connection !== null && senders[kind] === undefined) {
        try {
          senders = { ...senders, [kind]: add(connection, track) };
          preferCodecs(connection, { phone });
          await tracks.attach(senders);
        } catch {
          // The connection is closed; the track goes out over the next one.
        }
      }
      if ((await sent) === 'stuck') release(kind);
    },
    pictureSender: () => senders.video ?? null,
  };
}

function takeFrom(connection: CallConnection | null, sender: RTCRtpSender): void {
  try {
    connection?.removeTrack(sender);
  } catch {
    // It is closed, or its sender still has the track.
  }
}
