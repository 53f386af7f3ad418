import { kept, type Meaning, structure } from './meaning.ts';

/** What stands under a key of the Redis that the processes of one service share. It is memory: one that writes to a disk is refused. */
export interface SharedKey {
  readonly holds: readonly [Meaning, ...Meaning[]];
  /** Redis forgets it by itself after so long without a word of it, milliseconds. */
  readonly staysMs: number;
}

const tag = kept('session', 'session-tag');
const pairing = kept('session', 'pairing');
const bookkeeping = structure('batch-bookkeeping');
const liveNumber = structure('live-number');
const country = kept('region', 'region', { where: 'collected' });
/** A ticket: what one visitor says for one search. */
const TICKET = [
  tag,
  kept('session', 'chat-wishes'),
  kept('session', 'recent-partners'),
  kept('session', 'search-times'),
  kept('session', 'interests', { where: 'collected' }),
  kept('session', 'languages', { where: 'collected' }),
  country,
] as const;
const handshake = kept('handshake', 'sealed-handshake');
const signingKey = kept('session', 'signing-key');

/**
 * Every key of ours in that Redis, `*` for the part that differs. What passes between the processes goes by channels
 * (`{vv:line:*}`): sealed frames and words about seats, of which Redis keeps nothing.
 */
export const REDIS = {
  '{vv:pool:*}:numbers': { holds: [bookkeeping], staysMs: 3_600_000 },
  '{vv:pool:*}:waits': { holds: [liveNumber], staysMs: 3_600_000 },
  '{vv:pool:*}:nodes': { holds: [bookkeeping], staysMs: 60_000 },
  '{vv:pool:*}:tickets': { holds: TICKET, staysMs: 60_000 },
  '{vv:pool:*}:cards': { holds: [...TICKET, handshake, signingKey], staysMs: 60_000 },
  '{vv:pool:*}:shelf:*': { holds: TICKET, staysMs: 60_000 },
  '{vv:pool:*}:due': { holds: [tag, pairing], staysMs: 60_000 },
  '{vv:pool:*}:held:*': { holds: [tag], staysMs: 60_000 },
  '{vv:pool:*}:pairs': { holds: [pairing], staysMs: 45_000 },
  '{vv:pool:*}:events:*': { holds: [pairing, ...TICKET, handshake, signingKey], staysMs: 45_000 },
  '{vv:call:*}': { holds: [pairing, tag], staysMs: 45_000 },
  '{vv:online}': { holds: [liveNumber], staysMs: 10_000 },
  '{vv:bucket:*:*}': { holds: [kept('limits', 'address-tag'), kept('limits', 'attempt-counts')], staysMs: 3_600_000 },
  '{vv:spent:*}': { holds: [kept('limits', 'puzzle')], staysMs: 300_000 },
  '{vv:admission:key}': { holds: [kept('limits', 'address-tag')], staysMs: 86_400_000 },
} as const satisfies Readonly<Record<string, SharedKey>>;
