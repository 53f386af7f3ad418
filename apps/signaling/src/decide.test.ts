import type { ClientMessage } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';

const find: ClientMessage = { type: 'find', mode: 'video', connection: 'direct', key: 'k', avoid: [] };
const rejoin: ClientMessage = { type: 'rejoin', match: 'm', role: 'polite', mode: 'video', connection: 'direct' };
const report: ClientMessage = { type: 'report', reason: 'other', mode: 'video', words: '' };
const hello: ClientMessage = { type: 'hello', version: 1 };
const cancel: ClientMessage = { type: 'cancel' };
const leave: ClientMessage = { type: 'leave' };
const renewIce: ClientMessage = { type: 'renew-ice' };
const ping: ClientMessage = { type: 'ping' };

/** What each message does in each state: the whole state machine on one page. */
const TABLE = [
  // message, greeting, idle, searching, seated
  [hello, 'welcome', 'wrong-state', 'wrong-state', 'wrong-state'],
  [find, 'hello-required', 'search', 'wrong-state', 'wrong-state'],
  [cancel, 'hello-required', 'stay-idle', 'stop-searching', 'wrong-state'],
  [leave, 'hello-required', 'stay-idle', 'wrong-state', 'leave'],
  [rejoin, 'hello-required', 'rejoin', 'wrong-state', 'wrong-state'],
  [renewIce, 'hello-required', 'wrong-state', 'renew-ice', 'renew-ice'],
  [report, 'hello-required', 'report', 'report', 'report'],
  [ping, 'hello-required', 'pong', 'pong', 'pong'],
] as const;

describe('decide', () => {
  const states = ['greeting', 'idle', 'searching', 'seated'] as const;
  const cases = TABLE.flatMap(([message, ...expected]) =>
    states.map((state, index) => ({ message, type: message.type, state, expected: expected[index] })),
  );

  test.each(cases)('[S5] $type while $state is $expected', ({ message, state, expected }) => {
    const decision = decide(state, message);
    expect(decision.do === 'refuse' ? decision.code : decision.do).toBe(expected);
  });

  test('[S4] hello with another version is refused and closed', () => {
    expect(decide('greeting', { type: 'hello', version: 2 })).toEqual({
      do: 'refuse',
      code: 'version-unsupported',
      close: 'version',
    });
  });

  test('[S6] no other refusal closes the connection', () => {
    for (const { message, state } of cases) {
      const decision = decide(state, message);
      if (decision.do === 'refuse') expect(decision.close).toBeNull();
    }
  });
});
