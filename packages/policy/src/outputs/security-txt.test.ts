import { describe, expect, it } from 'vitest';
import type { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { proves } from '../proves.ts';
import { gpcJson } from './gpc-json.ts';
import { securityTxt } from './security-txt.ts';
import { wellKnownFiles } from './well-known.ts';

const now = new Date('2026-11-22T09:00:00Z');
const manifest = manifestFor('visavis');
const withContact = (security: string): Manifest => ({
  ...manifest,
  brand: { ...manifest.brand, contacts: { ...manifest.brand.contacts, security } },
});

/** RFC 9116, section 2: one field a line; `#` begins a comment. */
const fields = (text: string | null): ReadonlyMap<string, string> =>
  new Map(
    (text ?? '')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  );

describe('security.txt', () => {
  it(proves('says where to write, and that it stands at its own address', 'T1V-08-06'), () => {
    const lines = fields(securityTxt({ manifest: withContact('security@host.dev'), now, origin: 'https://host.dev' }));
    expect(Object.fromEntries(lines)).toMatchObject({
      Contact: 'mailto:security@host.dev',
      Canonical: 'https://host.dev/.well-known/security.txt',
      Policy: 'https://host.dev/privacy/#security',
      'Preferred-Languages': 'en',
    });
  });

  it('ends within a year, and not before it begins', () => {
    const expires = Date.parse(fields(securityTxt({ manifest, now, origin: 'https://host.dev' })).get('Expires') ?? '');
    expect(expires).toBeGreaterThan(now.getTime());
    expect(expires).toBeLessThan(Date.parse('2027-11-22T09:00:00Z'));
  });

  it('publishes no address that nobody reads: it points to the page where the operator is named', () => {
    const text = securityTxt({ manifest, now, origin: 'https://host.dev' });
    expect(text).not.toContain('@');
    expect(fields(text).get('Contact')).toBe('https://host.dev/privacy/#responsible');
    expect(text).toContain('brand.contacts.security');
  });

  it.each([undefined, 'http://localhost:8091', 'http://host.dev'])('gives mail alone while the address of the site is %s: web addresses in it are https', (origin) => {
    const lines = fields(securityTxt({ manifest: withContact('security@host.dev'), now, origin }));
    expect([...lines.keys()]).toEqual(['Contact', 'Expires', 'Preferred-Languages']);
    expect(lines.get('Contact')).toBe('mailto:security@host.dev');
  });

  it.each([undefined, 'http://localhost:8091'])('is not there where it could name neither mail nor page (%s)', (origin) => {
    expect(securityTxt({ manifest, now, origin })).toBeNull();
    expect(wellKnownFiles({ manifest, now, origin }).map(({ name }) => name)).not.toContain('security.txt');
  });

  it('names no host that a profile means to have, only the one where it is served', () => {
    expect(securityTxt({ manifest: manifestFor('talk1v1'), now, origin: undefined })).toBeNull();
    expect(securityTxt({ manifest: manifestFor('talk1v1'), now, origin: 'https://host.dev' })).not.toContain('talk1v1.com');
  });
});

describe('gpc.json', () => {
  it('says that the signal counts, and since when this is said', () => {
    expect(gpcJson(manifest)).toEqual({ gpc: true, lastUpdate: manifest.version.effective });
  });

  it('does not say so for a service that would not honour it', () => {
    expect(gpcJson({ ...manifest, analytics: { ...manifest.analytics, honours: ['DNT'] } }).gpc).toBe(false);
  });
});
