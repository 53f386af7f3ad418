import { expect, test } from 'vitest';
import { relaySettings } from './relay-settings.ts';

const settings = relaySettings({ address: '192.0.2.1', port: 3478, relayAddress: '192.0.2.2', secrets: ['secret'], database: '/tmp/turndb' });
const numberOf = (name: string): number => Number(new RegExp(`^${name}=(\\d+)$`, 'm').exec(settings)?.[1]);

test('what the relay sets aside for each visitor leaves room for as many as it admits', () => {
  expect(numberOf('total-quota')).toBeGreaterThan(0);
  expect(numberOf('max-bps')).toBeGreaterThan(0);
  // coturn 4.6 reserves max-bps of bps-capacity with each allocation, and answers 486 once it is used up.
  const capacity = numberOf('bps-capacity');
  expect(Number.isNaN(capacity) ? Infinity : capacity).toBeGreaterThanOrEqual(numberOf('total-quota') * numberOf('max-bps'));
});

test('every line that is another machine’s is replaced, once', () => {
  for (const [name, value] of [['listening-ip', '192.0.2.1'], ['relay-ip', '192.0.2.2'], ['allowed-peer-ip', '192.0.2.2'], ['userdb', '/tmp/turndb']] as const) {
    expect(settings.match(new RegExp(`^${name}=.*$`, 'gm'))).toEqual([`${name}=${value}`]);
  }
  expect(settings).not.toMatch(/203\.0\.113\.|\/etc\/|allow-loopback-peers/);
});
