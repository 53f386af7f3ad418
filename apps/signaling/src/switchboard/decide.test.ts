import type { ClientMessage } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { decide, isSaidIn } from './decide.ts';
import { MINOR_0 } from './session.ts';
import { find as findMessage, findOfMinor0, KEY, MATCH, SIGNATURE } from '../testing/messages.ts';

const find = findMessage();
const seat = { type: 'rejoin', match: MATCH, role: 'polite', mode: 'video', connection: 'direct' } as const;
const rejoin: ClientMessage = { ...seat, generation: 1, signature: SIGNATURE };
const resume: ClientMessage = { type: 'resume', mode: 'video', generation: 1, signature: SIGNATURE };
const solve: ClientMessage = { type: 'solve', solution: '{}' };
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
  [resume, 'hello-required', 'resume', 'wrong-state', 'wrong-state'],
  [rejoin, 'hello-required', 'rejoin', 'wrong-state', 'wrong-state'],
  [solve, 'hello-required', 'solve', 'wrong-state', 'wrong-state'],
  [renewIce, 'hello-required', 'wrong-state', 'renew-ice', 'renew-ice'],
  [report, 'hello-required', 'report', 'report', 'report'],
  [ping, 'hello-required', 'pong', 'pong', 'pong'],
] as const;

describe('a message of the other minor version', () => {
  const minor1 = { minor: 1, key: KEY, nonce: '' } as const;

  test.each([find, rejoin, resume, solve])('[V1] [V2] $type of minor 1 is none of minor 0', (message) => {
    expect([isSaidIn(message, minor1), isSaidIn(message, MINOR_0)]).toEqual([true, false]);
  });

  test.each([findOfMinor0(), seat])('[V3] [V4] $type of minor 0 is none of minor 1', (message) => {
    expect([isSaidIn(message, minor1), isSaidIn(message, MINOR_0)]).toEqual([false, true]);
  });

  test.each([cancel, leave, renewIce, report, ping])('[V1] $type is the same in both', (message) => {
    expect([isSaidIn(message, minor1), isSaidIn(message, MINOR_0)]).toEqual([true, true]);
  });
});

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
