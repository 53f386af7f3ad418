import { proves } from '@visavis/policy/proves';
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { offeredConnections } from './calls/offered-connections.ts';
import { iceServers } from './calls/turn-credentials.ts';

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

  test(proves('offers nothing without a relay', 'VIS-02-07'), () => {
    expect(iceServers(null, 'name', 0)).toEqual({ servers: [], ttl: 300 });
  });

  test('offers our own STUN, and TURN over UDP and TCP', () => {
    const [stun, turn] = iceServers(relay, 'name', 0).servers;
    expect(stun).toEqual({ urls: ['stun:127.0.0.1:3478'] });
    expect(turn?.urls).toEqual(['turn:127.0.0.1:3478?transport=udp', 'turn:127.0.0.1:3478?transport=tcp']);
  });

  test(
    proves('gives nobody a pass for the relay where calls are direct', {
      in: ['onevone', 'talk1v1', 'anoncam'],
      ids: ['1V1-03-03', 'T1V-06-03', 'ANC-04-02'],
    }),
    () => {
      expect(iceServers({ ...relay, secret: null }, 'name', 0).servers).toEqual([{ urls: ['stun:127.0.0.1:3478'] }]);
    },
  );

  test('signs the end of the credentials and the name that it is given', () => {
    const [, turn] = iceServers(relay, 'AbCdEf012345', 1_700_000_000.9).servers;
    expect(turn?.username).toBe('1700000300:AbCdEf012345');
    const expected = createHmac('sha1', relay.secret).update(turn?.username ?? '').digest('base64');
    expect(turn?.credential).toBe(expected);
  });
});
