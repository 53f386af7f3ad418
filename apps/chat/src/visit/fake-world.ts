import { createLocalMedia, createSealingKeys, createSigningKeys, timerClock, watchLevel } from '@visavis/rtc';
import { createCallRunner } from './call-runner.ts';
import { FakeCall } from './fake-call.ts';
import { FakeGuard } from './fake-guard.ts';
import { createGuardRunner } from './guard-runner.ts';
import { lateSteps } from './late-steps.ts';
import { isRude } from './word-filter.ts';
import type { CallMachinery, World } from './world.ts';

/** The moderators': 65 bytes, base64url. */
export const EVIDENCE_KEY = 'BFyVjHRs8yPCGWBz3sUFIJgFax5vooy0Q835VEXoro8qj5QD58ti2Bu6G-ftmEFZKwsXtQYmzPupfOok8AIk3gE';

// The fakes below have the listeners of EventTarget, whose event types are less exact than the
// browser's: each is handed over with a cast for that reason alone.

/** Tests only: a browser that does nothing by itself, and writes down what it is asked. */
export class FakeWorld {
  readonly sockets: FakeSocket[] = [];
  readonly calls: FakeCall[] = [];
  readonly guard = new FakeGuard();
  /** Makes what pictures are checked with fail to load. */
  refusesGuard = false;
  /** What the relay does with this browser's connections. */
  relay: 'works' | 'fails' | 'full' | 'breaks' = 'works';
  relayChecks = 0;
  /** What the spare connection was asked. */
  readonly spare: string[] = [];
  /** What was to be sealed; null: it is too long. */
  readonly sealed: string[] = [];
  sealsTo: string | null = 'c2VhbGVk';
  blocked: readonly string[] = [];
  readonly tracks: FakeTrack[] = [];
  accepted = false;
  rules: World['rules'] = { connection: 'choice', guard: null, wishes: [] };
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
        return this.#machinery();
      },
      loadGuard: async () => {
        if (this.refusesGuard) throw new TypeError('the network is gone');
        return this.guard.asMachinery();
      },
      blocked: {
        tags: () => this.blocked,
        keep: (tags) => {
          this.blocked = tags;
        },
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
      randomBytes: (bytes) => new Uint8Array(bytes),
      deviceSignals: {},
      device: { pixels: null, saveData: false },
      generateCertificate: async () => ({}) as RTCCertificate,
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
      createConnection: () => {
        throw new DOMException('', 'NotSupportedError');
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

  /** Sealing and signing keys are real; the rest writes down what it is asked. */
  #machinery(): CallMachinery {
    return {
      createCallRunner,
      createGuardRunner,
      createLocalMedia,
      createSealingKeys,
      createSigningKeys,
      isRude,
      lateSteps,
      watchLevel,
      countsOf: ({ quality }) => (quality === null ? [] : [`quality:${quality}`]),
      checkRelay: async () => {
        this.relayChecks += 1;
        if (this.relay === 'breaks') throw new TypeError('no connection');
        return this.relay;
      },
      createSpareConnection: () => ({
        prepare: ({ connection }) => this.spare.push(`prepare ${connection}`),
        take: () => null,
        certificate: () => null,
        close: () => this.spare.push('close'),
      }),
      sealEvidence: async ({ plaintext }) => {
        this.sealed.push(plaintext);
        return this.sealsTo;
      },
      startSealedCall: (settings) => {
        if (this.refusesConnections) throw new DOMException('', 'NotSupportedError');
        const call = new FakeCall(settings);
        this.calls.push(call);
        return call;
      },
    };
  }

  #open(): MediaStream {
    const track = new FakeTrack();
    this.tracks.push(track);
    return {
      getTracks: () => [track],
      addTrack: () => {},
      removeTrack: () => {},
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
    this.say({ type: 'welcome', version: 1, minor: 2, online: 1, connections, wishes: [], nonce: 'EBESExQVFhcYGRobHB0eHw', evidenceKey: EVIDENCE_KEY });
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
  muted = false;
  enabled = true;
  readyState = 'live';
  getSettings = () => ({ deviceId: 'cam' });
  stop = () => {
    this.readyState = 'ended';
  };
}
