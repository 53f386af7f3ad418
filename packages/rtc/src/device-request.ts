import { type DeviceFailure, deviceFailureOf, type MissingReason, missingReasonOf } from './device-failure.ts';

export interface WantedDevices {
  /** A device's id; null leaves the choice to the browser. */
  readonly cameraId: string | null;
  readonly microphoneId: string | null;
}

export type DevicesOpened =
  | {
      readonly kind: 'opened';
      readonly stream: MediaStream;
      /** Why the stream is less than was asked for; null when it is not. */
      readonly missing: MissingReason | null;
    }
  | { readonly kind: 'failed'; readonly reason: DeviceFailure };

/** The part of navigator.mediaDevices that asking needs. */
export type AskedDevices = Pick<MediaDevices, 'enumerateDevices' | 'getUserMedia'>;

/** Enough for a face on any screen, and what a phone's radio can carry. */
const PICTURE = {
  width: { ideal: 1_280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
} satisfies MediaTrackConstraints;
/** What a camera that will not start at the size above often still gives. */
const SMALL_PICTURE = {
  width: { ideal: 320 },
  height: { ideal: 240 },
  frameRate: { ideal: 15, max: 30 },
} satisfies MediaTrackConstraints;
/** What a loudspeaker beside the microphone needs, so that the partner does not hear themselves. */
const SOUND = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
} satisfies MediaTrackConstraints;
/** Other cameras to try when the first is taken by another program. */
const OTHER_CAMERAS = 3;

/**
 * Asks for camera and microphone, and looks for a way on before it gives up: any device when the
 * wanted one is gone, a smaller picture or another camera when one is in use, then a picture without
 * sound, then sound without a picture. Once `stale` says so it asks for nothing more.
 */
export async function openDevices(
  media: AskedDevices,
  wanted: WantedDevices,
  stale: () => boolean = () => false,
): Promise<DevicesOpened> {
  const first = await ask(media, {
    video: { ...PICTURE, ...exactly(wanted.cameraId) },
    audio: { ...SOUND, ...exactly(wanted.microphoneId) },
  });
  if (first.kind === 'opened' || isFinal(first.reason)) return first;
  const both = first.reason === 'in-use' ? await whenInUse(media, wanted) : whenMissing(wanted);
  for (const constraints of [...both, { video: SMALL_PICTURE }, { audio: SOUND }]) {
    if (stale()) return first;
    const next = await ask(media, constraints);
    if (next.kind === 'failed') continue;
    const less = constraints.video === undefined || constraints.audio === undefined;
    return less ? { ...next, missing: missingReasonOf(first.reason) } : next;
  }
  return first;
}

/** Asks for one device; `id` null takes any, and another where the first is in use. */
export async function openDevice(
  media: AskedDevices,
  wanted: { readonly kind: 'audio' | 'video'; readonly id: string | null },
  stale: () => boolean = () => false,
): Promise<DevicesOpened> {
  const { kind, id } = wanted;
  const first = await ask(
    media,
    kind === 'video'
      ? { video: { ...PICTURE, ...exactly(id) } }
      : { audio: { ...SOUND, ...exactly(id) } },
  );
  if (first.kind === 'opened' || first.reason !== 'in-use' || id !== null || kind === 'audio')
    return first;
  for (const other of [null, ...(await cameraIds(media, null))]) {
    if (stale()) return first;
    const next = await ask(media, { video: { ...SMALL_PICTURE, ...exactly(other) } });
    if (next.kind === 'opened') return next;
  }
  return first;
}

/** The visitor said no, or nothing that can be asked differently is wrong. */
function isFinal(reason: DeviceFailure): boolean {
  return reason === 'denied' || reason === 'other';
}

function whenMissing(wanted: WantedDevices): readonly MediaStreamConstraints[] {
  const chosen = wanted.cameraId !== null || wanted.microphoneId !== null;
  return [...(chosen ? [{ video: PICTURE, audio: SOUND }] : []), { video: PICTURE }];
}

async function whenInUse(
  media: AskedDevices,
  wanted: WantedDevices,
): Promise<readonly MediaStreamConstraints[]> {
  const small = { ...SMALL_PICTURE, ...exactly(wanted.cameraId) };
  const others = (await cameraIds(media, wanted.cameraId)).map((id) => ({
    video: { ...SMALL_PICTURE, ...exactly(id) },
    audio: SOUND,
  }));
  return [{ video: small, audio: { ...SOUND, ...exactly(wanted.microphoneId) } }, ...others];
}

async function cameraIds(media: AskedDevices, except: string | null): Promise<readonly string[]> {
  const devices = await media.enumerateDevices().catch(() => []);
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '' && deviceId !== except)
    .map(({ deviceId }) => deviceId)
    .slice(0, OTHER_CAMERAS);
}

async function ask(
  media: AskedDevices,
  constraints: MediaStreamConstraints,
): Promise<DevicesOpened> {
  try {
    return { kind: 'opened', stream: await media.getUserMedia(constraints), missing: null };
  } catch (error) {
    return { kind: 'failed', reason: deviceFailureOf(error) };
  }
}

function exactly(id: string | null): MediaTrackConstraints {
  return id === null ? {} : { deviceId: { exact: id } };
}
