import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { allowedOrigins } from './allowed-origins.ts';
import { offeredConnections } from './offered-connections.ts';
import { iceServers } from './turn-credentials.ts';

describe('offeredConnections', () => {
  test.each([
    ['choice', true, ['shielded', 'direct']],
    ['choice', false, ['direct']],
    ['direct', true, ['direct']],
    ['direct', false, ['direct']],
    ['shielded', true, ['shielded']],
    ['shielded', false, []],
  ] as const)('under "%s" with relay %s offers %j', (policy, hasRelay, offered) => {
    expect(offeredConnections(policy, hasRelay)).toEqual(offered);
  });
});

describe('iceServers', () => {
  const relay = { address: '127.0.0.1:3478', secret: 'a secret' };

  test('offers nothing without a relay', () => {
    expect(iceServers(null, 0)).toEqual({ servers: [], ttl: 300 });
  });

  test('offers our own STUN, and TURN over UDP and TCP', () => {
    const [stun, turn] = iceServers(relay, 0).servers;
    expect(stun).toEqual({ urls: ['stun:127.0.0.1:3478'] });
    expect(turn?.urls).toEqual(['turn:127.0.0.1:3478?transport=udp', 'turn:127.0.0.1:3478?transport=tcp']);
  });

  test('signs the end of the credentials and a random name', () => {
    const [, turn] = iceServers(relay, 1_700_000_000.9).servers;
    expect(turn?.username).toMatch(/^1700000300:[\w-]{12}$/);
    const expected = createHmac('sha1', relay.secret).update(turn?.username ?? '').digest('base64');
    expect(turn?.credential).toBe(expected);
    expect(iceServers(relay, 1_700_000_000).servers[1]?.username).not.toBe(turn?.username);
  });
});

describe('allowedOrigins', () => {
  test('is the setting, and nothing near it', () => {
    const origins = allowedOrigins('https://example.org');
    expect([...origins]).toEqual(['https://example.org']);
  });

  test('takes a list, and drops default ports as browsers do', () => {
    expect([...allowedOrigins('https://example.org:443, https://192.0.2.4:8443')]).toEqual([
      'https://example.org',
      'https://192.0.2.4:8443',
    ]);
  });

  test('knows this machine by all its own names, on the same port', () => {
    expect([...allowedOrigins('http://localhost:8080')]).toEqual([
      'http://localhost:8080',
      'http://127.0.0.1:8080',
      'http://[::1]:8080',
    ]);
  });

  test('allows nobody when the setting is no origin', () => {
    expect(allowedOrigins('everything').size).toBe(0);
  });
});
