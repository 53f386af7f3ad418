import { expect, test } from 'vitest';
import type { CallView } from '../view.ts';
import { partnerWords, statusWords } from './call-words.ts';

const steady: CallView = {
  screen: 'call',
  mode: 'video',
  connection: 'shielded',
  phase: 'connected',
  recovery: null,
  reach: 'open',
  partnerAway: false,
  self: null,
  partner: null,
  partnerDevices: null,
  microphoneOn: true,
  cameraOn: true,
  ownDevices: 'fine',
  verification: { kind: 'waiting' },
  quality: null,
  direct: null,
  guard: null,
  partnerTyping: false,
  textOpen: false,
  canText: true,
  shared: [],
  lines: [],
  report: 'closed',
  canProve: false,
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

test('each step of a recovery says that the connection broke, and what is done; the last one says what comes else', () => {
  const said = (['waiting', 'restarting', 'rebuilding'] as const).map((recovery) => statusWords({ ...steady, phase: 'reconnecting', recovery }));
  expect(new Set(said).size).toBe(3);
  for (const words of said) expect(words).toMatch(/^The connection broke\. (Waiting|Trying)/);
  expect(said.at(-1)).toContain('your place kept');
});

test('what the partner’s devices do is said once, and a hidden page before all', () => {
  const devices = { camera: false, microphone: false, paused: false };
  expect(partnerWords({ ...steady, partnerDevices: devices })).toBe('Your partner’s camera is off. Your partner is muted');
  expect(partnerWords({ ...steady, partnerDevices: { ...devices, paused: true } })).toContain('paused until they come back');
  expect(partnerWords({ ...steady, partnerDevices: null })).toBe('');
  expect(partnerWords({ ...steady, mode: 'text', partnerDevices: devices })).toBe('');
});
