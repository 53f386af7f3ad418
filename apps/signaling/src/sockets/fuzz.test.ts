import { CLOSE, isSealedFrame, LIMITS, parseClientMessage } from '@visavis/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Signaling } from '../start-signaling.ts';
import { OPCODE, RawClient, rawFrame } from '../testing/raw-client.ts';
import { find, frameOf, KEY, SIGNATURE } from '../testing/messages.ts';
import { startForTest } from '../testing/running.ts';
import { Visitor } from '../testing/visitor.ts';

/** Bad connections at a time. */
const AT_ONCE = 40;
/** Below the relay's rate, so that nothing of the pair's own is refused. */
const TALK_EVERY_MS = 25;

let server: Signaling;
let framesSent = 0;

/** Two who talk all the while; whatever happens to others, each hears every frame of the other, in order. */
class Talk {
  readonly #sides: readonly [Visitor, Visitor];
  readonly #timer: NodeJS.Timeout;
  #count = 0;

  private constructor(one: Visitor, other: Visitor) {
    this.#sides = [one, other];
    this.#timer = setInterval(() => {
      const frame = frameOf(1_024, 0);
      new DataView(frame.buffer).setUint32(9, this.#count);
      this.#count += 1;
      for (const side of this.#sides) side.socket.send(frame);
    }, TALK_EVERY_MS);
  }

  static async begin(port: number): Promise<Talk> {
    const [one, other] = await Promise.all([Visitor.enter(port), Visitor.enter(port)]);
    one.say(find());
    other.say(find());
    await Promise.all([one.next('matched'), other.next('matched')]);
    return new Talk(one, other);
  }

  /** How many frames each side heard of the other; throws when one is missing. */
  async end(): Promise<number> {
    clearInterval(this.#timer);
    for (const side of this.#sides) {
      for (let index = 0; index < this.#count; index += 1) {
        expect((await side.nextFrame()).readUInt32BE(9)).toBe(index);
      }
    }
    return this.#count;
  }
}

let talk: Talk;
beforeAll(async () => {
  server = await startForTest();
  talk = await Talk.begin(server.port);
});
afterAll(() => server.drain(500));

/** Runs a job for every item, a few at a time. */
async function forEach<T>(items: readonly T[], job: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of queue) await job(item);
    }),
  );
}

const text = (payload: string | Uint8Array) => rawFrame(OPCODE.text, Buffer.from(payload));
const binary = (payload: Uint8Array) => rawFrame(OPCODE.binary, payload);

const VALID = [
  { type: 'hello', version: 1, minor: 2, key: KEY },
  find({ avoid: 'A'.repeat(86), interests: ['chess'], languages: ['en'], signKey: KEY }),
  { type: 'cancel' },
  { type: 'leave' },
  { type: 'leave', reason: 'lost' },
  { type: 'renew-ice' },
  { type: 'ping' },
  { type: 'rejoin', match: 'M'.repeat(22), role: 'polite', mode: 'video', connection: 'direct', generation: 1, signature: SIGNATURE },
  { type: 'resume', mode: 'video', generation: 1, signature: SIGNATURE },
  { type: 'solve', solution: '{}' },
  { type: 'report', reason: 'other', mode: 'text', words: 'x' },
  { type: 'report', reason: 'other', mode: 'text', words: 'x', evidence: 'A'.repeat(4_000) },
] as const;

const validText = fc.constantFrom(...VALID).map((message) => JSON.stringify(message));
const brokenText = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.json(),
    fc.tuple(validText, fc.nat()).map(([valid, cut]) => valid.slice(0, cut % valid.length)),
    fc.tuple(validText, fc.string({ minLength: 1, maxLength: 5 })).map(([valid, more]) => `${valid}${more}`),
    fc.constantFrom(...VALID).map((message) => JSON.stringify({ ...message, more: 1 })),
    fc.tuple(fc.constantFrom(...VALID), fc.jsonValue()).map(([message, odd]) => JSON.stringify({ ...message, type: odd })),
    fc.constantFrom('__proto__', 'constructor', 'toString').map((type) => JSON.stringify({ type })),
    fc.nat(40).map((depth) => `${'['.repeat(depth * 20)}${']'.repeat(depth * 20)}`),
    fc.integer({ min: LIMITS.controlBytes - 40, max: 20_000 }).map((size) => JSON.stringify('x'.repeat(size))),
  )
  .filter((candidate) => parseClientMessage(candidate) === null);

describe('10,000 malformed frames while two people talk', { timeout: 60_000 }, () => {
  test('[F2] [L1] text that is no message: told, and closed with its code', async () => {
    await forEach(fc.sample(brokenText, 2_000), async (payload) => {
      const client = await RawClient.enter(server.port);
      client.write(text(payload));
      framesSent += 1;
      const tooLarge = Buffer.byteLength(payload) > LIMITS.controlBytes;
      expect(await client.ended).toEqual(
        tooLarge
          ? { said: ['too-large'], code: CLOSE.tooLarge }
          : { said: ['malformed'], code: CLOSE.malformed },
      );
    });
  });

  test('[F3] [L2] bytes that are no sealed frame: told, and closed with their code', async () => {
    const sizes = fc.oneof(fc.nat(300), fc.nat(LIMITS.relayBytes), fc.integer({ min: LIMITS.relayBytes + 1, max: LIMITS.relayBytes + 4_000 }));
    const payloads = sizes.chain((size) => fc.nat(255).map((first) => Buffer.alloc(size, first)));
    const broken = payloads.filter((payload) => !isSealedFrame(payload));
    await forEach(fc.sample(broken, 1_500), async (payload) => {
      const client = await RawClient.enter(server.port);
      client.write(binary(payload));
      framesSent += 1;
      const tooLarge = payload.byteLength > LIMITS.relayBytes;
      expect(await client.ended).toEqual(
        tooLarge
          ? { said: ['too-large'], code: CLOSE.tooLarge }
          : { said: ['malformed'], code: CLOSE.malformed },
      );
    });
  });

  test('[S5] messages in the wrong state: one answer each, and the connection goes on', async () => {
    const ANSWERS = [
      [text('{"type":"hello","version":1}'), 'wrong-state'],
      [text('{"type":"renew-ice"}'), 'wrong-state'],
      [text('{"type":"cancel"}'), 'idle'],
      [text('{"type":"leave"}'), 'idle'],
      [binary(frameOf(256)), 'no-partner'],
      [binary(frameOf(16_384)), 'no-partner'],
    ] as const;
    const sequence = fc.array(fc.constantFrom(...ANSWERS), { minLength: 15, maxLength: 15 });
    await forEach(fc.sample(sequence, 120), async (frames) => {
      const client = await RawClient.enter(server.port);
      client.write(Buffer.concat(frames.map(([frame]) => frame)));
      framesSent += frames.length;
      await client.heard(frames.length);
      expect(client.said).toEqual(frames.map(([, answer]) => answer));
      client.said.splice(0);
      client.write(text('{"type":"ping"}'));
      await client.heard(1);
      expect(client.said).toEqual(['pong']);
      await client.vanish();
    });
  });

  test('[S3] anything before hello: told, and hello still works', async () => {
    const frames = [text('{"type":"ping"}'), binary(frameOf(1_024)), text('{"type":"leave"}')];
    await forEach(Array.from({ length: 100 }, (_, index) => index), async (index) => {
      const client = await RawClient.connect(server.port);
      for (let round = 0; round < 5; round += 1) client.write(Buffer.concat(frames));
      framesSent += 15;
      client.write(text(JSON.stringify({ type: 'hello', version: 1, minor: 1, key: Buffer.alloc(65, index).toString('base64url') })));
      await client.heard(16);
      expect(client.said).toEqual([...Array<string>(15).fill('hello-required'), 'welcome']);
      await client.vanish();
    });
  });

  test('[L3] [L4] floods: told to slow down, then closed as flooding', async () => {
    const floods = [text('{"type":"ping"}'), text('{"type":"leave"}'), text(JSON.stringify(find()))];
    await forEach(Array.from({ length: 20 }), async () => {
      const client = await RawClient.enter(server.port);
      const flood = floods[framesSent % floods.length] ?? Buffer.alloc(0);
      client.write(Buffer.concat(Array<Buffer>(100).fill(flood)));
      framesSent += 100;
      const { said, code } = await client.ended;
      expect(code).toBe(CLOSE.flooding);
      expect(said.filter((answer) => answer === 'rate-limited')).toHaveLength(51);
    });
  });

  test('[F1] [L2] what is no WebSocket: cut, or left waiting for bytes that never come; nothing else suffers', async () => {
    const ping = Buffer.from('{"type":"ping"}');
    const CUT = [
      ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode) => [rawFrame(opcode, ping)]),
      ...[1, 2, 4, 7].map((reserved) => [rawFrame(OPCODE.text, ping, { reserved })]),
      [rawFrame(OPCODE.continuation, ping)],
      [rawFrame(OPCODE.text, ping, { fin: false }), rawFrame(OPCODE.text, ping)],
      [rawFrame(OPCODE.ping, ping, { fin: false })],
      [rawFrame(OPCODE.ping, Buffer.alloc(126))],
      [rawFrame(OPCODE.binary, Buffer.alloc(0), { saidLength: 2n ** 62n })],
      [rawFrame(OPCODE.binary, Buffer.alloc(LIMITS.relayBytes + 4_097, 1))],
      [rawFrame(OPCODE.text, Buffer.from([0xc3, 0x28]))],
    ];
    await forEach(Array.from({ length: 500 }, (_, index) => CUT[index % CUT.length] ?? []), async (frames) => {
      const client = await RawClient.enter(server.port);
      for (const frame of frames) client.write(frame);
      framesSent += frames.length;
      expect(await client.ended).toEqual({ said: [], code: 1006 });
    });
    const LEFT_WAITING = [
      rawFrame(OPCODE.text, ping).subarray(0, 5),
      rawFrame(OPCODE.text, ping, { saidLength: 100n }),
      rawFrame(OPCODE.text, ping, { masked: false }),
      rawFrame(OPCODE.text, ping, { fin: false }),
    ];
    await forEach(Array.from({ length: 200 }, (_, index) => LEFT_WAITING[index % 4] ?? ping), async (frame) => {
      const client = await RawClient.enter(server.port);
      client.write(frame);
      framesSent += 1;
      expect((await client.vanish()).said).toEqual([]);
    });
  });

  test('[F1] random bytes after the handshake: told something of the protocol, or cut', async () => {
    const KNOWN: ReadonlySet<string> = new Set(['malformed', 'too-large', 'hello-required', 'rate-limited', 'no-partner', 'pong']);
    await forEach(fc.sample(fc.uint8Array({ minLength: 1, maxLength: 400 }), 1_500), async (bytes) => {
      const client = await RawClient.enter(server.port);
      client.write(bytes);
      framesSent += 1;
      // A close frame of our own ends it, whatever the bytes before it left open.
      client.write(Buffer.alloc(LIMITS.relayBytes * 2, 0xff));
      const { said } = await client.ended;
      expect(said.filter((answer) => !KNOWN.has(answer))).toEqual([]);
    });
  });

  test('[L7] [S5] searches, solutions and claims while puzzles are asked of everybody, and connections that go in the middle of it', async () => {
    const guarded = await startForTest({ puzzles: 'always' });
    const solve = (solution: string) => text(JSON.stringify({ type: 'solve', solution }));
    const search = text(JSON.stringify(find()));
    const resume = text(JSON.stringify({ type: 'resume', mode: 'video', generation: 1, signature: SIGNATURE }));
    const puzzled = fc.oneof(fc.json().filter((words) => words.length <= LIMITS.puzzleLength), fc.constantFrom('', '{}', 'x'.repeat(LIMITS.puzzleLength), '{"challenge":{"parameters":{}},"solution":{}}'));
    const one = fc.oneof({ weight: 3, arbitrary: fc.constant(search) }, { weight: 3, arbitrary: puzzled.map(solve) }, fc.constantFrom(resume, text('{"type":"cancel"}'), text('{"type":"leave"}')));
    const ANSWERS: ReadonlySet<string> = new Set(['challenge', 'idle', 'not-held', 'rate-limited', 'unavailable']);
    const sequence = fc.tuple(fc.array(one, { minLength: 8, maxLength: 8 }), fc.nat(3));
    await forEach(fc.sample(sequence, 150), async ([frames, patience]) => {
      const client = await RawClient.enter(guarded.port);
      client.write(Buffer.concat(frames));
      framesSent += frames.length;
      // Most go while their puzzles are being made or judged.
      await client.heard(patience);
      const { said } = await client.vanish();
      expect(said.filter((answer) => !ANSWERS.has(answer))).toEqual([]);
    });
    const last = await RawClient.enter(guarded.port);
    last.write(Buffer.concat([search, solve('{}')]));
    await last.heard(2);
    expect(last.said).toEqual(['challenge', 'challenge']);
    await last.vanish();
    await guarded.drain(500);
  });

  test('afterwards: all of them were sent, nobody is left over, and the two lost not one frame', async () => {
    expect(framesSent).toBeGreaterThanOrEqual(10_000);
    expect(await talk.end()).toBeGreaterThan(20);
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${server.metricsPort}/live`)).json())
      .toMatchObject({ online: 2, waiting: 0, calls: 1 });
  });
});
