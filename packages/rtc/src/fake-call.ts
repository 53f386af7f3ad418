import type { Role } from '@visavis/protocol';
import type { PeerCallEvent } from './call-events.ts';
import { createSigningKeys, type SigningKeys } from './evidence/signing-keys.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeConnection } from './fake-connection.ts';
import type { PeerCall, PeerCallSettings } from './peer-call-face.ts';
import { startPeerCall } from './peer-call.ts';
import type { PeerContent } from './sealed-channel.ts';
import { createSealingKeys, type SealingKeys } from './sealing.ts';

// Tests only: one end of a call over fake connections, and two of them that hear each other.

const { subtle } = crypto;
export const MATCH = 'AAECAwQFBgcICQoLDA0ODw';
export const TURN = { urls: ['turn:relay.example:3478'], username: '1:a', credential: 'secret' };
export const TOKEN = `payload.${'A'.repeat(86)}`;

export interface EndKeys {
  readonly sealing: SealingKeys;
  readonly signing: SigningKeys;
}

export async function createEndKeys(): Promise<EndKeys> {
  return { sealing: await createSealingKeys(subtle), signing: await createSigningKeys(subtle) };
}

export interface CallEnd {
  readonly call: PeerCall;
  /** Every connection of the call, the newest last. */
  readonly fakes: readonly FakeConnection[];
  readonly fake: () => FakeConnection;
  readonly clock: FakeClock;
  /** What went out under seal. */
  readonly sent: PeerContent[];
  readonly events: PeerCallEvent[];
  readonly eventsOf: <Type extends PeerCallEvent['type']>(type: Type) => Extract<PeerCallEvent, { type: Type }>[];
}

export interface EndSettings extends Partial<PeerCallSettings> {
  readonly role: Role;
  readonly own: EndKeys;
  readonly partner: EndKeys;
  readonly clock?: FakeClock;
}

/** A shielded call in the midst of a match; what is given replaces what a test does not care for. */
export function startEnd({ role, own, partner, ...rest }: EndSettings): CallEnd {
  const fakes: FakeConnection[] = [];
  const sent: PeerContent[] = [];
  const events: PeerCallEvent[] = [];
  const clock = rest.clock ?? new FakeClock();
  const call = startPeerCall({
    matched: {
      type: 'matched',
      match: MATCH,
      role,
      mode: 'video',
      connection: 'shielded',
      partner: 'AAAAAAAAAAAAAAAA',
      partnerKey: partner.sealing.publicKey,
      shared: [],
      token: TOKEN,
      partnerSignKey: partner.signing.publicKey,
    },
    keys: own.sealing,
    signing: own.signing,
    iceServers: [TURN],
    stream: null,
    createConnection(configuration) {
      const fake = new FakeConnection(configuration);
      fakes.push(fake);
      return fake.asConnection();
    },
    createStream: () => new FakeStream().asStream(),
    subtle,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    send: (content) => sent.push(content),
    onEvent: (event) => events.push(event),
    ...rest,
    clock,
  });
  const fake = () => {
    const last = fakes.at(-1);
    if (last === undefined) throw new Error('no connection was made');
    return last;
  };
  type Of<Type extends PeerCallEvent['type']> = Extract<PeerCallEvent, { type: Type }>;
  const eventsOf = <Type extends PeerCallEvent['type']>(type: Type) =>
    events.filter((event): event is Of<Type> => event.type === type);
  return { call, fakes, fake, clock, sent, events, eventsOf };
}

export interface CallPair {
  readonly polite: CallEnd;
  readonly impolite: CallEnd;
  /** Under seal: what it takes arrives at once; what it does not take is kept, and nothing is lost. */
  readonly wire: { open: boolean };
  /** Lets what was kept arrive. */
  readonly deliver: () => void;
  /** Connects the newest connections of both, and opens their channel. */
  readonly connect: () => void;
}

/** Two ends of one match in one time. */
export function startPair(
  keys: readonly [EndKeys, EndKeys],
  settings: Partial<PeerCallSettings> = {},
): CallPair {
  const [one, other] = keys;
  const clock = new FakeClock();
  const wire = { open: true };
  const kept: (() => void)[] = [];
  const deliver = () => {
    while (wire.open && kept.length > 0) kept.shift()?.();
  };
  const carry = (to: () => CallEnd) => (content: PeerContent) => {
    kept.push(() => to().call.handle(content));
    deliver();
  };
  const polite: CallEnd = startEnd({
    role: 'polite',
    own: one,
    partner: other,
    ...settings,
    clock,
    send: carry(() => impolite),
  });
  const impolite: CallEnd = startEnd({
    role: 'impolite',
    own: other,
    partner: one,
    ...settings,
    clock,
    send: carry(() => polite),
  });
  const connect = () => {
    const [here, there] = [polite.fake(), impolite.fake()];
    here.channel.deliver = (message) => there.channel.receive(message);
    there.channel.deliver = (message) => here.channel.receive(message);
    here.certify(fingerprint(1, polite.fakes.length), fingerprint(2, impolite.fakes.length));
    there.certify(fingerprint(2, impolite.fakes.length), fingerprint(1, polite.fakes.length));
    for (const fake of [here, there]) fake.become('connected');
    here.channel.readyState = 'open';
    there.channel.open();
    here.channel.open();
  };
  return { polite, impolite, wire, deliver, connect };
}

function fingerprint(side: number, connection: number): string {
  const bytes = Array.from({ length: 32 }, (_, at) => (at === 0 ? side : connection));
  return bytes.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}

export function fakeTrack(kind: 'audio' | 'video', muted = false): MediaStreamTrack {
  const track = Object.assign(new EventTarget(), {
    kind,
    muted,
    readyState: 'live',
    getSettings: () => ({}),
    stop: () => {},
  });
  // A track is its kind and its events here; a call never looks at anything else.
  return track as unknown as MediaStreamTrack;
}

class FakeStream {
  readonly #tracks = new Set<MediaStreamTrack>();

  asStream(): MediaStream {
    // A stream is its tracks here.
    return this as unknown as MediaStream;
  }

  getTracks = () => [...this.#tracks];
  addTrack = (track: MediaStreamTrack) => void this.#tracks.add(track);
  removeTrack = (track: MediaStreamTrack) => void this.#tracks.delete(track);
}
