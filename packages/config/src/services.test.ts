import { PROFILE_NAMES } from '@visavis/policy';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Environment } from './parse-environment.ts';
import { adminApiSettings, collectorSettings, pagesSettings, reportsSettings, setupLinkSettings, signalingSettings } from './services.ts';
import { SettingsError } from './settings-error.ts';

const DATABASE_URL = 'postgres://visavis:secret@localhost:5432/visavis';
const AUTH_SECRET = 'A'.repeat(43);
const READ = { signaling: signalingSettings, collector: collectorSettings, 'admin-api': adminApiSettings };
const NEEDED: Environment = { DATABASE_URL, AUTH_SECRET };

/** The one line that an operator reads, or nothing when the settings are good. */
function complaint(read: (env: Environment) => unknown, env: Environment): string | null {
  try {
    read(env);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return error instanceof SettingsError ? error.message : null;
  }
}

describe('settings', () => {
  it('need no more than a database, and a secret where people sign in', () => {
    expect(complaint(signalingSettings, { DATABASE_URL })).toBeNull();
    expect(complaint(collectorSettings, { DATABASE_URL })).toBeNull();
    expect(complaint(setupLinkSettings, { DATABASE_URL })).toBeNull();
    expect(complaint(adminApiSettings, { DATABASE_URL, AUTH_SECRET })).toBeNull();
  });

  it('listen on this machine only and believe no proxy but it, unless told otherwise', () => {
    expect(signalingSettings({ DATABASE_URL })).toEqual({
      VISAVIS_PROFILE: 'visavis',
      VISAVIS_ORIGIN: 'http://localhost:8080',
      HOST: '127.0.0.1',
      PORT: 8_081,
      METRICS_PORT: 8_082,
      DATABASE_URL,
      TRUSTED_PROXIES: ['127.0.0.1', '::1'],
      TURN_SECRETS: [],
      TURN_ADDRESS: '',
      REDIS_URL: [],
      AREA: '',
      DRAIN_MS: 2_000,
      LOG: 'text',
      CONNECTS_PER_MINUTE: 120,
      CONNECTIONS_PER_PREFIX: 256,
      FINDS_PER_MINUTE: 120,
      CHALLENGE: 'auto',
      BAN_KEY: '',
      MATCH_PRIVATE_KEY: '',
      EVIDENCE_PUBLIC_KEY: '',
      PROXY_PROTOCOL: false,
      GEO_DATABASE: '',
      COUNTRY_HEADER: '',
    });
  });

  it('of the reader of reports: a database, and what opens and proves their texts', () => {
    expect(reportsSettings({ DATABASE_URL })).toEqual({ DATABASE_URL, MODERATORS_KEY: '', MATCH_PUBLIC_KEYS: [] });
    const [today, before] = ['A'.repeat(87), 'B'.repeat(87)];
    expect(reportsSettings({ DATABASE_URL, MATCH_PUBLIC_KEYS: `${today}, ${before}` }).MATCH_PUBLIC_KEYS).toEqual([today, before]);
    expect(complaint(reportsSettings, { DATABASE_URL, MATCH_PUBLIC_KEYS: 'hunter2' })).toBe('MATCH_PUBLIC_KEYS: must be public keys on P-256, 65 bytes each, base64url, comma-separated');
  });

  it('of the collector: alone, in memory, with no country of anybody', () => {
    expect(collectorSettings({ DATABASE_URL })).toMatchObject({ REDIS_URL: '', GEO_DATABASE: '', COUNTRY_HEADER: '', COUNTS_PER_MINUTE: 300, ONLY_PROXIES_CONNECT: false });
    expect(collectorSettings({ DATABASE_URL, ONLY_PROXIES_CONNECT: '1' }).ONLY_PROXIES_CONNECT).toBe(true);
    const set = { REDIS_URL: 'rediss://:p@h:6379', GEO_DATABASE: '/srv/geo.mmdb', COUNTRY_HEADER: 'CF-IPCountry' };
    expect(collectorSettings({ DATABASE_URL, ...set })).toMatchObject({ ...set, COUNTRY_HEADER: 'cf-ipcountry' });
  });

  it('have a port of their own each', () => {
    const ports = [
      signalingSettings(NEEDED).PORT,
      signalingSettings(NEEDED).METRICS_PORT,
      collectorSettings(NEEDED).PORT,
      adminApiSettings(NEEDED).PORT,
    ];
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('know where signaling tells its numbers', () => {
    const { METRICS_PORT } = signalingSettings(NEEDED);
    expect(adminApiSettings(NEEDED).SIGNALING_METRICS_URL).toEqual([`http://127.0.0.1:${METRICS_PORT}`]);
    const several = { ...NEEDED, SIGNALING_METRICS_URL: 'http://127.0.0.1:1, http://127.0.0.1:2' };
    expect(adminApiSettings(several).SIGNALING_METRICS_URL).toEqual(['http://127.0.0.1:1', 'http://127.0.0.1:2']);
    expect(complaint(adminApiSettings, { ...NEEDED, SIGNALING_METRICS_URL: 'http://127.0.0.1:1,hunter2' })).toBe('SIGNALING_METRICS_URL: must be an address such as http://127.0.0.1:8082, or several, comma-separated');
  });

  it('know no page of numbers until they are told where it is', () => {
    expect(adminApiSettings(NEEDED).NUMBERS_SHELL).toBe('');
    expect(adminApiSettings({ ...NEEDED, NUMBERS_SHELL: '/srv/site/numbers/index.html' }).NUMBERS_SHELL).toBe('/srv/site/numbers/index.html');
  });

  it('read lists without blanks and empty items', () => {
    const env = { ...NEEDED, TRUSTED_PROXIES: ' 10.0.0.1, ,10.0.0.2,', TURN_SECRETS: 'new,,old' };
    expect(signalingSettings(env)).toMatchObject({
      TRUSTED_PROXIES: ['10.0.0.1', '10.0.0.2'],
      TURN_SECRETS: ['new', 'old'],
    });
  });

  it.each(PROFILE_NAMES)('know the profile %s', (profile) => {
    expect(collectorSettings({ ...NEEDED, VISAVIS_PROFILE: profile }).VISAVIS_PROFILE).toBe(profile);
    expect(pagesSettings({ VISAVIS_PROFILE: profile }).VISAVIS_PROFILE).toBe(profile);
  });

  it('build pages for today, and for another day when told', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 23, 59) });
    onTestFinished(() => void vi.useRealTimers());
    expect(pagesSettings({})).toEqual({ VISAVIS_PROFILE: 'visavis', VISAVIS_BUILD_DAY: '2026-11-22' });
    expect(pagesSettings({ VISAVIS_BUILD_DAY: '2024-02-29' }).VISAVIS_BUILD_DAY).toBe('2024-02-29');
  });

  it.each(['postgres://u:p@h/d', 'postgresql://u:p@h:1/d'])('take %s for a database', (url) => {
    expect(collectorSettings({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
  });

  it.each([
    '',
    'rediss://:p@redis.example:6379',
    'rediss://user:p@10.0.0.1/1',
    'redis://:p@127.0.0.1:6379',
    'redis://user:p@127.8.0.1',
    'redis://:p@[::1]:6379',
    'redis://:p@localhost',
    'unix://:p@/run/redis.sock',
    'unix://user:p@/run/redis.sock?db=1',
  ])('take %j for a Redis', (url) => {
    expect(collectorSettings({ DATABASE_URL, REDIS_URL: url }).REDIS_URL).toBe(url);
  });

  it.each(['', 'turn.example.org:3478', '127.0.0.1:1', '[::1]:3478'])('take %j for a relay', (address) => {
    expect(signalingSettings({ ...NEEDED, TURN_ADDRESS: address }).TURN_ADDRESS).toBe(address);
  });

  it.each([
    ['HTTPS://Example.ORG', 'https://example.org'],
    ['https://example.org:443', 'https://example.org'],
    ['http://192.0.2.4:8080', 'http://192.0.2.4:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('spell the origin %s as browsers do', (given, origin) => {
    for (const read of Object.values(READ)) expect(read({ ...NEEDED, VISAVIS_ORIGIN: given }).VISAVIS_ORIGIN).toBe(origin);
  });

  it('leave everything else of the environment alone', () => {
    expect(collectorSettings({ ...NEEDED, HOME: '/home/somebody' })).not.toHaveProperty('HOME');
  });
});

describe('a wrong setting', () => {
  it.each(['signaling', 'collector', 'admin-api'] as const)('%s says that the database is missing, and how to name it', (name) => {
    expect(complaint(READ[name], { AUTH_SECRET })).toBe(
      'DATABASE_URL: must be set to a PostgreSQL address, such as postgres://user:password@host:5432/visavis',
    );
  });

  const ORIGIN_FORM = 'must be an origin such as https://example.org, without a path';
  const PORT_RANGE = 'must be a whole number from 0 to 65535';
  it.each([
    ['DATABASE_URL', '', 'must be set to a PostgreSQL address, such as postgres://user:password@host:5432/visavis'],
    ['DATABASE_URL', 'mysql://user:hunter2@host/db', 'must start with postgres://'],
    ['VISAVIS_PROFILE', 'hunter2', `must be one of ${PROFILE_NAMES.join(', ')}`],
    ['VISAVIS_ORIGIN', 'https://hunter2.example/', ORIGIN_FORM],
    ['VISAVIS_ORIGIN', 'hunter2.example', ORIGIN_FORM],
    ['VISAVIS_ORIGIN', 'https://hunter2.example,https://example.org', ORIGIN_FORM],
    ['VISAVIS_ORIGIN', 'https://hunter2.example, http://b', ORIGIN_FORM],
    ['VISAVIS_ORIGIN', 'https://a.example,hunter2.example', ORIGIN_FORM],
    ['VISAVIS_ORIGIN', 'https://*.hunter2.example', ORIGIN_FORM],
    ['VISAVIS_ORIGIN', 'https://me:hunter2@example.org', ORIGIN_FORM],
    ['VISAVIS_ORIGIN', 'https://hunter2.example?', ORIGIN_FORM],
    ['VISAVIS_ORIGIN', 'https://hunter2.example:65536', ORIGIN_FORM],
    ['VISAVIS_ORIGIN', 'ftp://hunter2.example', ORIGIN_FORM],
    ['VISAVIS_ORIGIN', '', ORIGIN_FORM],
    ['PORT', 'hunter2', PORT_RANGE],
    ['PORT', '65536', PORT_RANGE],
    ['PORT', '-1', PORT_RANGE],
    ['PORT', '80.5', PORT_RANGE],
    ['PORT', '', PORT_RANGE],
    ['PORT', ' 80', PORT_RANGE],
    ['PORT', '9'.repeat(400), PORT_RANGE],
    ['METRICS_PORT', '0x50', PORT_RANGE],
    ['TURN_ADDRESS', 'turn:hunter2:3478/udp', 'must be a host and port such as turn.example.org:3478'],
    ['TURN_ADDRESS', 'hunter2', 'must be a host and port such as turn.example.org:3478'],
    ['DRAIN_MS', '60001', 'must be a whole number from 0 to 60000'],
    ['CONNECTS_PER_MINUTE', '0', 'must be a whole number from 1 to 1000000'],
    ['CONNECTIONS_PER_PREFIX', '1e3', 'must be a whole number from 1 to 1000000'],
    ['FINDS_PER_MINUTE', '0', 'must be a whole number from 1 to 1000000'],
    ['CHALLENGE', 'sometimes', 'must be off, auto or always'],
    ['BAN_KEY', 'hunter2', 'must be at least 32 random bytes, base64url'],
    ['MATCH_PRIVATE_KEY', 'hunter2', 'must be a private key on P-256 in PKCS8, base64'],
    ['EVIDENCE_PUBLIC_KEY', 'hunter2', 'must be a public key on P-256, 65 bytes, base64url'],
    ['PROXY_PROTOCOL', 'v2', 'must be 0 or 1'],
  ])('%s=%j is named in one line that says what to do', (name, value, line) => {
    expect(complaint(signalingSettings, { ...NEEDED, [name]: value })).toBe(`${name}: ${line}`);
  });

  const REDIS_FORM = 'must be an address such as rediss://:password@host:6379, or unix://:password@/run/redis.sock';
  const REDIS_PASSWORD = 'must have a password: set requirepass in Redis, and write rediss://:password@host:6379';
  const REDIS_TLS = 'must start with rediss:// (TLS) when Redis is on another machine; redis:// is for 127.0.0.1, [::1] and localhost';
  it.each([
    ['REDIS_URL', 'hunter2', REDIS_FORM],
    ['REDIS_URL', 'http://:hunter2@127.0.0.1', REDIS_FORM],
    ['REDIS_URL', 'rediss://:hunter2@', REDIS_FORM],
    ['REDIS_URL', 'rediss://:hunter2@a:b', REDIS_FORM],
    ['REDIS_URL', 'unix://:hunter2@', REDIS_FORM],
    ['REDIS_URL', 'redis://127.0.0.1:6379', REDIS_PASSWORD],
    ['REDIS_URL', 'rediss://hunter2@redis.example:6379', REDIS_PASSWORD],
    ['REDIS_URL', 'rediss://hunter2:@redis.example:6379', REDIS_PASSWORD],
    ['REDIS_URL', 'unix:///run/hunter2.sock', REDIS_PASSWORD],
    ['REDIS_URL', 'redis://:hunter2@redis.example:6379', REDIS_TLS],
    ['REDIS_URL', 'redis://:hunter2@10.0.0.1', REDIS_TLS],
    ['REDIS_URL', 'redis://:hunter2@127.0.0.1.example', REDIS_TLS],
    ['REDIS_URL', 'redis://:hunter2@[::2]:6379', REDIS_TLS],
    ['COUNTRY_HEADER', 'hunter2: x', 'must be the name of a header'],
    ['COUNTS_PER_MINUTE', '0', 'must be a whole number from 1 to 1000000'],
    ['ONLY_PROXIES_CONNECT', 'yes', 'must be 0 or 1'],
    ['FLUSH_MS', '99', 'must be a whole number from 100 to 60000'],
  ])('%s=%j of the collector as well', (name, value, line) => {
    expect(complaint(collectorSettings, { ...NEEDED, [name]: value })).toBe(`${name}: ${line}`);
  });

  it.each([
    ['redis://:hunter2@redis.example:6379', REDIS_TLS],
    ['rediss://:p@a:6379,hunter2', REDIS_FORM],
  ])('REDIS_URL=%j of signaling is named without its place in the list', (value, line) => {
    expect(complaint(signalingSettings, { ...NEEDED, REDIS_URL: value })).toBe(`REDIS_URL: ${line}`);
  });

  it('AREA without REDIS_URL is refused: nobody is in another area', () => {
    expect(complaint(signalingSettings, { ...NEEDED, AREA: 'eu' })).toBe('AREA: needs REDIS_URL, where the servers of all areas meet; leave it empty for one server');
    expect(complaint(signalingSettings, { ...NEEDED, AREA: 'eu', REDIS_URL: 'rediss://:p@h:6379' })).toBeNull();
  });

  it('COUNTRY_HEADER with PROXY_PROTOCOL is refused: a visitor could write the header', () => {
    expect(complaint(signalingSettings, { ...NEEDED, COUNTRY_HEADER: 'cf-ipcountry', PROXY_PROTOCOL: '1' })).toMatch(/^COUNTRY_HEADER: cannot go with PROXY_PROTOCOL=1, [^\n]+$/);
    expect(complaint(signalingSettings, { ...NEEDED, COUNTRY_HEADER: 'cf-ipcountry' })).toBeNull();
  });

  it.each(['hunter2', '', '2026-13-01', '2026-11-22T00:00:00Z', '22.11.2026'])('VISAVIS_BUILD_DAY=%j is named in one line that says what to do', (value) => {
    expect(complaint(pagesSettings, { VISAVIS_BUILD_DAY: value })).toBe('VISAVIS_BUILD_DAY: must be a day such as 2026-11-22');
  });

  it.each([undefined, '', 'hunter2'])('AUTH_SECRET=%j is named in one line that says what to do', (value) => {
    expect(complaint(adminApiSettings, { DATABASE_URL, AUTH_SECRET: value })).toMatch(
      /^AUTH_SECRET: must be .*32 random bytes/,
    );
  });

  it('is told alone, one at a time, and never with its value', () => {
    const env = { DATABASE_URL: 'mysql://user:hunter2@host', PORT: 'hunter2', AUTH_SECRET: 'hunter2\nhunter2' };
    for (const read of Object.values(READ)) {
      expect(complaint(read, env)).toMatch(/^[A-Z_]+: .+$/);
      expect(complaint(read, env)).not.toContain('hunter2');
    }
  });
});
