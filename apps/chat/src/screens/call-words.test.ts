import { expect, test } from 'vitest';
import type { CallView } from '../view.ts';
import { statusWords } from './call-words.ts';

const steady: CallView = {
  screen: 'call',
  mode: 'video',
  connection: 'shielded',
  phase: 'connected',
  reach: 'open',
  partnerAway: false,
  self: null,
  partner: null,
  partnerDevices: null,
  microphoneOn: true,
  cameraOn: true,
  textOpen: false,
  shared: [],
  lines: [],
  report: 'closed',
};

test('a steady call says what the partner sees of the address', () => {
  expect(statusWords(steady)).toContain('can’t see your IP address');
  expect(statusWords({ ...steady, connection: 'direct' })).toContain('can see your IP address');
});

test('a lost link to the server is said, and that the call goes on', () => {
  expect(statusWords({ ...steady, reach: 'reconnecting' })).toContain('Your call goes on');
});

test('a partner who is away is said, and whether the call goes on; nobody knows that they come back', () => {
  expect(statusWords({ ...steady, partnerAway: true })).toContain('Your call goes on');
  expect(statusWords({ ...steady, phase: 'connecting', partnerAway: true })).toContain('Waiting for them');
});

test('a broken call goes before a lost link', () => {
  const both = statusWords({ ...steady, phase: 'reconnecting', reach: 'unreachable' });
  expect(both).toContain('Trying again');
});

test('nothing is promised of the address while two people are being connected', () => {
  expect(statusWords({ ...steady, phase: 'connecting' })).not.toContain('address');
});
