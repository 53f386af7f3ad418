import type { WatchedPage } from './local-media-watch.ts';
import type { LocalMediaSettings, TrackKind } from './local-media.ts';

/** Tests only: a computer's cameras and microphones, and what getUserMedia makes of them. */
export class FakeDevices extends EventTarget {
  cameras: string[];
  microphones: string[];
  /** Devices that another program holds. */
  readonly busy = new Set<string>();
  /** What the next questions throw, by name, before anything else is looked at. */
  readonly refusals: string[] = [];
  readonly asked: MediaStreamConstraints[] = [];
  readonly tracks: FakeTrack[] = [];
  /** Kinds that the visitor does not allow any more. */
  readonly denied = new Set<TrackKind>();
  /** What is opened carries nothing at first, as while a phone call goes on. */
  opensMuted = false;
  /** Phones open one camera at a time: the page's own track keeps the next from it. */
  oneAtATime = false;
  /** How often the page listed what there is. */
  listed = 0;
  /** A busy camera that starts all the same when little is asked of it. */
  startsSmall = false;

  constructor(cameras: string[], microphones: string[]) {
    super();
    this.cameras = cameras;
    this.microphones = microphones;
  }

  asMedia(): LocalMediaSettings['media'] {
    // The fake has the listeners of EventTarget; their event types are the one thing it lacks.
    return this as unknown as LocalMediaSettings['media'];
  }

  async enumerateDevices() {
    this.listed += 1;
    const describe = (kind: string) => (deviceId: string) => ({
      kind,
      deviceId,
      label: `The ${deviceId}`,
    });
    return [
      ...this.cameras.map(describe('videoinput')),
      ...this.microphones.map(describe('audioinput')),
    ];
  }

  async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    this.asked.push(constraints);
    const refusal = this.refusals.shift();
    if (refusal !== undefined) throw new DOMException('', refusal);
    const ids = [
      ...this.#pick('video', constraints.video, this.cameras),
      ...this.#pick('audio', constraints.audio, this.microphones),
    ];
    const tracks = ids.map(([kind, id]) => new FakeTrack(kind, id, this.opensMuted));
    this.tracks.push(...tracks);
    return new FakeStream(tracks).asStream();
  }

  live(): string[] {
    return this.tracks.filter((track) => track.readyState === 'live').map((track) => track.id);
  }

  unplug(id: string): void {
    this.cameras = this.cameras.filter((one) => one !== id);
    this.microphones = this.microphones.filter((one) => one !== id);
    for (const track of this.tracks.filter((one) => one.id === id)) track.end();
    this.dispatchEvent(new Event('devicechange'));
  }

  plug(id: string): void {
    if (id.startsWith('mic')) this.microphones.push(id);
    else this.cameras.push(id);
    this.dispatchEvent(new Event('devicechange'));
  }

  #pick(kind: TrackKind, wanted: unknown, present: readonly string[]): [TrackKind, string][] {
    if (wanted === undefined || wanted === false) return [];
    if (this.denied.has(kind)) throw new DOMException('', 'NotAllowedError');
    const exact = /"exact":"([^"]*)"/.exec(JSON.stringify(wanted))?.[1];
    const id = exact === undefined ? present[0] : present.find((one) => one === exact);
    if (id === undefined) {
      throw new DOMException('', exact === undefined ? 'NotFoundError' : 'OverconstrainedError');
    }
    const small = this.startsSmall && JSON.stringify(wanted).includes('320');
    const held = this.busy.has(id) || (this.oneAtATime && this.live().includes(id));
    if (held && !small) throw new DOMException('', 'NotReadableError');
    return [[kind, id]];
  }
}

export class FakeTrack extends EventTarget {
  readonly kind: TrackKind;
  readonly id: string;
  enabled = true;
  muted: boolean;
  readyState: MediaStreamTrackState = 'live';

  constructor(kind: TrackKind, id: string, muted = false) {
    super();
    this.muted = muted;
    this.kind = kind;
    this.id = id;
  }

  asTrack(): MediaStreamTrack {
    // The fake has the listeners of EventTarget; their event types are the one thing it lacks.
    return this as unknown as MediaStreamTrack;
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.id };
  }

  stop(): void {
    this.readyState = 'ended';
  }

  setMuted(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }

  end(): void {
    if (this.readyState === 'ended') return;
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** Tests only: a page that a visitor leaves and comes back to. */
export class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';

  become(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }

  asPage(): WatchedPage {
    // The fake has the listeners of EventTarget; their event types are the one thing it lacks.
    return this as unknown as WatchedPage;
  }
}

/** Tests only: what a visitor allows, as the Permissions API tells it. */
export class FakePermissions {
  readonly #asked = new Map<string, EventTarget & { state: PermissionState }>();

  async query({ name }: PermissionDescriptor): Promise<PermissionStatus> {
    const status = Object.assign(new EventTarget(), { state: 'granted' as PermissionState });
    this.#asked.set(name, status);
    // A state and its event are all of it here.
    return status as unknown as PermissionStatus;
  }

  set(name: string, state: PermissionState): void {
    const status = this.#asked.get(name);
    if (status === undefined) return;
    status.state = state;
    status.dispatchEvent(new Event('change'));
  }
}

export class FakeStream {
  #tracks: FakeTrack[];

  constructor(tracks: FakeTrack[] = []) {
    this.#tracks = tracks;
  }

  asStream(): MediaStream {
    // A stream is its tracks here.
    return this as unknown as MediaStream;
  }

  getTracks = () => [...this.#tracks];
  getAudioTracks = () => this.#tracks.filter((track) => track.kind === 'audio');
  getVideoTracks = () => this.#tracks.filter((track) => track.kind === 'video');
  addTrack = (track: FakeTrack) => {
    this.#tracks.push(track);
  };
  removeTrack = (track: FakeTrack) => {
    this.#tracks = this.#tracks.filter((one) => one !== track);
  };
}
