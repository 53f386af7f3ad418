import type { CallConnection } from './call-connection.ts';

/** Tests only: the parts of an RTCPeerConnection and its channel that a call touches. It counts who listens. */
export class FakeConnection extends EventTarget {
  readonly configurations: RTCConfiguration[];
  connectionState: RTCPeerConnectionState = 'new';
  iceGatheringState: RTCIceGatheringState = 'new';
  signalingState: RTCSignalingState = 'stable';
  localDescription: RTCSessionDescriptionInit | null = null;
  remoteDescription: RTCSessionDescriptionInit | null = null;
  readonly sctp = null;
  readonly remote: unknown[] = [];
  readonly channel = new FakeChannel();
  channelInit: RTCDataChannelInit | null = null;
  restarts = 0;
  looks = 0;
  closed = false;
  readonly #senders: FakeSender[] = [];
  readonly #listening = new ListenerCount();

  constructor(configuration: RTCConfiguration) {
    super();
    this.configurations = [configuration];
  }

  asConnection(): CallConnection {
    // The fake has the listeners of EventTarget; their event types are the one thing it lacks.
    return this as unknown as CallConnection;
  }

  get tracks(): (MediaStreamTrack | null)[] {
    return this.#senders.map(({ track }) => track);
  }

  /** Of the connection and its channel. */
  get listeners(): number {
    return this.#listening.count + this.channel.listening.count;
  }

  override addEventListener(...call: Parameters<EventTarget['addEventListener']>): void {
    this.#listening.note(call[2]);
    super.addEventListener(...call);
  }

  addTrack(track: MediaStreamTrack): FakeSender {
    const sender = new FakeSender(track);
    this.#senders.push(sender);
    return sender;
  }

  removeTrack(sender: FakeSender): void {
    sender.track = null;
  }

  getSenders = () => [...this.#senders];
  getReceivers = () => [];
  getTransceivers = () => [];
  getConfiguration = () => this.configurations.at(-1);

  async getStats() {
    this.looks += 1;
    return new Map();
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

  gather(state: RTCIceGatheringState): void {
    this.iceGatheringState = state;
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }

  /** Says in its descriptions which certificates the two ends have. */
  certify(own: string, partner: string): void {
    const sdpOf = (fingerprint: string) => `v=0\r\na=fingerprint:sha-256 ${fingerprint}\r\n`;
    this.localDescription = { type: 'offer', sdp: sdpOf(own) };
    this.remoteDescription = { type: 'answer', sdp: sdpOf(partner) };
  }
}

/** Counts listeners whose signal is not aborted, or that have none. */
class ListenerCount {
  readonly #signals: (AbortSignal | null)[] = [];

  get count(): number {
    return this.#signals.filter((signal) => signal?.aborted !== true).length;
  }

  note(options: boolean | AddEventListenerOptions | undefined): void {
    this.#signals.push((typeof options === 'object' && options.signal) || null);
  }
}

class FakeSender {
  track: MediaStreamTrack | null;
  readonly plans: RTCRtpSendParameters[] = [];

  constructor(track: MediaStreamTrack) {
    this.track = track;
  }

  async replaceTrack(next: MediaStreamTrack | null): Promise<void> {
    this.track = next;
  }

  getParameters = () => ({ encodings: [{}] });

  async setParameters(parameters: RTCRtpSendParameters): Promise<void> {
    this.plans.push(parameters);
  }
}

class FakeChannel extends EventTarget {
  readonly listening = new ListenerCount();
  readyState: RTCDataChannelState = 'connecting';
  bufferedAmount = 0;
  readonly sent: unknown[] = [];
  /** Where what is sent goes besides. */
  deliver: (message: unknown) => void = () => {};

  override addEventListener(...call: Parameters<EventTarget['addEventListener']>): void {
    this.listening.note(call[2]);
    super.addEventListener(...call);
  }

  send(data: string): void {
    const message: unknown = JSON.parse(data);
    this.sent.push(message);
    this.deliver(message);
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
