import { expect, it } from 'vitest';
import { relayWords } from './relay-words.ts';

it('says that coturn relays no call where calls are direct', () => {
  expect(relayWords('direct', true)).toEqual({ kind: 'starts', step: expect.stringMatching(/STUN only.*relays no call/) });
});

it.each(['choice', 'shielded'] as const)('says that a relay starts where calls may be shielded (%s)', (connection) => {
  expect(relayWords(connection, true)).toEqual({ kind: 'starts', step: 'Starting the relay (coturn)' });
});

it.each([
  ['choice', 'shielded calls are off'],
  ['shielded', 'shielded calls only'],
  ['direct', 'STUN'],
] as const)('says what is lost without coturn under a policy of %s calls, and how to get it', (connection, loss) => {
  expect(relayWords(connection, false)).toEqual({
    kind: 'missing',
    notices: [expect.stringContaining(loss), expect.stringContaining('apt-get install coturn')],
  });
});
