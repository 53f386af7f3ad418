import { describe, expect, it } from 'vitest';
import { SITE_PLACES, type SitePlace } from './device.ts';
import { manifestFor } from './manifest-for.ts';
import { securityHeaders } from './security-headers.ts';

const manifest = manifestFor('visavis');
const headers = (place: SitePlace, secure = true) => securityHeaders({ manifest, place, secure });

function contentRules(place: SitePlace): ReadonlyMap<string, string> {
  const policy = headers(place)['content-security-policy'] ?? '';
  return new Map(
    policy.split('; ').map((rule) => {
      const [name = '', ...sources] = rule.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

function features(place: SitePlace): ReadonlyMap<string, string> {
  const policy = headers(place)['permissions-policy'] ?? '';
  return new Map(policy.split(', ').map((rule) => [rule.split('=')[0] ?? '', rule.split('=')[1] ?? '']));
}

describe.each(SITE_PLACES)('the headers of %s', (place) => {
  it('start from nothing and allow no source but our own origin', () => {
    const rules = contentRules(place);
    expect(rules.get('default-src')).toBe("'none'");
    expect(new Set(rules.values())).toEqual(new Set(place === 'api' ? ["'none'"] : ["'none'", "'self'"]));
  });

  it('let nobody frame the page, move its base, or guess its types', () => {
    const rules = contentRules(place);
    expect(rules.get('frame-ancestors')).toBe("'none'");
    expect(rules.get('base-uri')).toBe("'none'");
    expect(headers(place)['x-content-type-options']).toBe('nosniff');
  });

  it('send forms nowhere but to us', () => {
    expect(contentRules(place).get('form-action')).toBe(place === 'site' || place === 'api' ? "'none'" : "'self'");
  });

  it('tell other sites nothing and share no window with them', () => {
    expect(headers(place)).toMatchObject({
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('ask for HTTPS from then on only when the page came by it', () => {
    expect(headers(place, true)['strict-transport-security']).toBe('max-age=31536000');
    expect(headers(place, false)).not.toHaveProperty('strict-transport-security');
  });

  it('give camera and microphone to the chat only', () => {
    const expected = place === 'chat' ? '(self)' : '()';
    expect(features(place).get('camera')).toBe(expected);
    expect(features(place).get('microphone')).toBe(expected);
  });

  it.each(['geolocation', 'display-capture', 'payment', 'usb', 'browsing-topics', 'idle-detection'])(
    'refuse %s everywhere',
    (feature) => {
      expect(features(place).get(feature)).toBe('()');
    },
  );
});

describe('camera and microphone', () => {
  it('are off in the chat too when the manifest names neither', () => {
    const policy = securityHeaders({ manifest: { permissions: [] }, place: 'chat', secure: true });
    expect(policy['permissions-policy']).toContain('camera=(), microphone=()');
  });
});
