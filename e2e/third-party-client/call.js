import { SealedChannel } from './sealed-channel.js';
import { shieldedCandidate, shieldedDescription } from './shield.js';
import { Texts } from './texts.js';
import { Verification } from './verification.js';

/**
 * One call: perfect negotiation (N) over the sealed channel, the partner's tracks, and the data channel (D), over one
 * connection after the other (N7).
 * Tells `onOpen()`, `onTrack(stream)`, `onText(text)`, `onSigns(names)`, `onBye()`, `onBroken(error)`.
 */
export class Call {
  #isPolite;
  #isShielded;
  /** D9 */
  #isMinor2;
  #tracks;
  #told;
  #pc;
  /** N7: which connection of this match this is. */
  #number = 1;
  #channel;
  #data;
  #ice;
  #makesOffer = false;
  #ignoresOffer = false;
  #hasTakenOffer = false;
  #texts;
  #verification;

  constructor({ matched, keys, seal, iceServers, tracks, send, ...told }) {
    this.#isPolite = matched.role === 'polite';
    this.#isShielded = matched.connection === 'shielded';
    this.#isMinor2 = matched.partnerSignKey !== undefined;
    this.#tracks = tracks;
    this.#told = told;
    this.#ice = iceServers;
    this.#channel = new SealedChannel({
      seal,
      send,
      onMessage: (message) => {
        this.#inOrder = this.#inOrder.then(() => this.#heard(message)).catch(told.onBroken);
      },
      onBroken: told.onBroken,
    });
    this.#texts = new Texts({ matched, signKey: keys.sign, onText: told.onText });
    const facts = { match: matched.match, role: matched.role, ownKey: keys.call.key, partnerKey: matched.partnerKey };
    this.#verification = new Verification({ facts, say: (message) => this.#put(message), onSigns: told.onSigns });
    this.#connect();
  }

  #inOrder = Promise.resolve();

  #configuration() {
    return { iceServers: this.#ice, iceTransportPolicy: this.#isShielded ? 'relay' : 'all' };
  }

  #connect() {
    const pc = new RTCPeerConnection(this.#configuration());
    this.#pc = pc;
    this.#makesOffer = this.#ignoresOffer = this.#hasTakenOffer = false;
    pc.onnegotiationneeded = () => void this.#offer();
    pc.onicecandidate = ({ candidate }) => this.#found(candidate);
    pc.ontrack = ({ streams: [stream] }) => this.#told.onTrack(stream);
    pc.onconnectionstatechange = () => {
      if (pc.connectionState === 'failed') this.#restart();
    };
    this.#openData(pc);
    const stream = new MediaStream(this.#tracks);
    for (const track of this.#tracks) pc.addTrack(track, stream);
  }

  /** D1 */
  #openData(pc) {
    const data = pc.createDataChannel('words', { negotiated: true, id: 0 });
    this.#data = data;
    data.onopen = () => {
      const has = (kind) => this.#tracks.some((track) => track.kind === kind);
      this.#put({ type: 'devices', camera: has('video'), microphone: has('audio') });
      if (this.#isMinor2) {
        this.#texts.over(data);
        this.#verification.begin(pc);
      }
      this.#told.onOpen();
    };
    data.onmessage = ({ data: said }) => this.#heardWords(readable(said));
  }

  #heardWords(message) {
    switch (message?.type) {
      case 'text':
        this.#texts.text(message);
        return;
      case 'delivered':
        this.#texts.delivered(message);
        return;
      case 'sas-commit':
      case 'sas-nonce':
      case 'sas-reveal':
      case 'verify-again':
        this.#verification.handle(message);
        return;
      case 'bye':
        this.#told.onBye();
    }
  }

  #put(message) {
    if (this.#data.readyState === 'open') this.#data.send(JSON.stringify(message));
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
    this.#texts.say(text);
  }

  /** D4 before the end, where somebody is left who could hear it. */
  end({ saysBye }) {
    if (saysBye) this.#put({ type: 'bye' });
    this.#texts.end();
    this.#channel.close();
    this.#data.onmessage = null;
    this.#pc.close();
  }

  /** N5, of which this client does the ICE restarts alone; it follows whoever rebuilds. */
  #restart() {
    if (this.#isPolite && this.#isMinor2) this.#say({ type: 'restart' });
    else this.#pc.restartIce();
  }

  #rebuild(number) {
    if (number !== this.#number + 1) return;
    this.#number = number;
    this.#data.onmessage = null;
    this.#pc.close();
    this.#connect();
  }

  #say(message) {
    this.#channel.say(this.#number === 1 ? message : { ...message, connection: this.#number });
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
    this.#say({ type: 'description', description: this.#isShielded ? shieldedDescription(description) : description });
  }

  #found(candidate) {
    if (candidate === null) {
      this.#say({ type: 'candidate', candidate: null });
      return;
    }
    const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
    if (candidate.candidate === '') return;
    const whole = { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment };
    const passing = this.#isShielded ? shieldedCandidate(whole) : whole;
    if (passing !== null) this.#say({ type: 'candidate', candidate: passing });
  }

  async #heard(message) {
    if (this.#pc.signalingState === 'closed') return;
    if (message.type === 'rebuild') {
      this.#rebuild(message.connection);
      return;
    }
    if ((message.connection ?? 1) !== this.#number) return;
    if (message.type === 'restart') this.#pc.restartIce();
    else if (message.type === 'description') await this.#heardDescription(message.description);
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
