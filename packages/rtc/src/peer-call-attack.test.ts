import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createEndKeys, type EndKeys, fakeTrack, startEnd } from './fake-call.ts';
import type { PeerContent } from './sealed-channel.ts';

let keys: readonly [EndKeys, EndKeys];
beforeAll(async () => {
  keys = [await createEndKeys(), await createEndKeys()];
});

const ADDRESS = '192.0.2.77';
const lines = [
  `candidate:1 1 udp 1 ${ADDRESS} 54321 typ host`,
  `candidate:1 1 udp 1 ${ADDRESS} 54321 typ srflx raddr ${ADDRESS} rport 1`,
  `candidate:1 1 udp 1 ${ADDRESS} 54321 typ host typ relay`,
  `candidate:2 1 udp 1 198.51.100.4 49152 typ relay raddr ${ADDRESS} rport 9`,
];
const connection = fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined });
const numbered = <Content extends object>(content: Content, number: number | undefined) =>
  number === undefined ? content : { ...content, connection: number };

/** Anything that the grammar of sealed messages lets a changed client say. */
const sealed: fc.Arbitrary<PeerContent> = fc.oneof(
  fc.tuple(fc.constantFrom(...lines), connection).map(([candidate, number]) =>
    numbered({ type: 'candidate' as const, candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 } }, number),
  ),
  fc.tuple(fc.constantFrom('offer', 'answer', 'rollback'), fc.constantFrom(...lines), connection).map(([type, line, number]) =>
    numbered(
      { type: 'description' as const, description: { type: type as 'offer', sdp: `v=0\r\nc=IN IP4 ${ADDRESS}\r\na=${line}\r\n` } },
      number,
    ),
  ),
  connection.map((number) => numbered({ type: 'restart' as const }, number)),
  fc.integer({ min: 1, max: 20 }).map((number) => ({ type: 'rebuild' as const, connection: number })),
);

/** Anything over the data channel, of the protocol or not. */
const said: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything(),
  fc.record({ type: fc.constant('text'), sequence: fc.nat(3), text: fc.string(), signature: fc.constant('A'.repeat(86)) }),
  fc.record({ type: fc.constant('delivered'), sequence: fc.nat() }),
  fc.record({ type: fc.constant('direct'), agreed: fc.boolean() }),
  fc.record({ type: fc.constantFrom('sas-nonce', 'sas-reveal'), run: fc.integer({ min: 1, max: 3 }), nonce: fc.constant('A'.repeat(43)) }),
  fc.record({ type: fc.constant('verify-again'), run: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ type: fc.constant('typing'), on: fc.boolean() }),
);

describe('a partner whose client is changed', () => {
  it('[N4] [D2] [D7] neither gets an address tried or told, nor breaks the call, whatever they send', async () => {
    const [own, partner] = keys;
    const role = fc.constantFrom('polite', 'impolite');
    const step = fc.oneof(sealed.map((content) => ({ sealed: content })), said.map((message) => ({ said: message })));
    await fc.assert(
      fc.asyncProperty(role, fc.array(step, { maxLength: 30 }), async (side, steps) => {
        const one = startEnd({ role: side as 'polite', own, partner, mayGoDirect: true });
        one.fake().become('connected');
        one.fake().channel.open();
        for (const next of steps) {
          if ('sealed' in next) one.call.handle(next.sealed);
          else one.fake().channel.receive(next.said);
          one.fake().channel.open();
        }
        await new Promise((resolve) => setTimeout(resolve));
        expect(JSON.stringify([one.sent, one.fakes.map(({ remote }) => remote)])).not.toContain(ADDRESS);
        expect(one.fakes.flatMap(({ configurations }) => configurations).every((used) => used.iceTransportPolicy === 'relay')).toBe(true);
        expect(one.eventsOf('text')).toEqual([]);
        expect(one.eventsOf('verification').map(({ state }) => state.kind)).not.toContain('ready');
        one.call.close();
        expect(one.fakes.every(({ closed, listeners }) => closed && listeners === 0)).toBe(true);
        expect(one.clock.pending).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('[D2] costs no more than sixty messages at once, and ten a second', () => {
    const [own, partner] = keys;
    const one = startEnd({ role: 'polite', own, partner });
    one.fake().become('connected');
    one.fake().channel.open();
    const parse = vi.spyOn(JSON, 'parse');
    const words = JSON.stringify({ type: 'typing', on: true });
    for (let second = 0; second < 10; second += 1) {
      for (let i = 0; i < 1_000; i += 1) one.fake().channel.dispatchEvent(new MessageEvent('message', { data: words }));
      one.clock.pass(1_000);
    }
    expect(parse.mock.calls.length).toBeLessThanOrEqual(60 + 10 * 10);
    parse.mockRestore();
  });
});

describe('twenty calls in a row', () => {
  it('leave no connection, listener or timer behind, and take the same camera', async () => {
    const [own, partner] = keys;
    const track = fakeTrack('video');
    const stream = { getTracks: () => [track] } as unknown as MediaStream;
    const ends = Array.from({ length: 20 }, (_, at) => {
      const one = startEnd({ role: at % 2 === 0 ? 'polite' : 'impolite', own, partner, stream });
      one.fake().become('connected');
      one.fake().channel.open();
      one.call.sayText('hello');
      one.call.close();
      return one;
    });
    await new Promise((resolve) => setTimeout(resolve));
    expect(ends.map(({ clock, fake }) => [clock.pending, fake().listeners, fake().closed, fake().tracks[0]])).toEqual(
      ends.map(() => [0, 0, true, track]),
    );
  });
});
