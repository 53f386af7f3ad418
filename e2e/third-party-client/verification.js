import { ascii, fromBase64url, joined, toBase64url } from './bytes.js';

const MOST_RUNS = 3;
const SIGNS = 7;
const BITS_A_SIGN = 6;
/** The table of the Matrix specification ("Short Authentication String"), by number. */
const NAMES = `Dog Cat Lion Horse Unicorn Pig Elephant Rabbit Panda Rooster Penguin Turtle Fish Octopus Butterfly Flower Tree Cactus
Mushroom Globe Moon Cloud Fire Banana Apple Strawberry Corn Pizza Cake Heart Smiley Robot Hat Glasses Spanner Santa Thumbs-Up Umbrella
Hourglass Clock Gift Light-Bulb Book Pencil Paperclip Scissors Lock Key Hammer Telephone Flag Train Bicycle Aeroplane Rocket Trophy Ball
Guitar Trumpet Bell Anchor Headphones Folder Pin`.split(/\s+/);

/** The SHA-256 of both ends' certificates, once DTLS has connected. */
async function fingerprintsOf(pc) {
  const [partner] = pc.sctp.transport.getRemoteCertificates();
  const lines = [...pc.localDescription.sdp.matchAll(/^a=fingerprint:(\S+) (\S+)/gim)];
  const own = new Set(lines.filter(([, algorithm]) => algorithm.toLowerCase() === 'sha-256').map(([, , hex]) => hex.toLowerCase()));
  if (own.size !== 1 || lines.some(([, algorithm]) => algorithm.toLowerCase() !== 'sha-256')) throw new Error('no certificate of its own');
  const [hex] = own;
  return {
    own: Uint8Array.from(hex.split(':'), (byte) => Number.parseInt(byte, 16)),
    partner: new Uint8Array(await crypto.subtle.digest('SHA-256', partner)),
  };
}

/** D8: one match's runs. Tells `onSigns(names)`, which is null where there are none. */
export class Verification {
  #facts;
  #say;
  #onSigns;
  #transcript;
  #run = 0;
  #own;
  #commitment;
  #theirs;
  /** What may come next; anything else ends the run. */
  #awaits = 'nothing';
  #used = new Set();
  #work = Promise.resolve();

  /** `facts`: { match, role, ownKey, partnerKey } */
  constructor({ facts, say, onSigns }) {
    this.#facts = facts;
    this.#say = say;
    this.#onSigns = onSigns;
  }

  /** A channel has opened over this connection: nothing is verified about it. */
  begin(pc) {
    this.#then(async () => {
      this.#onSigns(null);
      const { match, role, ownKey, partnerKey } = this.#facts;
      const prints = await fingerprintsOf(pc);
      const own = [fromBase64url(ownKey), prints.own];
      const partner = [fromBase64url(partnerKey), prints.partner];
      const [impolite, polite] = role === 'impolite' ? [own, partner] : [partner, own];
      this.#transcript = joined(fromBase64url(match), ascii('impolite'), ...impolite, ascii('polite'), ...polite);
      this.#awaits = 'sas-commit';
      if (role === 'impolite') await this.#commit();
    });
  }

  handle(message) {
    this.#then(async () => {
      if (message.type === 'verify-again') {
        if (this.#facts.role === 'impolite' && message.run === this.#run + 1) await this.#commit();
        return;
      }
      const isNew = message.type === 'sas-commit' && this.#facts.role === 'polite' && message.run > this.#run && message.run <= MOST_RUNS;
      if (!isNew && (message.type !== this.#awaits || message.run !== this.#run)) throw new Error('out of turn');
      await this.#step(message);
    });
  }

  async #step(message) {
    switch (message.type) {
      case 'sas-commit':
        this.#run = message.run;
        this.#commitment = message.commitment;
        this.#own = this.#nonce();
        this.#awaits = 'sas-reveal';
        this.#say({ type: 'sas-nonce', run: this.#run, nonce: toBase64url(this.#own) });
        return;
      case 'sas-nonce':
        this.#theirs = this.#taken(message.nonce);
        this.#awaits = 'nothing';
        this.#say({ type: 'sas-reveal', run: this.#run, nonce: toBase64url(this.#own) });
        this.#onSigns(await this.#code(this.#own, this.#theirs));
        return;
      case 'sas-reveal':
        this.#awaits = 'nothing';
        this.#theirs = this.#taken(message.nonce);
        if ((await this.#commitmentTo(this.#theirs)) !== this.#commitment) throw new Error('another nonce than committed to');
        this.#onSigns(await this.#code(this.#theirs, this.#own));
    }
  }

  async #commit() {
    if (this.#run === MOST_RUNS) return;
    this.#run += 1;
    this.#own = this.#nonce();
    this.#awaits = 'sas-nonce';
    this.#say({ type: 'sas-commit', run: this.#run, commitment: await this.#commitmentTo(this.#own) });
  }

  #nonce() {
    const nonce = crypto.getRandomValues(new Uint8Array(32));
    this.#used.add(toBase64url(nonce));
    return nonce;
  }

  /** The partner's nonce; one that is ours, or was had before, is none. */
  #taken(nonce) {
    if (this.#used.has(nonce)) throw new Error('a nonce twice');
    this.#used.add(nonce);
    return fromBase64url(nonce);
  }

  async #commitmentTo(nonce) {
    return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', joined(ascii('vis-sas-1|c|'), nonce, this.#transcript))));
  }

  async #code(impolite, polite) {
    const material = await crypto.subtle.importKey('raw', joined(impolite, polite), 'HKDF', false, ['deriveBits']);
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: joined(ascii('vis-sas-1|'), this.#transcript) };
    const bits = new DataView(await crypto.subtle.deriveBits(derivation, material, 48));
    const number = (BigInt(bits.getUint32(0)) << 16n) | BigInt(bits.getUint16(4));
    return Array.from({ length: SIGNS }, (_, sign) => NAMES[Number((number >> BigInt(48 - BITS_A_SIGN * (sign + 1))) & 63n)].replace('-', ' '));
  }

  #then(step) {
    this.#work = this.#work.then(step).catch(() => {
      this.#awaits = 'nothing';
      this.#onSigns(null);
    });
  }
}
