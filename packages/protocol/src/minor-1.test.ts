import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { clientMessages, serverMessages } from './message-arbitraries.test-support.ts';
import type { ClientMessage } from './messages.ts';
import { inMinor1, isOfMinor1 } from './minor-1.ts';

/** What minor 1 reads of the two messages that minor 2 adds to. */
const WELCOME = ['type', 'version', 'minor', 'online', 'connections', 'wishes', 'nonce'];
const MATCHED = ['type', 'match', 'role', 'mode', 'connection', 'partner', 'partnerKey', 'shared'];

describe('a client of minor 1', () => {
  it('[V5] is told what it was told before, with no key that it does not know', () => {
    fc.assert(
      fc.property(serverMessages, (message) => {
        const told = inMinor1(message);
        if (told.type === 'welcome') expect(Object.keys(told).toSorted()).toEqual(WELCOME.toSorted());
        else if (told.type === 'matched') expect(Object.keys(told).toSorted()).toEqual(MATCHED.toSorted());
        else expect(told).toEqual(message);
        if (told.type === 'welcome') expect(told.minor).toBe(1);
      }),
    );
  });

  it('[V5] says nothing that came later', () => {
    const report = { type: 'report', reason: 'scam', mode: 'text', words: '' } as const;
    const isLater = (message: ClientMessage) => !isOfMinor1(message);
    expect([{ type: 'leave' } as const, report].map(isLater)).toEqual([false, false]);
    expect([{ type: 'leave', reason: 'lost' } as const, { ...report, evidence: 'AA' }].map(isLater)).toEqual([true, true]);
    const keys = v.array(v.string());
    fc.assert(
      fc.property(clientMessages, (message) => {
        const names = v.parse(keys, Object.keys(message));
        expect(isLater(message)).toBe(names.some((name) => ['signKey', 'evidence'].includes(name)) || (message.type === 'leave' && names.includes('reason')));
      }),
    );
  });
});
