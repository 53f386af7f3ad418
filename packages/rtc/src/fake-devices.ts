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
    const tracks = ids.map(([kind, id]) => new FakeTrack(kind, id));
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

  #pick(kind: TrackKind, wanted: unknown, present: readonly string[]): [TrackKind, string][] {
    if (wanted === undefined || wanted === false) return [];
    const exact = /"exact":"([^"]*)"/.exec(JSON.stringify(wanted))?.[1];
    const id = exact === undefined ? present[0] : present.find((one) => one === exact);
    if (id === undefined) {
      throw new DOMException('', exact === undefined ? 'NotFoundError' : 'OverconstrainedError');
    }
    const small = this.startsSmall && JSON.stringify(wanted).includes('320');
    if (this.busy.has(id) && !small) throw new DOMException('', 'NotReadableError');
    return [[kind, id]];
  }
}

export class FakeTrack extends EventTarget {
  readonly kind: TrackKind;
  readonly id: string;
  enabled = true;
  readyState: MediaStreamTrackState = 'live';

  constructor(kind: TrackKind, id: string) {
    super();
    this.kind = kind;
    this.id = id;
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.id };
  }

  stop(): void {
    this.readyState = 'ended';
  }

  end(): void {
    if (this.readyState === 'ended') return;
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

class FakeStream {
  #tracks: FakeTrack[];

  constructor(tracks: FakeTrack[]) {
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
