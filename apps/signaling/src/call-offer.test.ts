import { SettingsError } from '@visavis/config';
import { manifestFor } from '@visavis/policy';
import { proves } from '@visavis/policy/proves';
import { describe, expect, test } from 'vitest';
import { callOffer } from './call-offer.ts';

const settings = {
  VISAVIS_ORIGIN: 'https://example.org',
  TRUSTED_PROXIES: ['127.0.0.1'],
  TURN_ADDRESS: 'turn.example.org:3478',
  TURN_SECRETS: ['newest', 'older'],
  COUNTRY_HEADER: '',
  GEO_DATABASE: '',
  PROXY_PROTOCOL: false,
};

const choice = { connection: 'choice', matching: { interests: 'per-search', languages: 'off', region: 'country' } } as const;

describe('callOffer', () => {
  test('lets in the pages of the one origin', () => {
    expect(callOffer(settings, choice).origins).toEqual(new Set(['https://example.org']));
  });

  test('signs with the newest secret', () => {
    expect(callOffer(settings, choice)).toMatchObject({
      relay: { address: 'turn.example.org:3478', secret: 'newest' },
      connections: ['shielded', 'direct'],
    });
  });

  test('keeps the secret to itself where the policy promises direct calls', () => {
    expect(callOffer(settings, { ...choice, connection: 'direct' })).toMatchObject({
      relay: { address: 'turn.example.org:3478', secret: null },
      connections: ['direct'],
    });
  });

  test('lets no service start that promises shielded calls and has no relay', () => {
    const withoutRelay = { ...settings, TURN_ADDRESS: '', TURN_SECRETS: [] };
    expect(() => callOffer(withoutRelay, { ...choice, connection: 'shielded' })).toThrow(
      'TURN_ADDRESS: must be set, because this policy promises shielded calls only',
    );
    expect(callOffer(withoutRelay, choice).connections).toEqual(['direct']);
  });

  test.each([
    [{ interests: 'per-search', languages: 'off' }, ['interests']],
    [{ interests: 'off', languages: 'per-search' }, ['languages']],
    [{ interests: 'off', languages: 'off' }, []],
  ] as const)('[M11] lets people wish what the policy says: %j', (stated, wishes) => {
    expect(callOffer(settings, { ...choice, matching: { ...stated, region: 'country' } }).wishes).toEqual(wishes);
  });

  const proxied = { ...settings, COUNTRY_HEADER: 'x-country' };
  test('[M11] lets people wish for their country where the policy allows it and countries are known', () => {
    const offer = callOffer(proxied, choice);
    expect(offer.wishes).toEqual(['interests', 'country']);
    expect(offer.countryFinder).not.toBeNull();
  });

  test(proves('looks up nobody’s country where the policy does not say so', { in: ['visavis'], ids: ['1V1-01-06', 'ANC-02-04', 'T1V-01-07'] }), () => {
    const offer = callOffer(proxied, manifestFor('visavis'));
    expect(offer.countryFinder).toBeNull();
    expect(offer.wishes).not.toContain('country');
  });

  test.each([
    [{ TRUSTED_PROXIES: ['proxy'] }, /^TRUSTED_PROXIES: must be addresses or networks/],
    [{ TURN_SECRETS: [] }, /^TURN_SECRETS: must be set when TURN_ADDRESS is/],
    [{ TURN_ADDRESS: '' }, /^TURN_ADDRESS: must be set when TURN_SECRETS is/],
  ])('refuses %j in one line', (wrong, line) => {
    const start = () => callOffer({ ...settings, ...wrong }, choice);
    expect(start).toThrow(SettingsError);
    expect(start).toThrow(line);
  });
});
