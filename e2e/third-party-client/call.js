import { SealedChannel } from './sealed-channel.js';
import { shieldedCandidate, shieldedDescription } from './shield.js';

/**
 * One call: perfect negotiation (N) over the sealed channel, the partner's tracks, and the data channel (D).
 * Tells `onOpen()`, `onTrack(stream)`, `onText(text)`, `onDevices(devices)`, `onBye()`, `onBroken(error)`.
 */
export class Call {
  #isPolite;
  #isShielded;
  #pc;
  #channel;
  #data;
  #ice;
  #makesOffer = false;
  #ignoresOffer = false;
  #hasTakenOffer = false;
  #devices;

  constructor({ matched, seal, iceServers, tracks, send, ...told }) {
    this.#isPolite = matched.role === 'polite';
    this.#isShielded = matched.connection === 'shielded';
    this.#devices = {
      camera: tracks.some((track) => track.kind === 'video'),
      microphone: tracks.some((track) => track.kind === 'audio'),
    };
    this.#ice = iceServers;
    this.#pc = new RTCPeerConnection(this.#configuration());
    this.#channel = new SealedChannel({
      seal,
      send,
      onMessage: (message) => {
        this.#inOrder = this.#inOrder.then(() => this.#heard(message)).catch(told.onBroken);
      },
      onBroken: told.onBroken,
    });
    this.#listen(told);
    const stream = new MediaStream(tracks);
    for (const track of tracks) this.#pc.addTrack(track, stream);
  }

  #inOrder = Promise.resolve();

  #configuration() {
    return { iceServers: this.#ice, iceTransportPolicy: this.#isShielded ? 'relay' : 'all' };
  }

  #listen({ onOpen, onTrack, onText, onDevices, onBye }) {
    const pc = this.#pc;
    pc.onnegotiationneeded = () => void this.#offer();
    pc.onicecandidate = ({ candidate }) => this.#found(candidate);
    pc.ontrack = ({ streams: [stream] }) => onTrack(stream);
    pc.onconnectionstatechange = () => {
      if (pc.connectionState === 'failed') pc.restartIce();
    };
    // D1
    this.#data = pc.createDataChannel('words', { negotiated: true, id: 0 });
    this.#data.onopen = () => {
      this.#data.send(JSON.stringify({ type: 'devices', ...this.#devices }));
      onOpen();
    };
    this.#data.onmessage = ({ data }) => {
      const message = readable(data);
      if (message?.type === 'text' && typeof message.text === 'string') onText(message.text);
      if (message?.type === 'devices') onDevices(message);
      if (message?.type === 'bye') onBye();
    };
  }

  frame(bytes) {
    this.#channel.frame(bytes);
  }

  rejoined() {
    this.#channel.again();
  }

  resend() {
    this.#channel.resend();
  }

  newServers(iceServers) {
    this.#ice = iceServers;
    this.#pc.setConfiguration(this.#configuration());
  }

  say(text) {
    this.#data.send(JSON.stringify({ type: 'text', text }));
  }

  /** D4 before the end, where somebody is left who could hear it. */
  end({ saysBye }) {
    if (saysBye && this.#data.readyState === 'open') this.#data.send(JSON.stringify({ type: 'bye' }));
    this.#channel.close();
    this.#data.onmessage = null;
    this.#pc.close();
  }

  async #offer() {
    // N2: two first offers would always collide.
    if (this.#isPolite && !this.#hasTakenOffer) return;
    try {
      this.#makesOffer = true;
      await this.#pc.setLocalDescription();
      this.#tellDescription();
    } finally {
      this.#makesOffer = false;
    }
  }

  #tellDescription() {
    const { type, sdp } = this.#pc.localDescription;
    const description = { type, sdp };
    this.#channel.say({ type: 'description', description: this.#isShielded ? shieldedDescription(description) : description });
  }

  #found(candidate) {
    if (candidate === null) {
      this.#channel.say({ type: 'candidate', candidate: null });
      return;
    }
    const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
    if (candidate.candidate === '') return;
    const whole = { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment };
    const passing = this.#isShielded ? shieldedCandidate(whole) : whole;
    if (passing !== null) this.#channel.say({ type: 'candidate', candidate: passing });
  }

  async #heard(message) {
    if (this.#pc.signalingState === 'closed') return;
    if (message.type === 'description') await this.#heardDescription(message.description);
    else await this.#heardCandidate(message.candidate);
  }

  async #heardDescription(said) {
    const description = this.#isShielded ? shieldedDescription(said) : said;
    const collides = description.type === 'offer' && (this.#makesOffer || this.#pc.signalingState !== 'stable');
    this.#ignoresOffer = !this.#isPolite && collides;
    if (this.#ignoresOffer) return;
    await this.#pc.setRemoteDescription(description);
    if (description.type !== 'offer') return;
    this.#hasTakenOffer = true;
    await this.#pc.setLocalDescription();
    this.#tellDescription();
  }

  async #heardCandidate(said) {
    if (said === null) return;
    const candidate = this.#isShielded ? shieldedCandidate(said) : said;
    if (candidate === null) return;
    try {
      await this.#pc.addIceCandidate(candidate);
    } catch (error) {
      if (!this.#ignoresOffer) throw error;
    }
  }
}

/** D2: what cannot be read is left out. */
function readable(data) {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
