/** What a partner's tracks are gathered in. */
export interface PartnerMedia {
  /** The same object for as long as the call lasts, also over a rebuilt connection. */
  readonly stream: MediaStream;
  /** Takes one track that arrived; false when it is one too many. */
  take(track: MediaStreamTrack): boolean;
  /** Forgets every track: the connection that brought them is gone. */
  clear(): void;
}

/**
 * A partner sends one voice and one picture. What a changed client adds beyond that is never played:
 * the first of each kind counts until it ends.
 */
export function collectPartnerMedia(createStream: () => MediaStream): PartnerMedia {
  const stream = createStream();
  const drop = (track: MediaStreamTrack) => {
    if (stream.getTracks().includes(track)) stream.removeTrack(track);
  };
  return {
    stream,
    take(track) {
      const held = stream.getTracks().filter(({ kind }) => kind === track.kind);
      if (held.includes(track)) return true;
      // Closing a connection ends its tracks without an event (webrtc-pc §4.4.1.8).
      held.filter(({ readyState }) => readyState === 'ended').forEach(drop);
      const taken = held.some(({ readyState }) => readyState === 'live');
      const known = track.kind === 'audio' || track.kind === 'video';
      if (taken || !known || track.readyState === 'ended') {
        track.stop();
        return false;
      }
      stream.addTrack(track);
      track.addEventListener('ended', () => drop(track), { once: true });
      return true;
    },
    clear() {
      stream.getTracks().forEach(drop);
    },
  };
}
