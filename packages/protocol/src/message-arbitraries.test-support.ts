import fc from 'fast-check';
import type { ChannelMessage } from './channel-message.ts';
import type { ClientMessage, ServerMessage } from './messages.ts';
import type { PeerMessage } from './peer-message.ts';

/** Base64url text of this many bytes. */
function bytes(length: number): fc.Arbitrary<string> {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const characters = Math.ceil((length * 4) / 3);
  return fc.string({ unit: fc.constantFrom(...alphabet), minLength: characters, maxLength: characters });
}

const match = bytes(16);
const token = fc.tuple(bytes(250), bytes(64)).map(([payload, signature]) => `${payload}.${signature}`);
const tag = bytes(12);
const key = bytes(65);
const mode = fc.constantFrom('video', 'text');
const connection = fc.constantFrom('shielded', 'direct');
const role = fc.constantFrom('polite', 'impolite');
const count = fc.nat();
const generation = fc.integer({ min: 1 });
const wish = fc.constantFrom('any', 'first', 'only');
const wishes = fc.record({ interests: wish, languages: wish, country: wish });
const interests = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 16 }), { maxLength: 10 });
const languages = fc.array(fc.constantFrom('en', 'is', 'haw'), { maxLength: 5 });
const text = (maxLength: number, minLength = 0) => fc.string({ unit: 'binary', minLength, maxLength: maxLength / 2 });

/** Messages whose only key is their type. */
const bare = <Type extends string>(...types: Type[]) => fc.constantFrom(...types.map((type) => ({ type })));

/** Every message that a client may send, of every type. */
export const clientMessages: fc.Arbitrary<ClientMessage> = fc.oneof(
  bare('cancel', 'leave', 'renew-ice', 'ping'),
  fc.constant({ type: 'leave', reason: 'lost' }),
  fc.record({ type: fc.constant('hello'), version: fc.integer(), minor: generation, key }),
  fc.record({ type: fc.constant('hello'), version: fc.integer() }),
  fc.record(
    { type: fc.constant('find'), mode, connection, key, avoid: fc.oneof(fc.constant(''), bytes(64)), interests, languages, wishes, signKey: key },
    { requiredKeys: ['type', 'mode', 'connection', 'key', 'avoid', 'interests', 'languages', 'wishes'] },
  ),
  fc.record({ type: fc.constant('find'), mode, connection, key, avoid: fc.array(tag, { maxLength: 20 }) }),
  fc.record({ type: fc.constant('resume'), mode, generation, signature: bytes(64) }),
  fc.record({ type: fc.constant('resume'), mode, key, generation, signature: bytes(64) }),
  fc.record({ type: fc.constant('rejoin'), match, role, mode, connection, generation, signature: bytes(64) }),
  fc.record({ type: fc.constant('rejoin'), match, role, mode, connection }),
  fc.record({ type: fc.constant('solve'), solution: text(1_200) }),
  fc.record(
    {
      type: fc.constant('report'),
      reason: fc.constantFrom('minor', 'nudity', 'violence', 'hate', 'harassment', 'scam', 'other'),
      mode,
      words: text(500),
      evidence: bytes(93 + 2_048),
    },
    { requiredKeys: ['type', 'reason', 'mode', 'words'] },
  ),
);

const iceServer = fc.record(
  { urls: fc.array(fc.string()), username: fc.string(), credential: fc.string() },
  { requiredKeys: ['urls'] },
);

/** Every message that the server may send, of every type. */
export const serverMessages: fc.Arbitrary<ServerMessage> = fc.oneof(
  bare('idle', 'partner-away', 'rejoined', 'reported', 'pong'),
  fc.record(
    {
      type: fc.constant('welcome'),
      version: fc.constant(1),
      minor: generation,
      online: count,
      connections: fc.array(connection, { minLength: 1 }),
      wishes: fc.array(fc.constantFrom('interests', 'languages', 'country')),
      nonce: bytes(16),
      evidenceKey: key,
    },
    { requiredKeys: ['type', 'version', 'minor', 'online', 'connections', 'wishes', 'nonce'] },
  ),
  fc.record({
    type: fc.constant('waiting'),
    online: count,
    others: count,
    avoided: count,
    unlike: count,
    waitedMs: count,
    coolMs: count,
    usual: fc.option(fc.record({ halfMs: count, mostMs: count })),
  }),
  fc.record({ type: fc.constantFrom('resumed', 'outdated'), generation: count }),
  fc.constant({ type: 'stalled' }),
  fc.record({ type: fc.constant('challenge'), puzzle: text(1_200) }),
  fc.record({ type: fc.constant('ice'), servers: fc.array(iceServer), ttl: count }),
  fc.record(
    { type: fc.constant('matched'), match, role, mode, connection, partner: tag, partnerKey: key, shared: interests, token, partnerSignKey: key },
    { requiredKeys: ['type', 'match', 'role', 'mode', 'connection', 'partner', 'partnerKey', 'shared'] },
  ),
  fc.record({ type: fc.constant('partner-left'), reason: fc.constantFrom('left', 'lost') }),
  fc.record({ type: fc.constant('moving'), afterMs: count }),
  fc.record({ type: fc.constant('error'), code: fc.constantFrom('malformed', 'no-partner', 'unavailable') }),
);

const run = fc.integer({ min: 1, max: 3 });
const ack = fc.maxSafeNat();
/** Of a connection in its match. */
const number = fc.integer({ min: 1, max: 20 });
const candidate = fc.record(
  {
    candidate: text(1_000),
    sdpMid: fc.option(text(64)),
    sdpMLineIndex: fc.option(fc.nat()),
    usernameFragment: fc.option(text(256)),
  },
  { requiredKeys: ['candidate', 'sdpMid', 'sdpMLineIndex'] },
);

/** Every message that two clients may seal. */
export const peerMessages: fc.Arbitrary<PeerMessage> = fc.oneof(
  fc.record({ type: fc.constant('ack'), ack }),
  fc.record({ type: fc.constant('candidate'), ack, connection: number, candidate: fc.option(candidate) }, { requiredKeys: ['type', 'ack', 'candidate'] }),
  fc.record(
    {
      type: fc.constant('description'),
      ack,
      connection: number,
      description: fc.record({ type: fc.constantFrom('offer', 'answer', 'pranswer', 'rollback'), sdp: text(1_000) }),
    },
    { requiredKeys: ['type', 'ack', 'description'] },
  ),
  fc.record({ type: fc.constant('restart'), ack, connection: number }, { requiredKeys: ['type', 'ack'] }),
  fc.record({ type: fc.constant('rebuild'), ack, connection: number }),
);

/** Every message of the data channel. */
export const channelMessages: fc.Arbitrary<ChannelMessage> = fc.oneof(
  bare('bye'),
  fc.record({ type: fc.constant('text'), sequence: generation, text: text(1_000, 1), signature: bytes(64) }),
  fc.record({ type: fc.constant('delivered'), sequence: generation }),
  fc.record({ type: fc.constant('typing'), on: fc.boolean() }),
  fc.record(
    { type: fc.constant('devices'), camera: fc.boolean(), microphone: fc.boolean(), paused: fc.boolean() },
    { requiredKeys: ['type', 'camera', 'microphone'] },
  ),
  fc.record({ type: fc.constant('direct'), agreed: fc.boolean() }),
  fc.record({ type: fc.constant('sas-commit'), run, commitment: bytes(32) }),
  fc.record({ type: fc.constantFrom('sas-nonce', 'sas-reveal'), run, nonce: bytes(32) }),
  fc.record({ type: fc.constant('verify-again'), run }),
);
