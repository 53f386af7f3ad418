import { SettingsError } from '@visavis/config';
import { expect, test } from 'vitest';
import { banKeyFrom } from './ban-key.ts';

test('the ban key is what the operator set', () => {
  expect(Buffer.from(banKeyFrom({ BAN_KEY: 'A'.repeat(43), REDIS_URL: ['unix:///redis'] })).equals(Buffer.alloc(32))).toBe(true);
});

test('one server may go without: then each run has a key of its own', () => {
  const [one, other] = [banKeyFrom({ BAN_KEY: '', REDIS_URL: [] }), banKeyFrom({ BAN_KEY: '', REDIS_URL: [] })];
  expect(one.byteLength).toBe(32);
  expect(Buffer.from(one).equals(other)).toBe(false);
});

test('several servers must share one', () => {
  expect(() => banKeyFrom({ BAN_KEY: '', REDIS_URL: ['unix:///redis'] })).toThrow(SettingsError);
});
