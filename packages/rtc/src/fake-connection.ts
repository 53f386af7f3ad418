import type { CallConnection } from './peer-call.ts';

/** Tests only: the parts of an RTCPeerConnection and its channel that a call touches. */
export class FakeConnection extends EventTarget {
  readonly configurations: RTCConfiguration[];
  connectionState: RTCPeerConnectionState = 'new';
  signalingState: RTCSignalingState = 'stable';
  localDescription: RTCSessionDescriptionInit | null = null;
  remoteDescription: RTCSessionDescriptionInit | null = null;
  readonly remote: unknown[] = [];
  readonly tracks: MediaStreamTrack[] = [];
  readonly channel = new FakeChannel();
  channelInit: RTCDataChannelInit | null = null;
  restarts = 0;
  closed = false;

  constructor(configuration: RTCConfiguration) {
    super();
    this.configurations = [configuration];
  }

  asConnection(): CallConnection {
    // The fake has the listeners of EventTarget; their event types are the one thing it lacks.
    return this as unknown as CallConnection;
  }

  addTrack(track: MediaStreamTrack): void {
    this.tracks.push(track);
  }

  getSenders() {
    return this.tracks.map((track, at) => ({
      track,
      replaceTrack: async (next: MediaStreamTrack) => {
        this.tracks[at] = next;
      },
    }));
  }

  createDataChannel(_: string, init: RTCDataChannelInit): FakeChannel {
    this.channelInit = init;
    return this.channel;
  }

  setConfiguration(configuration: RTCConfiguration): void {
    this.configurations.push(configuration);
  }

  restartIce(): void {
    this.restarts += 1;
  }

  async setLocalDescription(): Promise<void> {
    this.localDescription = { type: 'offer', sdp: 'v=0\r\na=mid:0\r\n' };
    this.signalingState = 'have-local-offer';
  }

  async setRemoteDescription(description: unknown): Promise<void> {
    this.remote.push(description);
  }

  async addIceCandidate(candidate: unknown): Promise<void> {
    this.remote.push(candidate);
  }

  close(): void {
    this.closed = true;
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

class FakeChannel extends EventTarget {
  readyState: RTCDataChannelState = 'connecting';
  bufferedAmount = 0;
  readonly sent: unknown[] = [];

  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }

  open(): void {
    this.readyState = 'open';
    this.dispatchEvent(new Event('open'));
  }

  receive(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }

  close(): void {
    this.readyState = 'closed';
    this.dispatchEvent(new Event('close'));
  }
}
