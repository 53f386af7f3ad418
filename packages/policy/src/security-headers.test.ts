import { describe, expect, it } from 'vitest';
import { SITE_PLACES, type SitePlace } from './device.ts';
import type { Manifest } from './manifest.ts';
import { manifestFor } from './manifest-for.ts';
import { PROFILE_NAMES } from './profile-names.ts';
import { proves } from './proves.ts';
import type { Processor } from './recipient.ts';
import { securityHeaders } from './security-headers.ts';

const manifest = manifestFor('visavis');
const headers = (place: SitePlace, secure = true) => securityHeaders({ manifest, place, secure });

function contentRules(place: SitePlace, of: Manifest = manifest): ReadonlyMap<string, string> {
  const policy = securityHeaders({ manifest: of, place, secure: true })['content-security-policy'] ?? '';
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
  it(proves('start from nothing and allow no source but our own origin', '1V1-04-06', '1V1-04-08', '1V1-07-04', 'T1V-09-03', 'T1V-09-04', 'VIS-06-04', 'VIS-06-10'), () => {
    const rules = contentRules(place);
    expect(rules.get('default-src')).toBe("'none'");
    const check = place === 'chat' ? ["'self' 'wasm-unsafe-eval'"] : [];
    expect(new Set(rules.values())).toEqual(new Set(place === 'api' ? ["'none'"] : ["'none'", "'self'", ...check]));
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

  it(proves('tell other sites nothing and share no window with them', '1V1-04-07'), () => {
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

  it(proves('give camera and microphone to the chat only', '1V1-01-14', 'VIS-02-11'), () => {
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

/** A company that works for the operator, with an origin that a browser could load from. */
const company = (service: Processor['service']): Processor => ({
  kind: 'processor',
  service,
  name: 'A company',
  country: 'IS',
  safeguard: 'adequacy',
  gets: ['ip-address'],
  contract: { reference: 'C-1', reviewBy: '2027-06-01' },
  origins: ['https://cdn.example.net'],
});
const withCompany = (service: Processor['service']): Manifest => ({ ...manifest, recipients: [...manifest.recipients, company(service)] });

describe('a company that delivers content', () => {
  it.each(['site', 'chat'] as const)('may send pictures, styles and fonts to the %s, and nothing else', (place) => {
    const rules = [...contentRules(place, withCompany('content-delivery'))];
    const named = rules.filter(([, sources]) => sources.includes('https://cdn.example.net'));
    expect(named.map(([directive]) => directive)).toEqual(['style-src', 'img-src', 'font-src']);
    expect(named.map(([, sources]) => sources)).toEqual(Array(3).fill("'self' https://cdn.example.net"));
  });

  it.each(['admin', 'api'] as const)('is unknown to the %s', (place) => {
    expect(contentRules(place, withCompany('content-delivery'))).toEqual(contentRules(place));
  });
});

describe.each(['hosting', 'security', 'mail'] as const)('a company for %s', (service) => {
  it.each(SITE_PLACES)('is never a source for the %s', (place) => {
    expect(contentRules(place, withCompany(service))).toEqual(contentRules(place));
  });
});

describe.each(PROFILE_NAMES)('the content policy of %s', (profile) => {
  it.each(SITE_PLACES)('names our own origin only, and no inline code, in the %s', (place) => {
    const sources = new Set([...contentRules(place, manifestFor(profile)).values()].flatMap((list) => list.split(' ')));
    const check = place === 'chat' && manifestFor(profile).moderation.video === 'on-device' ? ["'wasm-unsafe-eval'"] : [];
    expect([...sources].filter((source) => source !== "'self'" && source !== "'none'")).toEqual(check);
  });
});

describe.each(PROFILE_NAMES)('the check of pictures, under %s', (profile) => {
  const of = manifestFor(profile);
  const checks = of.moderation.video === 'on-device';

  it(proves('may run as WebAssembly in a worker in the chat where the policy has it, and nothing may anywhere else', 'VIS-02-09', '1V1-03-07', 'VIS-02-16'), () => {
    for (const place of SITE_PLACES) {
      const rules = contentRules(place, of);
      const may = place === 'chat' && checks;
      expect(rules.get('worker-src')).toBe(place === 'api' ? undefined : may ? "'self'" : "'none'");
      expect(rules.get('script-src')?.includes('wasm') ?? false).toBe(may);
      expect([...rules.values()].join(' ')).not.toMatch(/blob:|data:|'unsafe-eval'|'unsafe-inline'/);
    }
  });
});

describe('camera and microphone', () => {
  it('are off in the chat too when the manifest names neither', () => {
    const policy = securityHeaders({ manifest: { ...manifest, permissions: [] }, place: 'chat', secure: true });
    expect(policy['permissions-policy']).toContain('camera=(), microphone=()');
  });
});
