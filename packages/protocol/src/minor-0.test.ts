import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { serverMessages } from './message-arbitraries.test-support.ts';
import { parseClientMessage, type ServerMessage } from './messages.ts';
import { inMinor0 } from './minor-0.ts';

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const said = <const Type extends string, Entries extends v.ObjectEntries>(type: Type, entries: Entries) => v.strictObject({ type: v.literal(type), ...entries });

/** What a client of minor 0 can read, as it was written for minor 0. */
const READABLE = v.variant('type', [
  said('welcome', { version: v.literal(1), online: count, connections: v.array(text) }),
  said('waiting', { online: count, others: count, avoided: count }),
  said('ice', { servers: v.array(v.strictObject({ urls: v.array(text), username: v.optional(text), credential: v.optional(text) })), ttl: count }),
  said('matched', { match: text, role: text, mode: text, connection: text, partner: text, partnerKey: text }),
  ...(['idle', 'partner-away', 'rejoined', 'reported', 'pong'] as const).map((type) => said(type, {})),
  said('partner-left', { reason: text }),
  said('moving', { afterMs: count }),
  said('error', {
    code: v.picklist(['malformed', 'too-large', 'version-unsupported', 'hello-required', 'wrong-state', 'no-partner', 'rate-limited', 'connection-unavailable', 'report-failed', 'unavailable']),
  }),
]);

const codes = fc.constantFrom('not-held', 'challenge-required', 'not-admitted', 'wrong-state').map((code): ServerMessage => ({ type: 'error', code }));

describe('a client of minor 0', () => {
  it('[V2] is told only what it can read, in the words it knows', () => {
    fc.assert(
      fc.property(fc.oneof(serverMessages, codes), (message) => {
        const told = inMinor0(message);
        if (told !== null) expect(v.parse(READABLE, told)).toEqual(told);
        else expect(['stalled', 'resumed', 'outdated', 'challenge']).toContain(message.type);
      }),
    );
  });

  it('[V2] [V3] [V4] says hello, find and rejoin in its own way', () => {
    const key = 'A'.repeat(87);
    const messages = [
      { type: 'hello', version: 1 },
      { type: 'find', mode: 'text', connection: 'shielded', key, avoid: ['A'.repeat(16)] },
      { type: 'rejoin', match: 'A'.repeat(22), role: 'polite', mode: 'text', connection: 'shielded' },
    ];
    for (const message of messages) expect(parseClientMessage(JSON.stringify(message))).toEqual(message);
  });
});
