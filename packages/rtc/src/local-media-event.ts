import type { DeviceFailure, MissingReason } from './device-failure.ts';

export interface Device {
  readonly id: string;
  /** The device's own name; stays on this page. */
  readonly label: string;
}

export interface OpenDevices {
  /** The same object for as long as the media is open; its tracks change with the choice. */
  readonly stream: MediaStream;
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
  /** Empty when the stream has no such track. */
  readonly cameraId: string;
  readonly microphoneId: string;
  /** Why there is sound alone, or a picture alone; absent where both are open. */
  readonly withoutCamera?: MissingReason;
  readonly withoutMicrophone?: MissingReason;
}

export type LocalMediaEvent =
  | { readonly type: 'ready'; readonly devices: OpenDevices }
  | { readonly type: 'failed'; readonly reason: DeviceFailure }
  /** Another track took the place of one of its kind; a call must send this one from now on. */
  | { readonly type: 'replaced'; readonly track: MediaStreamTrack }
  /** The system took a device for a while (a phone call); the track is there and carries nothing. */
  | { readonly type: 'interrupted'; readonly kind: TrackKind }
  /** The device carries again; a `replaced` came before where it is another track. */
  | { readonly type: 'restored'; readonly kind: TrackKind }
  /** A device was unplugged or taken away, and no other took its place. */
  | { readonly type: 'lost'; readonly kind: TrackKind };

export type TrackKind = 'audio' | 'video';

export function kindOf(track: Pick<MediaStreamTrack, 'kind'>): TrackKind {
  return track.kind === 'audio' ? 'audio' : 'video';
}

/** What is open, and what could be, as an event tells it. */
export function describeDevices(facts: {
  readonly stream: MediaStream;
  readonly present: readonly MediaDeviceInfo[];
  readonly missing: Readonly<Partial<Record<TrackKind, MissingReason>>>;
}): OpenDevices {
  const { stream, present, missing } = facts;
  const [camera, microphone] = [stream.getVideoTracks()[0], stream.getAudioTracks()[0]];
  return {
    stream,
    cameras: devicesOf(present, 'videoinput'),
    microphones: devicesOf(present, 'audioinput'),
    cameraId: idOf(camera),
    microphoneId: idOf(microphone),
    ...(camera === undefined && missing.video ? { withoutCamera: missing.video } : {}),
    ...(microphone === undefined && missing.audio ? { withoutMicrophone: missing.audio } : {}),
  };
}

/** Whether a device is known to be gone: browsers that hide ids, or list none, say nothing. */
export function isUnplugged(track: MediaStreamTrack, present: readonly MediaDeviceInfo[]): boolean {
  const id = idOf(track);
  const kind = kindOf(track) === 'audio' ? 'audioinput' : 'videoinput';
  const ids = devicesOf(present, kind).map((device) => device.id);
  const others: MediaDeviceKind = kind === 'audioinput' ? 'videoinput' : 'audioinput';
  const listed = ids.some(Boolean) || devicesOf(present, others).some((device) => device.id !== '');
  return id !== '' && listed && !ids.includes(id);
}

function devicesOf(devices: readonly MediaDeviceInfo[], kind: MediaDeviceKind): readonly Device[] {
  return devices
    .filter((device) => device.kind === kind)
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

function idOf(track: MediaStreamTrack | undefined): string {
  return track?.getSettings().deviceId ?? '';
}
