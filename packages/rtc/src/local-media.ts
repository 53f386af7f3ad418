import { type Clock, timerClock } from './clock.ts';
import { type DeviceFailure, type MissingReason, missingReasonOf } from './device-failure.ts';
import { type AskedDevices, openDevice, openDevices, type WantedDevices } from './device-request.ts';
import {
  describeDevices,
  isUnplugged,
  kindOf,
  type LocalMediaEvent,
  type TrackKind,
} from './local-media-event.ts';
import { createLostDevices } from './local-media-lost.ts';
import { type AskedPermissions, watchPermissions } from './local-media-permission.ts';
import { type WatchedPage, watchTrack } from './local-media-watch.ts';

export type { Device, LocalMediaEvent, OpenDevices, TrackKind } from './local-media-event.ts';

export interface LocalMediaSettings {
  readonly media: AskedDevices & Pick<MediaDevices, 'addEventListener' | 'removeEventListener'>;
  readonly onEvent: (event: LocalMediaEvent) => void;
  /** Tells that the visitor is back after an interruption. */
  readonly page?: WatchedPage;
  /** Tells that the visitor took a permission back, or gave it. */
  readonly permissions?: AskedPermissions;
  readonly clock?: Clock;
}

export interface LocalMedia {
  /** Asks for camera and microphone; stops what was open before. */
  open(): void;
  choose(kind: TrackKind, id: string): void;
  /** Muted tracks send silence and black; the device stays open. */
  setOn(kind: TrackKind, on: boolean): void;
  /** Nothing comes of a device though its track is live: opens it anew, at most once in five minutes. */
  revive(kind: TrackKind): void;
  /** Stops every track and forgets the stream; `open` starts again. */
  stop(): void;
}

/** A device that a phone call holds is asked for again so often, so long after. */
const RETRIES = 10;
const RETRY_MS = 3_000;
/** Between two openings of a device that is said to be dead: a switch of its own may mute it. */
const REVIVE_MS = 300_000;

/** The visitor's own camera and microphone, through choice, unplugging, interruption and "in use". */
export function createLocalMedia(settings: LocalMediaSettings): LocalMedia {
  const { media, onEvent, page = null, permissions = null, clock = timerClock } = settings;
  const on = { audio: true, video: true };
  const watches = new Map<MediaStreamTrack, () => void>();
  const interrupted = new Set<TrackKind>();
  const retries = new Map<TrackKind, () => void>();
  const revivedAt = new Map<TrackKind, number>();
  /** Lost ones that are being asked for. */
  const sought = new Set<TrackKind>();
  let wanted: WantedDevices = { cameraId: null, microphoneId: null };
  let missing: Partial<Record<TrackKind, MissingReason>> = {};
  let stream: MediaStream | null = null;
  let stopPermissions = () => {};
  /** Work started before the last `open` or `stop` finds another number here and undoes itself. */
  let round = 0;
  let work = Promise.resolve();

  const enqueue = (task: (stale: () => boolean) => Promise<void>) => {
    const begun = round;
    const stale = () => begun !== round;
    const run = () => (stale() ? undefined : task(stale));
    work = work.then(run, run);
  };
  const trackOf = (kind: TrackKind) => stream?.getTracks().find((track) => track.kind === kind);

  const tellReady = async (stale: () => boolean) => {
    const present = await media.enumerateDevices().catch(() => []);
    if (stale() || stream === null) return;
    lost.see(present);
    onEvent({ type: 'ready', devices: describeDevices({ stream, present, missing }) });
  };

  const watch = (track: MediaStreamTrack) => {
    const kind = kindOf(track);
    track.enabled = on[kind];
    const stopWatch = watchTrack({
      track,
      page,
      clock,
      onEnded: () => enqueue((stale) => recover(track, stale)),
      onInterrupted: () => interrupt(kind),
      onReturn: () => enqueue((stale) => reopen(kind, 0, stale)),
      onSteady: () => settle(kind),
    });
    watches.set(track, stopWatch);
  };

  const discard = (track: MediaStreamTrack) => {
    watches.get(track)?.();
    watches.delete(track);
    stream?.removeTrack(track);
    track.stop();
  };

  const put = (fresh: MediaStreamTrack) => {
    if (stream === null) return fresh.stop();
    const kind = kindOf(fresh);
    stream.getTracks().filter((track) => track.kind === kind).forEach(discard);
    watch(fresh);
    stream.addTrack(fresh);
    onEvent({ type: 'replaced', track: fresh });
    const wasLost = lost.find(kind);
    if (wasLost) interrupted.add(kind);
    if (!fresh.muted) settle(kind);
    // `replaced` looks like the end of it and is not.
    else if (interrupted.has(kind)) onEvent({ type: 'interrupted', kind });
  };

  const take = async (kind: TrackKind, id: string | null, stale: () => boolean) => {
    const result = await openDevice(media, { kind, id }, stale);
    if (result.kind === 'failed') return result.reason;
    const [track, ...more] = result.stream.getTracks();
    more.forEach((one) => one.stop());
    if (stale()) track?.stop();
    else if (track !== undefined) put(track);
    return null;
  };

  const change = async (kind: TrackKind, id: string | null, stale: () => boolean) => {
    if (stream === null) return;
    const old = trackOf(kind);
    let failure = await take(kind, id, stale);
    if (failure === 'in-use' && old !== undefined && !stale()) {
      // Many phones open one camera at a time: the old one has to go first.
      const back = old.getSettings().deviceId ?? null;
      old.stop();
      failure = await take(kind, id, stale);
      if (failure !== null && !stale()) failure = await take(kind, back, stale);
      if (failure !== null && !stale()) return lose(old, failure);
    }
    await tellReady(stale);
  };

  const recover = async (ended: MediaStreamTrack, stale: () => boolean) => {
    if (stream?.getTracks().includes(ended) !== true) return;
    const failure = await take(kindOf(ended), null, stale);
    if (stale()) return;
    if (failure === 'in-use') {
      interrupt(kindOf(ended));
      retry(kindOf(ended), 1);
    } else if (failure !== null) lose(ended, failure);
    await tellReady(stale);
  };

  /** One that is switched off stays closed, until it is chosen when it is switched on. */
  const seek = (kind: TrackKind) => {
    if (sought.has(kind) || !on[kind]) return;
    sought.add(kind);
    enqueue(async (stale) => {
      const failure = lost.has(kind) && on[kind] ? await take(kind, null, stale) : null;
      if (stale()) return;
      sought.delete(kind);
      if (failure !== null) noteMissing(kind, failure);
      else if (!lost.has(kind)) await tellReady(stale);
    });
  };
  const lost = createLostDevices({ clock, onChance: seek });

  const interrupt = (kind: TrackKind) => {
    if (interrupted.has(kind)) return;
    interrupted.add(kind);
    onEvent({ type: 'interrupted', kind });
  };
  const settle = (kind: TrackKind) => {
    retries.get(kind)?.();
    if (interrupted.delete(kind)) onEvent({ type: 'restored', kind });
  };
  const retry = (kind: TrackKind, attempt: number) => {
    const again = () => enqueue((stale) => reopen(kind, attempt, stale));
    retries.set(kind, clock.after(RETRY_MS, again));
  };

  /** What a system gives back after an interruption may be dead: a new track takes its place. */
  const reopen = async (kind: TrackKind, attempt: number, stale: () => boolean) => {
    retries.get(kind)?.();
    const old = trackOf(kind);
    if (old === undefined || !interrupted.has(kind)) return;
    // On the second try the own track goes first: it may be what holds the device.
    if (attempt > 0) old.stop();
    let failure = await take(kind, old.getSettings().deviceId ?? null, stale);
    if (failure === 'no-camera' && !stale()) failure = await take(kind, null, stale);
    if (stale()) return;
    if (failure === 'in-use' && attempt < RETRIES) return retry(kind, attempt + 1);
    if (failure !== null) lose(old, failure);
    await tellReady(stale);
  };

  const lose = (track: MediaStreamTrack, failure: DeviceFailure) => {
    const kind = kindOf(track);
    retries.get(kind)?.();
    interrupted.delete(kind);
    discard(track);
    noteMissing(kind, failure);
    onEvent({ type: 'lost', kind });
    if (failure === 'no-camera' || failure === 'other') lost.trySoon(kind);
  };
  const noteMissing = (kind: TrackKind, failure: DeviceFailure) => {
    const reason = missingReasonOf(failure);
    missing = { ...missing, [kind]: reason };
    lost.lose(kind, reason);
  };

  const handlePermission = (kind: TrackKind, state: PermissionState) => {
    const track = trackOf(kind);
    if (state === 'granted') return lost.allow(kind);
    if (state !== 'denied' || track === undefined) return;
    lose(track, 'denied');
    enqueue(tellReady);
  };
  const handleDeviceChange = () => {
    interrupted.forEach((kind) => enqueue((stale) => reopen(kind, 0, stale)));
    enqueue(async (stale) => {
      const present = await media.enumerateDevices().catch(() => []);
      // Not every driver ends the track of what was unplugged.
      const gone = stream?.getTracks().filter((track) => isUnplugged(track, present)) ?? [];
      gone.forEach((track) => enqueue((later) => recover(track, later)));
      if (gone.length === 0) await tellReady(stale);
    });
  };

  const stop = () => {
    round += 1;
    media.removeEventListener('devicechange', handleDeviceChange);
    stopPermissions();
    retries.forEach((stopTimer) => stopTimer());
    stream?.getTracks().forEach(discard);
    interrupted.clear();
    sought.clear();
    lost.clear();
    missing = {};
    stream = null;
  };

  return {
    open() {
      stop();
      enqueue(async (stale) => {
        const result = await openDevices(media, wanted, stale);
        if (stale()) {
          if (result.kind === 'opened') result.stream.getTracks().forEach((track) => track.stop());
          return;
        }
        if (result.kind === 'failed') return onEvent({ type: 'failed', reason: result.reason });
        stream = result.stream;
        if (result.missing !== null) missing = { audio: result.missing, video: result.missing };
        stream.getTracks().forEach(watch);
        media.addEventListener('devicechange', handleDeviceChange);
        stopPermissions = watchPermissions(permissions, handlePermission);
        await tellReady(stale);
      });
    },
    choose(kind, id) {
      // A browser that hides ids gives empty ones.
      const one = id === '' ? null : id;
      wanted = kind === 'video' ? { ...wanted, cameraId: one } : { ...wanted, microphoneId: one };
      enqueue((stale) => change(kind, one, stale));
    },
    setOn(kind, isOn) {
      on[kind] = isOn;
      for (const track of stream?.getTracks() ?? []) if (track.kind === kind) track.enabled = isOn;
    },
    revive(kind) {
      const now = clock.now();
      if (trackOf(kind) === undefined || now - (revivedAt.get(kind) ?? -REVIVE_MS) < REVIVE_MS) return;
      revivedAt.set(kind, now);
      interrupt(kind);
      enqueue((stale) => reopen(kind, 0, stale));
    },
    stop,
  };
}
