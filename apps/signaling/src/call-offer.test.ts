import { SettingsError } from '@visavis/config';
import { describe, expect, test } from 'vitest';
import { callOffer } from './call-offer.ts';

const settings = {
  VISAVIS_ORIGIN: 'https://example.org',
  TRUSTED_PROXIES: ['127.0.0.1'],
  TURN_ADDRESS: 'turn.example.org:3478',
  TURN_SECRETS: ['newest', 'older'],
};

describe('callOffer', () => {
  test('lets in the pages of the one origin', () => {
    expect(callOffer(settings, { connection: 'choice' }).origins).toEqual(new Set(['https://example.org']));
  });

  test('signs with the newest secret', () => {
    expect(callOffer(settings, { connection: 'choice' })).toMatchObject({
      relay: { address: 'turn.example.org:3478', secret: 'newest' },
      connections: ['shielded', 'direct'],
    });
  });

  test('keeps the secret to itself where the policy promises direct calls', () => {
    expect(callOffer(settings, { connection: 'direct' })).toMatchObject({
      relay: { address: 'turn.example.org:3478', secret: null },
      connections: ['direct'],
    });
  });

  test('lets no service start that promises shielded calls and has no relay', () => {
    const withoutRelay = { ...settings, TURN_ADDRESS: '', TURN_SECRETS: [] };
    expect(() => callOffer(withoutRelay, { connection: 'shielded' })).toThrow(
      'TURN_ADDRESS: must be set, because this policy promises shielded calls only',
    );
    expect(callOffer(withoutRelay, { connection: 'choice' }).connections).toEqual(['direct']);
  });

  test.each([
    [{ TRUSTED_PROXIES: ['proxy'] }, /^TRUSTED_PROXIES: must be addresses or networks/],
    [{ TURN_SECRETS: [] }, /^TURN_SECRETS: must be set when TURN_ADDRESS is/],
    [{ TURN_ADDRESS: '' }, /^TURN_ADDRESS: must be set when TURN_SECRETS is/],
  ])('refuses %j in one line', (wrong, line) => {
    const start = () => callOffer({ ...settings, ...wrong }, { connection: 'choice' });
    expect(start).toThrow(SettingsError);
    expect(start).toThrow(line);
  });
});
