import { parsePeerMessage } from '@visavis/protocol';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ACK_EVERY,
  createSealedChannel,
  type BrokenReason,
  type PeerContent,
  type SealedChannel,
  TAMPERED_LIMIT,
  UNACKNOWLEDGED_LIMIT,
} from './sealed-channel.ts';
import { createSealingKeys, type Opener, type Sealer, type SealingKeys, startSealing } from './sealing.ts';

const { subtle } = crypto;
const MATCH = 'AAECAwQFBgcICQoLDA0ODw';
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** One end of a call: its channel, the frames on their way to the partner, and what came back. */
interface End {
  readonly channel: SealedChannel;
  readonly sealer: Sealer;
  readonly opener: Opener;
  /** Sent and not yet arrived. */
  readonly underWay: Uint8Array<ArrayBuffer>[];
  /** Every frame ever handed to the socket, as hex. */
  readonly sent: string[];
  readonly heard: string[];
  readonly broken: BrokenReason[];
}

let keys: readonly [SealingKeys, SealingKeys];
/** Where the socket stands between the two: frames sent while it is down are lost. */
let up: boolean;
let ann: End;
let ben: End;

beforeAll(async () => {
  keys = [await createSealingKeys(subtle), await createSealingKeys(subtle)];
});

beforeEach(meet);

async function meet(): Promise<void> {
  const [annKeys, benKeys] = keys;
  up = true;
  ann = await end('impolite', annKeys, benKeys.publicKey);
  ben = await end('polite', benKeys, annKeys.publicKey);
}

async function end(role: 'impolite' | 'polite', own: SealingKeys, partnerKey: string): Promise<End> {
  const sealing = await startSealing(subtle, { match: MATCH, role, keys: own, partnerKey });
  if (sealing.kind !== 'ready') throw new Error(sealing.reason);
  const { sealer, opener } = sealing;
  const underWay: End['underWay'] = [];
  const sent: string[] = [];
  const heard: string[] = [];
  const broken: BrokenReason[] = [];
  const channel = createSealedChannel({
    sealer,
    opener,
    sendFrame(frame) {
      sent.push(hex(frame));
      if (up) underWay.push(frame);
    },
    onMessage: (message) => heard.push(nameOf(message)),
    onBroken: (reason) => broken.push(reason),
  });
  return { channel, sealer, opener, underWay, sent, heard, broken };
}

/** A message that can be told from others. */
function candidate(name: string): PeerContent {
  return { type: 'candidate', candidate: { candidate: name, sdpMid: '0', sdpMLineIndex: 0 } };
}

function nameOf(message: PeerContent): string {
  if (message.type === 'description') return message.description.sdp;
  return message.type === 'candidate' ? (message.candidate?.candidate ?? 'end') : message.type;
}

async function settle(): Promise<void> {
  await ann.channel.settled();
  await ben.channel.settled();
}

function deliver(from: End, to: End, count = Number.POSITIVE_INFINITY): void {
  from.underWay.splice(0, count).forEach((frame) => to.channel.handleFrame(frame));
}

/** Lets everything arrive that is under way, and what it brings about. */
async function calm(): Promise<void> {
  await settle();
  while (ann.underWay.length + ben.underWay.length > 0) {
    deliver(ann, ben);
    deliver(ben, ann);
    await settle();
  }
}

function loseConnection(): void {
  up = false;
  ann.underWay.length = 0;
  ben.underWay.length = 0;
}

function rejoin(): void {
  up = true;
  ann.channel.handleRejoined();
  ben.channel.handleRejoined();
}

describe('a sealed channel', () => {
  it('[E7] carries descriptions and candidates in the order they were sent, both ways', async () => {
    ann.channel.send({ type: 'description', description: { type: 'offer', sdp: 'a1' } });
    ann.channel.send(candidate('a2'));
    ben.channel.send(candidate('b1'));
    ann.channel.send({ type: 'candidate', candidate: null });
    await calm();
    expect(ben.heard).toEqual(['a1', 'a2', 'end']);
    expect(ann.heard).toEqual(['b1']);
  });

  it('[E7] acknowledges on its own after some messages, and keeps nothing that is acknowledged', async () => {
    for (let at = 0; at < ACK_EVERY; at += 1) ann.channel.send(candidate(`a${at}`));
    await calm();
    expect(ben.sent).toHaveLength(1);
    ann.sent.length = 0;
    rejoin();
    await calm();
    // The one thing left to say is that the acknowledgement came.
    expect(ann.sent).toHaveLength(1);
    expect(ben.heard).toHaveLength(ACK_EVERY);
  });

  it('[E7] two ends never acknowledge each other for ever', async () => {
    for (let at = 0; at < 100; at += 1) {
      ann.channel.send(candidate('a'));
      await calm();
    }
    expect(ann.sent.length + ben.sent.length).toBeLessThan(100 + 100 / (ACK_EVERY - 1) + 1);
  });

  it('[E9] whatever is lost and however often, every message arrives once, in order', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('ann sends', 'ben sends') },
      { weight: 4, arbitrary: fc.constantFrom('ann is heard', 'ben is heard', 'crypto settles') },
      { weight: 2, arbitrary: fc.constantFrom('connection breaks', 'both rejoin') },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        await meet();
        const said: [string[], string[]] = [[], []];
        for (const [at, name] of steps.entries()) await take(name, String(at), said);
        rejoin();
        await calm();
        expect([ann.heard, ben.heard]).toEqual([said[1], said[0]]);
        expect([ann.broken, ben.broken]).toEqual([[], []]);
        for (const { sent } of [ann, ben]) expectOneFrameAnumber(sent);
      }),
      { numRuns: 150 },
    );
  });

  async function take(step: string, name: string, [byAnn, byBen]: [string[], string[]]): Promise<void> {
    switch (step) {
      case 'ann sends':
        byAnn.push(name);
        return ann.channel.send(candidate(name));
      case 'ben sends':
        byBen.push(name);
        return ben.channel.send(candidate(name));
      case 'ann is heard':
        return deliver(ann, ben, 1);
      case 'ben is heard':
        return deliver(ben, ann, 1);
      case 'connection breaks':
        return loseConnection();
      case 'both rejoin':
        return rejoin();
      default:
        return settle();
    }
  }

  /** The number stands in the header: two frames of one number must be the same bytes. */
  function expectOneFrameAnumber(sent: readonly string[]): void {
    const numbers = new Set(sent.map((frame) => frame.slice(0, 18)));
    expect(new Set(sent).size).toBe(numbers.size);
  }

  it('[E9] resends the very same bytes', async () => {
    ann.channel.send(candidate('a'));
    await settle();
    loseConnection();
    rejoin();
    await calm();
    const [first, again] = ann.sent;
    expect(again).toBe(first);
    expect(ben.heard).toEqual(['a']);
  });

  it('[E9] has nothing to say on a rejoin when nothing was said', async () => {
    rejoin();
    await calm();
    expect([ann.sent, ben.sent]).toEqual([[], []]);
  });

  it('[E9] takes only the next number: what is old or too new is left out, and no harm is done', async () => {
    ann.channel.send(candidate('1'));
    ann.channel.send(candidate('2'));
    ann.channel.send(candidate('3'));
    await settle();
    const [one, two, three] = ann.underWay.splice(0);
    for (const frame of [three, one, one, three, two, one, two]) {
      if (frame !== undefined) ben.channel.handleFrame(frame);
    }
    await calm();
    expect(ben.heard).toEqual(['1', '2']);
    rejoin();
    await calm();
    expect(ben.heard).toEqual(['1', '2', '3']);
    expect(ben.broken).toEqual([]);
  });

  it('[E9] gives up when too much waits for the partner, and says so once', async () => {
    loseConnection();
    for (let at = 0; at <= UNACKNOWLEDGED_LIMIT + 5; at += 1) ann.channel.send(candidate('a'));
    await settle();
    expect(ann.broken).toEqual(['overflow']);
    rejoin();
    await calm();
    expect(ben.heard).toEqual([]);
  });

  it('[E5] gives up when a message fits no frame', async () => {
    ann.channel.send({ type: 'description', description: { type: 'offer', sdp: 'x'.repeat(17_000) } });
    await settle();
    expect(ann.broken).toEqual(['too-large']);
  });
});

describe('a hostile relay', () => {
  it('[E8] frames that do not open are left out; the third ends the channel', async () => {
    for (let at = 1; at < TAMPERED_LIMIT; at += 1) ben.channel.handleFrame(new Uint8Array(256));
    ann.channel.send(candidate('a'));
    await calm();
    expect([ben.heard, ben.broken]).toEqual([['a'], []]);
    ben.channel.handleFrame(new Uint8Array(256));
    ann.channel.send(candidate('b'));
    await calm();
    expect([ben.heard, ben.broken]).toEqual([['a'], ['tampered']]);
  });

  it('[E8] our own frames sent back to us are none of the partner’s', async () => {
    ann.channel.send(candidate('a'));
    await settle();
    deliver(ann, ann);
    await settle();
    expect(ann.heard).toEqual([]);
  });
});

describe('a hostile partner', () => {
  async function sealedByAnn(text: string): Promise<Uint8Array> {
    const frame = await ann.sealer.seal(new TextEncoder().encode(text));
    return frame ?? new Uint8Array();
  }

  it.each([
    ['no JSON', '{'],
    ['no message', '{"type":"order","ack":0}'],
    ['an unknown key', '{"type":"ack","ack":0,"more":1}'],
    ['an acknowledgement of what was never sent', '{"type":"ack","ack":1}'],
  ])('[E7] that seals %s ends the channel', async (_what, text) => {
    ben.channel.handleFrame(await sealedByAnn(text));
    await settle();
    expect(ben.broken).toEqual(['malformed']);
  });

  it('[E7] that seals bytes which are no UTF-8 ends the channel', async () => {
    const frame = await ann.sealer.seal(Uint8Array.of(0xff, 0xfe));
    ben.channel.handleFrame(frame ?? new Uint8Array());
    await settle();
    expect(ben.broken).toEqual(['malformed']);
  });

  it('[E7] that takes back an acknowledgement changes nothing', async () => {
    ben.channel.send(candidate('b'));
    await settle();
    ben.channel.handleFrame(await sealedByAnn('{"type":"ack","ack":1}'));
    ben.channel.handleFrame(await sealedByAnn('{"type":"ack","ack":0}'));
    await settle();
    expect(ben.broken).toEqual([]);
  });
});

describe('a closed channel', () => {
  it('[E9] says and hears nothing more, also of what was under way', async () => {
    ann.channel.send(candidate('a'));
    ben.channel.send(candidate('b'));
    await settle();
    ann.channel.send(candidate('a'));
    deliver(ann, ben);
    ben.channel.close();
    ann.channel.close();
    await calm();
    rejoin();
    await calm();
    expect([ann.sent.length, ben.heard, ben.broken]).toEqual([1, [], []]);
  });

  it('[E7] what it sent was always a message of the protocol', async () => {
    ann.channel.send(candidate('a'));
    await settle();
    const [frame] = ann.underWay;
    const opened = frame && (await ben.opener.open(frame));
    expect(parsePeerMessage(new TextDecoder().decode(opened?.payload))).toEqual({
      ...candidate('a'),
      ack: 0,
    });
  });
});
