import { type DeviceFailure, deviceFailureOf } from './device-failure.ts';

export interface WantedDevices {
  /** A device's id; null leaves the choice to the browser. */
  readonly cameraId: string | null;
  readonly microphoneId: string | null;
}

export type DevicesOpened =
  | { readonly kind: 'opened'; readonly stream: MediaStream }
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
/** Other cameras to try when the first is taken by another program. */
const OTHER_CAMERAS = 3;

/**
 * Asks for camera and microphone, and looks for a way on before it gives up: any device when the
 * wanted one is gone, a smaller picture or another camera when one is in use, a picture without
 * sound when there is no microphone.
 */
export async function openDevices(
  media: AskedDevices,
  wanted: WantedDevices,
): Promise<DevicesOpened> {
  const first = await ask(media, {
    video: { ...PICTURE, ...exactly(wanted.cameraId) },
    audio: exactly(wanted.microphoneId),
  });
  if (first.kind === 'opened' || first.reason === 'denied' || first.reason === 'other')
    return first;
  const others = first.reason === 'in-use' ? await whenInUse(media, wanted) : whenMissing(wanted);
  for (const constraints of others) {
    const next = await ask(media, constraints);
    if (next.kind === 'opened') return next;
  }
  return first;
}

/** Asks for one device; `id` null takes any. */
export function openDevice(
  media: AskedDevices,
  kind: 'audio' | 'video',
  id: string | null,
): Promise<DevicesOpened> {
  return ask(
    media,
    kind === 'video' ? { video: { ...PICTURE, ...exactly(id) } } : { audio: exactly(id) },
  );
}

function whenMissing(wanted: WantedDevices): readonly MediaStreamConstraints[] {
  const chosen = wanted.cameraId !== null || wanted.microphoneId !== null;
  const any = chosen ? [{ video: PICTURE, audio: true }] : [];
  return [...any, { video: PICTURE }];
}

async function whenInUse(
  media: AskedDevices,
  wanted: WantedDevices,
): Promise<readonly MediaStreamConstraints[]> {
  const devices = await media.enumerateDevices().catch(() => []);
  const others = devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .filter(({ deviceId }) => deviceId !== wanted.cameraId)
    .slice(0, OTHER_CAMERAS)
    .map(({ deviceId }) => ({ video: { ...SMALL_PICTURE, ...exactly(deviceId) }, audio: true }));
  const small = { ...SMALL_PICTURE, ...exactly(wanted.cameraId) };
  return [
    { video: small, audio: exactly(wanted.microphoneId) },
    ...others,
    { video: SMALL_PICTURE },
  ];
}

async function ask(
  media: AskedDevices,
  constraints: MediaStreamConstraints,
): Promise<DevicesOpened> {
  try {
    return { kind: 'opened', stream: await media.getUserMedia(constraints) };
  } catch (error) {
    return { kind: 'failed', reason: deviceFailureOf(error) };
  }
}

function exactly(id: string | null): MediaTrackConstraints {
  return id === null ? {} : { deviceId: { exact: id } };
}
