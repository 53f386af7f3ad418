import type { DeviceFailure } from './device-failure.ts';
import {
  type AskedDevices,
  openDevice,
  openDevices,
  type WantedDevices,
} from './device-request.ts';

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
}

export type LocalMediaEvent =
  | { readonly type: 'ready'; readonly devices: OpenDevices }
  | { readonly type: 'failed'; readonly reason: DeviceFailure }
  /** Another track took the place of one of its kind; a call must send this one from now on. */
  | { readonly type: 'replaced'; readonly track: MediaStreamTrack }
  /** A device was unplugged or taken away, and no other took its place. */
  | { readonly type: 'lost'; readonly kind: TrackKind };

export type TrackKind = 'audio' | 'video';

export interface LocalMediaSettings {
  readonly media: AskedDevices & Pick<MediaDevices, 'addEventListener' | 'removeEventListener'>;
  readonly onEvent: (event: LocalMediaEvent) => void;
}

export interface LocalMedia {
  /** Asks for camera and microphone; stops what was open before. */
  open(): void;
  choose(kind: TrackKind, id: string): void;
  /** Muted tracks send silence and black; the device stays open. */
  setOn(kind: TrackKind, on: boolean): void;
  /** Stops every track and forgets the stream; `open` starts again. */
  stop(): void;
}

/** The visitor's own camera and microphone, through choice, unplugging and "in use". */
export function createLocalMedia(settings: LocalMediaSettings): LocalMedia {
  const { media, onEvent } = settings;
  const on = { audio: true, video: true };
  let wanted: WantedDevices = { cameraId: null, microphoneId: null };
  let stream: MediaStream | null = null;
  /** Work started before the last `open` or `stop` finds another number here and undoes itself. */
  let round = 0;
  let work = Promise.resolve();

  const enqueue = (task: (stale: () => boolean) => Promise<void>) => {
    const begun = round;
    const stale = () => begun !== round;
    work = work.then(() => (stale() ? undefined : task(stale)));
  };

  const tellReady = async (stale: () => boolean) => {
    const devices = await media.enumerateDevices().catch(() => []);
    if (stale() || stream === null) return;
    onEvent({
      type: 'ready',
      devices: {
        stream,
        cameras: devicesOf(devices, 'videoinput'),
        microphones: devicesOf(devices, 'audioinput'),
        cameraId: idOf(stream.getVideoTracks()),
        microphoneId: idOf(stream.getAudioTracks()),
      },
    });
  };

  const watch = (track: MediaStreamTrack) => {
    track.enabled = on[kindOf(track)];
    track.addEventListener('ended', () => {
      if (stream?.getTracks().includes(track)) enqueue((stale) => recover(track, stale));
    });
  };

  const put = (fresh: MediaStreamTrack) => {
    if (stream === null) return fresh.stop();
    for (const old of stream.getTracks().filter(({ kind }) => kind === fresh.kind)) {
      stream.removeTrack(old);
      old.stop();
    }
    watch(fresh);
    stream.addTrack(fresh);
    onEvent({ type: 'replaced', track: fresh });
  };

  const take = async (kind: TrackKind, id: string | null, stale: () => boolean) => {
    const result = await openDevice(media, kind, id);
    if (result.kind === 'failed') return result.reason;
    const [track] = result.stream.getTracks();
    if (stale()) track?.stop();
    else if (track !== undefined) put(track);
    return null;
  };

  const change = async (kind: TrackKind, id: string, stale: () => boolean) => {
    const old = stream?.getTracks().find((track) => track.kind === kind);
    let failure = await take(kind, id, stale);
    if (failure === 'in-use' && old !== undefined) {
      // Many phones open one camera at a time: the old one has to go first.
      const back = old.getSettings().deviceId ?? null;
      old.stop();
      failure = await take(kind, id, stale);
      if (failure !== null) failure = await take(kind, back, stale);
      if (failure !== null && !stale()) return lose(old);
    }
    await tellReady(stale);
  };

  const recover = async (ended: MediaStreamTrack, stale: () => boolean) => {
    const failure = await take(kindOf(ended), null, stale);
    if (failure !== null && !stale()) lose(ended);
    await tellReady(stale);
  };

  const lose = (track: MediaStreamTrack) => {
    stream?.removeTrack(track);
    onEvent({ type: 'lost', kind: kindOf(track) });
  };

  const handleDeviceChange = () => enqueue(tellReady);

  const stop = () => {
    round += 1;
    media.removeEventListener('devicechange', handleDeviceChange);
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
  };

  return {
    open() {
      stop();
      enqueue(async (stale) => {
        const result = await openDevices(media, wanted);
        if (stale()) {
          if (result.kind === 'opened') result.stream.getTracks().forEach((track) => track.stop());
          return;
        }
        if (result.kind === 'failed') return onEvent({ type: 'failed', reason: result.reason });
        stream = result.stream;
        stream.getTracks().forEach(watch);
        media.addEventListener('devicechange', handleDeviceChange);
        await tellReady(stale);
      });
    },
    choose(kind, id) {
      wanted = kind === 'video' ? { ...wanted, cameraId: id } : { ...wanted, microphoneId: id };
      enqueue((stale) => change(kind, id, stale));
    },
    setOn(kind, isOn) {
      on[kind] = isOn;
      for (const track of stream?.getTracks() ?? []) if (track.kind === kind) track.enabled = isOn;
    },
    stop,
  };
}

function kindOf(track: MediaStreamTrack): TrackKind {
  return track.kind === 'audio' ? 'audio' : 'video';
}

function devicesOf(devices: readonly MediaDeviceInfo[], kind: MediaDeviceKind): readonly Device[] {
  return devices
    .filter((device) => device.kind === kind)
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

function idOf(tracks: readonly MediaStreamTrack[]): string {
  return tracks[0]?.getSettings().deviceId ?? '';
}
