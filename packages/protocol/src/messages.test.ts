import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ChannelMessage } from './channel-message.ts';
import { LIMITS } from './limits.ts';
import {
  channelMessages,
  clientMessages,
  peerMessages,
  serverMessages,
} from './message-arbitraries.test-support.ts';
import { parseClientMessage, parseServerMessage } from './messages.ts';
import { parseWith } from './parse-with.ts';
import { parsePeerMessage } from './peer-message.ts';

const parseChannelMessage = (text: string) => parseWith(ChannelMessage, text);
type Parse = (text: string) => unknown;
/** Keys that other messages must have. */
const OPTIONAL_HERE = new Set(['resume.key', 'leave.reason', 'description.connection', 'candidate.connection', 'restart.connection']);
const KINDS: readonly [name: string, rule: string, parse: Parse, messages: fc.Arbitrary<object>][] = [
  ['client', 'F2', parseClientMessage, clientMessages],
  ['server', 'F5', parseServerMessage, serverMessages],
  ['peer', 'E7', parsePeerMessage, peerMessages],
  ['channel', 'D2', parseChannelMessage, channelMessages],
];

describe.each(KINDS)('a %s message', (_name, rule, parse, messages) => {
  it(`[${rule}] survives JSON, whatever it says`, () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(parse(JSON.stringify(message))).toEqual(message);
      }),
    );
  });

  it(proves(`[${rule}] with a key too many is none, however harmless`, '1V1-01-11', '1V1-01-01', 'T1V-01-01', 'ANC-01-01'), () => {
    const extra = fc.constantFrom('x', 'Type', '__proto__', 'constructor', 'toString', '');
    fc.assert(
      fc.property(messages, extra, fc.jsonValue(), (message, name, value) => {
        const text = `{${JSON.stringify(name)}:${JSON.stringify(value)},${JSON.stringify(message).slice(1)}`;
        expect(parse(text)).toBeNull();
      }),
    );
  });

  it(`[${rule}] with a key missing is none, unless the key is optional`, () => {
    const optional = new Set(['username', 'credential', 'usernameFragment', 'signKey', 'evidence', 'evidenceKey', 'token', 'partnerSignKey', 'paused']);
    fc.assert(
      fc.property(messages, fc.nat(), (message, at) => {
        const type = 'type' in message ? message.type : null;
        const mayLack = (name: string) => optional.has(name) || OPTIONAL_HERE.has(`${type}.${name}`);
        const keys = Object.keys(message).filter((name) => !mayLack(name));
        const missing = keys[at % keys.length];
        const rest = Object.entries(message).filter(([name]) => name !== missing);
        expect(parse(JSON.stringify(Object.fromEntries(rest)))).toBeNull();
      }),
    );
  });

  it(`[${rule}] with a value of another type is none`, () => {
    const alien = fc.constantFrom<unknown>(null, true, 1.5, -1, '', 'x', [], {}, [null]);
    fc.assert(
      fc.property(messages, fc.nat(), alien, (message, at, value) => {
        const keys = Object.keys(message);
        const name = keys[at % keys.length] ?? 'type';
        const original: unknown = Object.entries(message).find(([key]) => key === name)?.[1];
        const parsed = parse(JSON.stringify({ ...message, [name]: value }));
        // Some of these values are right in some places: then they must come out as they went in.
        if (parsed !== null) expect(parsed).toEqual({ ...message, [name]: value });
        if (typeof value !== typeof original) expect(value === null || parsed === null).toBe(true);
      }),
    );
  });

  it(`[${rule}] is not seen in 10,000 random texts, and none of them throws`, () => {
    const noise = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.json(), cutJson(messages));
    fc.assert(
      fc.property(noise, (text) => {
        expect(parse(text)).toBeNull();
      }),
      { numRuns: 10_000 },
    );
  });
});

/** The beginning of a message, as a broken sender would leave it. */
function cutJson(messages: fc.Arbitrary<object>): fc.Arbitrary<string> {
  return fc.tuple(messages, fc.nat()).map(([message, cut]) => {
    const text = JSON.stringify(message);
    return text.slice(0, cut % text.length);
  });
}

describe('what a client may say', () => {
  const find = { type: 'find', mode: 'video', connection: 'direct', key: 'A'.repeat(87), avoid: [] };
  const tag = 'A'.repeat(16);
  const report = { type: 'report', reason: 'other', mode: 'text', words: '' };
  const rejoin = { type: 'rejoin', match: 'A'.repeat(22), role: 'polite', mode: 'text', connection: 'direct' };
  const accepts = (message: object) => parseClientMessage(JSON.stringify(message)) !== null;

  it('[F4] bytes have their exact length and no other alphabet', () => {
    expect(accepts(find)).toBe(true);
    for (const key of ['A'.repeat(86), 'A'.repeat(88), `${'A'.repeat(86)}=`, `${'A'.repeat(86)}+`, `${'A'.repeat(86)}é`]) {
      expect(accepts({ ...find, key })).toBe(false);
    }
    expect(accepts({ ...find, avoid: [tag.slice(1)] })).toBe(false);
    expect(accepts(rejoin)).toBe(true);
    expect(accepts({ ...rejoin, match: 'A'.repeat(21) })).toBe(false);
  });

  it('[M3] at most 20 tags to avoid', () => {
    expect(accepts({ ...find, avoid: Array(LIMITS.avoidTags).fill(tag) })).toBe(true);
    expect(accepts({ ...find, avoid: Array(LIMITS.avoidTags + 1).fill(tag) })).toBe(false);
  });

  it('[R6] a generation is one that four bytes can say, also when it has grown', () => {
    const signed = { ...rejoin, signature: 'A'.repeat(86) };
    const generations = [0, 1, 0xffff_fffe, 0xffff_ffff, 1e300];
    expect(generations.map((generation) => accepts({ ...signed, generation }))).toEqual([false, true, true, false, false]);
  });

  it('[P2] a report has one of seven reasons and at most 500 code units', () => {
    expect(accepts({ ...report, words: '😀'.repeat(250) })).toBe(true);
    expect(accepts({ ...report, words: 'x'.repeat(501) })).toBe(false);
    expect(accepts({ ...report, reason: 'boring' })).toBe(false);
  });

  it('[L1] the longest message that is allowed fits a text frame', () => {
    const longest = JSON.stringify({ ...find, mode: 'video', connection: 'shielded', avoid: Array(20).fill(tag) });
    expect(longest.length).toBeLessThanOrEqual(LIMITS.controlBytes);
    // Words are written as UTF-8, at most three bytes a code unit.
    expect(JSON.stringify({ ...report, words: '€'.repeat(500) }).length + 2 * 500).toBeLessThanOrEqual(LIMITS.controlBytes);
  });

  it('[L8] [P4] the longest report with texts fits its frame', () => {
    const evidence = 'A'.repeat(LIMITS.evidenceLength);
    const longest = JSON.stringify({ ...report, reason: 'harassment', mode: 'video', words: '€'.repeat(500), evidence });
    expect(longest.length + 2 * 500).toBeLessThanOrEqual(LIMITS.reportBytes);
    expect(accepts({ ...report, evidence })).toBe(true);
    for (const wrong of ['', 'A', 'AAAAA', `${evidence}A`, 'A=', 'é', null]) expect(accepts({ ...report, evidence: wrong })).toBe(false);
    // The largest that a client seals: 8,192 bytes of texts, a point, an iv and a tag.
    expect(Math.ceil(((8_192 + 65 + 12 + 16) * 4) / 3)).toBeLessThanOrEqual(LIMITS.evidenceLength);
  });

  it('[M7] leaving for a lost call says so, and nothing else', () => {
    const reasons = [undefined, 'lost', 'left', '', null];
    expect(reasons.map((reason) => accepts({ type: 'leave', reason }))).toEqual([true, true, false, false, false]);
  });

  it('[M13] [L1] a key to sign with is a point, and the longest search with one fits a text frame', () => {
    const wishes = { interests: 'first', languages: 'first', country: 'first' };
    const search = { ...find, connection: 'shielded', avoid: 'A'.repeat(86), interests: Array(10).fill('€'.repeat(32)), languages: Array(5).fill('haw'), wishes, signKey: 'A'.repeat(87) };
    expect(accepts(search)).toBe(true);
    expect(JSON.stringify(search).length + 2 * 320).toBeLessThanOrEqual(LIMITS.controlBytes);
    for (const signKey of ['', 'A'.repeat(86), null]) expect(accepts({ ...search, signKey })).toBe(false);
  });

  it('[S4] any whole number is a version, so that the server can say which it speaks', () => {
    expect(accepts({ type: 'hello', version: 2 })).toBe(true);
    expect(accepts({ type: 'hello', version: 1.5 })).toBe(false);
    expect(accepts({ type: 'hello', version: '1' })).toBe(false);
  });
});

describe('what partners may say', () => {
  it('[D3] a text has 1 to 1,000 code units', () => {
    const says = (text: string) => v.is(ChannelMessage, { type: 'text', sequence: 1, text, signature: 'A'.repeat(86) });
    expect([says(''), says('x'), says('x'.repeat(1_000)), says('x'.repeat(1_001))]).toEqual([false, true, true, false]);
  });

  it('[E7] a session description has at most 15,000 code units, and an acknowledgement counts safely', () => {
    const description = (length: number, ack = 0) =>
      parsePeerMessage(
        JSON.stringify({ type: 'description', ack, description: { type: 'offer', sdp: 'x'.repeat(length) } }),
      );
    expect(description(15_000)).not.toBeNull();
    expect(description(15_001)).toBeNull();
    expect(description(1, 2 ** 53)).toBeNull();
    expect(description(1, -1)).toBeNull();
  });
});
