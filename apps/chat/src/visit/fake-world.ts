import { createSealingKeys, startSealedCall, timerClock } from '@visavis/rtc';
import type { World } from './world.ts';

// The fakes below have the listeners of EventTarget, whose event types are less exact than the
// browser's: each is handed over with a cast for that reason alone.

/** Tests only: a browser that does nothing by itself, and writes down what it is asked. */
export class FakeWorld {
  readonly sockets: FakeSocket[] = [];
  readonly connections: FakeConnection[] = [];
  readonly tracks: FakeTrack[] = [];
  accepted = false;
  rules: World['rules'] = { connection: 'choice', wishes: [] };
  /** Makes what calls are made with fail to load. */
  refusesCalls = false;
  /** What a puzzle is answered with. */
  solution: string | null = null;
  reloads = 0;
  readonly counted: string[] = [];
  home = false;
  /** Makes the next connection fail as a browser without WebRTC would. */
  refusesConnections = false;

  asWorld(): World {
    return {
      rules: this.rules,
      loadCalls: async () => {
        if (this.refusesCalls) throw new TypeError('the network is gone');
        return { createSealingKeys, startSealedCall };
      },
      onChallenge: async () => this.solution,
      gate: {
        isAccepted: () => this.accepted,
        accept: () => {
          this.accepted = true;
        },
      },
      clock: timerClock,
      now: () => 1_000,
      random: () => 0.5,
      subtle: crypto.subtle,
      media: Object.assign(new EventTarget(), {
        enumerateDevices: async () => [],
        getUserMedia: async () => this.#open(),
      }) as unknown as World['media'],
      openSocket: () => {
        const socket = new FakeSocket();
        this.sockets.push(socket);
        return socket as unknown as ReturnType<World['openSocket']>;
      },
      createConnection: (configuration) => {
        if (this.refusesConnections) throw new DOMException('', 'NotSupportedError');
        const connection = new FakeConnection(configuration);
        this.connections.push(connection);
        return connection as unknown as ReturnType<World['createConnection']>;
      },
      createAudioContext: () => {
        throw new DOMException('', 'NotSupportedError');
      },
      count: (name) => this.counted.push(name),
      goHome: () => {
        this.home = true;
      },
      reload: () => {
        this.reloads += 1;
      },
    };
  }

  #open(): MediaStream {
    const track = new FakeTrack();
    this.tracks.push(track);
    return {
      getTracks: () => [track],
      getVideoTracks: () => [track],
      getAudioTracks: () => [track],
    } as unknown as MediaStream;
  }
}

export class FakeSocket extends EventTarget {
  binaryType: BinaryType = 'blob';
  bufferedAmount = 0;
  readonly sent: { type: string; [member: string]: unknown }[] = [];
  closedWith: number | null = null;

  send(data: unknown): void {
    this.sent.push(typeof data === 'string' ? JSON.parse(data) : { type: 'frame' });
  }

  close(code = 1005): void {
    this.closedWith = code;
  }

  say(message: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }

  greet(...connections: string[]): void {
    this.dispatchEvent(new Event('open'));
    this.say({ type: 'welcome', version: 1, minor: 1, online: 1, connections, wishes: [], nonce: 'EBESExQVFhcYGRobHB0eHw' });
  }

  drop(code: number): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }

  last(type: string) {
    return this.sent.findLast((message) => message.type === type);
  }
}

class FakeTrack extends EventTarget {
  readonly kind = 'video';
  enabled = true;
  readyState = 'live';
  getSettings = () => ({ deviceId: 'cam' });
  stop = () => {
    this.readyState = 'ended';
  };
}

class FakeConnection extends EventTarget {
  readonly configuration: RTCConfiguration;
  readonly said: unknown[] = [];
  readonly tracks: unknown[] = [];
  connectionState = 'new';
  signalingState = 'stable';
  localDescription = null;
  remoteDescription = null;
  closed = false;
  channel = new EventTarget();

  constructor(configuration: RTCConfiguration) {
    super();
    this.configuration = configuration;
  }

  addTrack = (track: unknown) => this.tracks.push(track);
  createDataChannel = () =>
    Object.assign(this.channel, {
      readyState: 'open',
      bufferedAmount: 0,
      send: (data: string) => this.said.push(JSON.parse(data)),
      close: () => {},
    });
  close = () => {
    this.closed = true;
  };
  setConfiguration = () => {};

  become(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}
