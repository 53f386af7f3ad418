import { PROFILE_NAMES } from '@visavis/policy';
import * as v from 'valibot';
import { databaseUrl, type Environment, parseEnvironment, port, required, wholeNumber } from './parse-environment.ts';

const profile = v.optional(
  v.picklist(PROFILE_NAMES, `must be one of ${PROFILE_NAMES.join(', ')}`),
  'visavis',
);
const SAY_ORIGIN = 'must be an origin such as https://example.org, without a path';
/** One origin, spelled as browsers do: lower case, without a default port. */
const origin = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^https?:\/\/[^/\\\s,*@?#]+$/i, SAY_ORIGIN),
    v.check((text) => URL.canParse(text), SAY_ORIGIN),
    v.transform((text) => new URL(text).origin),
  ),
  'http://localhost:8080',
);
const host = v.optional(v.string(), '127.0.0.1');
/** Comma-separated addresses of the proxies whose X-Forwarded-For is believed. */
const trustedProxies = v.pipe(
  v.optional(v.string(), '127.0.0.1,::1'),
  v.transform((list) => list.split(',').map((item) => item.trim()).filter((item) => item !== '')),
);

const SAY_REDIS = 'must be an address such as rediss://:password@host:6379, or unix://:password@/run/redis.sock';
/** It holds the day's key: never without a password, and never over a network without TLS. */
const redisUrl = v.pipe(
  v.string(),
  v.check((text) => text === '' || redisParts(text) !== null, SAY_REDIS),
  v.check((text) => text === '' || (redisParts(text)?.password ?? '') !== '', 'must have a password: set requirepass in Redis, and write rediss://:password@host:6379'),
  v.check(
    (text) => text === '' || !text.startsWith('redis:') || isLoopback(redisParts(text)?.host ?? ''),
    'must start with rediss:// (TLS) when Redis is on another machine; redis:// is for 127.0.0.1, [::1] and localhost',
  ),
);

function redisParts(text: string): { readonly host: string; readonly password: string } | null {
  const socket = /^unix:\/\/(?:[^:@/]*(?::(?<password>[^@/]*))?@)?\/[^/?#]/.exec(text);
  if (socket !== null) return { host: '', password: socket.groups?.['password'] ?? '' };
  if (!/^rediss?:\/\//.test(text) || !URL.canParse(text)) return null;
  const { hostname, password } = new URL(text);
  return hostname === '' ? null : { host: hostname, password };
}

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host);

/** Where countries are known from. */
const countrySource = {
  /** A file in the MMDB format that knows countries; empty when there is none. */
  GEO_DATABASE: v.optional(v.string(), ''),
  /** A header that the operator's proxy sets to a country's two letters, such as cf-ipcountry; it goes before the file. */
  COUNTRY_HEADER: v.optional(v.pipe(v.string(), v.regex(/^[a-z\d-]*$/i, 'must be the name of a header'), v.toLowerCase()), ''),
};

/** Comma-separated: several are servers of one Redis Cluster. */
const redisUrls = v.pipe(
  v.optional(v.string(), ''),
  v.transform((list) => list.split(',').map((item) => item.trim()).filter((item) => item !== '')),
  v.array(redisUrl),
);

/** As `PuzzleSwitch` of packages/admission has them. */
const PUZZLE_SWITCHES = ['off', 'auto', 'always'] as const;
const yesOrNo = v.pipe(
  v.optional(v.picklist(['0', '1'], 'must be 0 or 1'), '0'),
  v.transform((said) => said === '1'),
);

const SignalingVariables = v.object({
  VISAVIS_PROFILE: profile,
  VISAVIS_ORIGIN: origin,
  HOST: host,
  PORT: port(8081),
  /** The listener for /live and /metrics; nothing forwards it. */
  METRICS_PORT: port(8082),
  DATABASE_URL: databaseUrl,
  TRUSTED_PROXIES: trustedProxies,
  /** Comma-separated, newest first; empty when there is no relay. */
  TURN_SECRETS: v.pipe(
    v.optional(v.string(), ''),
    v.transform((list) => list.split(',').filter((item) => item !== '')),
  ),
  /** Host and port of coturn as browsers reach it, such as 127.0.0.1:3478. */
  TURN_ADDRESS: v.optional(
    v.pipe(v.string(), v.regex(/^$|^[^\s/]+:\d{1,5}$/, 'must be a host and port such as turn.example.org:3478')),
    '',
  ),
  /** Where several signaling servers meet, such as rediss://:password@host:6379; some servers of a cluster, comma-separated; empty for one server. */
  REDIS_URL: redisUrls,
  /** Which part of the world this server is for, such as eu; people of one area are looked for first. Needs REDIS_URL. */
  AREA: v.optional(v.pipe(v.string(), v.regex(/^[a-z\d-]{0,16}$/, 'must be up to 16 small letters, digits and -')), ''),
  DRAIN_MS: wholeNumber(2_000, 0, 60_000),
  /** json: each line of the log is an object (docs/logs.md). */
  LOG: v.optional(v.picklist(['text', 'json'], 'must be text or json'), 'text'),
  /** Connects per minute and open sockets that one address prefix may have. */
  CONNECTS_PER_MINUTE: wholeNumber(120, 1, 1_000_000),
  CONNECTIONS_PER_PREFIX: wholeNumber(256, 1, 1_000_000),
  /** Searches per minute of one address prefix; each one more costs a puzzle. */
  FINDS_PER_MINUTE: wholeNumber(120, 1, 1_000_000),
  /** When a search costs a puzzle that the browser solves: never, when it looks like an attack, or always (docs/abuse.md). */
  CHALLENGE: v.optional(v.picklist(PUZZLE_SWITCHES, 'must be off, auto or always'), 'auto'),
  /** 32 random bytes or more, base64url: bans name networks by it, and puzzles are signed with it. The same for all servers; empty for one server without bans of networks. */
  BAN_KEY: v.optional(v.pipe(v.string(), v.regex(/^(?:[\w-]{43,})?$/, 'must be at least 32 random bytes, base64url')), ''),
  /** Signs matches, so that texts of a report can be proved: on P-256, PKCS8, base64. The same for all servers; empty: nothing is signed (docs/reports.md). */
  MATCH_PRIVATE_KEY: v.optional(v.pipe(v.string(), v.regex(/^(?:[A-Za-z\d+/]{80,}={0,2})?$/, 'must be a private key on P-256 in PKCS8, base64')), ''),
  /** To which visitors seal texts that go with a report: a point of P-256, base64url; empty: none can go with it. */
  EVIDENCE_PUBLIC_KEY: v.optional(v.pipe(v.string(), v.regex(/^(?:[\w-]{87})?$/, 'must be a public key on P-256, 65 bytes, base64url')), ''),
  /** 1: the trusted proxies begin each connection with a PROXY header, version 2. */
  PROXY_PROTOCOL: yesOrNo,
  /** Only looked at where the policy lets a country help to choose a partner. */
  ...countrySource,
});

const Signaling = v.pipe(
  SignalingVariables,
  v.forward(v.check(({ AREA, REDIS_URL }) => AREA === '' || REDIS_URL.length > 0, 'needs REDIS_URL, where the servers of all areas meet; leave it empty for one server'), ['AREA']),
  // Who passes bytes on reads no HTTP, so the header would be the visitor's own word.
  v.forward(
    v.check(({ COUNTRY_HEADER, PROXY_PROTOCOL }) => COUNTRY_HEADER === '' || !PROXY_PROTOCOL, 'cannot go with PROXY_PROTOCOL=1, because a visitor could write the header; set GEO_DATABASE instead, or let the proxy speak HTTP with X-Forwarded-For'),
    ['COUNTRY_HEADER'],
  ),
);
export type SignalingSettings = v.InferOutput<typeof Signaling>;
export const signalingSettings = (env: Environment): SignalingSettings => parseEnvironment(Signaling, env);

const Collector = v.object({
  VISAVIS_PROFILE: profile,
  VISAVIS_ORIGIN: origin,
  HOST: host,
  PORT: port(8083),
  DATABASE_URL: databaseUrl,
  TRUSTED_PROXIES: trustedProxies,
  /** 1: nothing but a trusted proxy can connect. Then no request is asked for its peer, which costs more than any other check. */
  ONLY_PROXIES_CONNECT: yesOrNo,
  FLUSH_MS: wholeNumber(2_000, 100, 60_000),
  /** Counts that one address prefix may bring in a minute: a home or a small office, reading fast. */
  COUNTS_PER_MINUTE: wholeNumber(300, 1, 1_000_000),
  /** Where several collectors remember a day's visitors together, such as rediss://:password@host:6379; empty for one collector. */
  REDIS_URL: v.optional(redisUrl, ''),
  ...countrySource,
});
export type CollectorSettings = v.InferOutput<typeof Collector>;
export const collectorSettings = (env: Environment): CollectorSettings => parseEnvironment(Collector, env);

const AdminApi = v.object({
  VISAVIS_PROFILE: profile,
  VISAVIS_ORIGIN: origin,
  HOST: host,
  PORT: port(8084),
  DATABASE_URL: databaseUrl,
  TRUSTED_PROXIES: trustedProxies,
  /** Where signaling answers /live; comma-separated where there are several. */
  SIGNALING_METRICS_URL: v.pipe(
    v.optional(v.string(), 'http://127.0.0.1:8082'),
    v.transform((list) => list.split(',').map((item) => item.trim()).filter((item) => item !== '')),
    v.array(v.pipe(v.string(), v.check((text) => URL.canParse(text), 'must be an address such as http://127.0.0.1:8082, or several, comma-separated'))),
  ),
  /** The built page /numbers/ of the site, which the public numbers are written into; empty where there is none. */
  NUMBERS_SHELL: v.optional(v.string(), ''),
  /** Signs sessions and wraps TOTP secrets: 32 random bytes or more, base64url. */
  AUTH_SECRET: required(
    'must be set to 32 random bytes, base64url',
    v.pipe(v.string(), v.minLength(43, 'must be at least 32 random bytes, base64url')),
  ),
});
export type AdminApiSettings = v.InferOutput<typeof AdminApi>;
export const adminApiSettings = (env: Environment): AdminApiSettings => parseEnvironment(AdminApi, env);

const SetupLink = v.object({ VISAVIS_ORIGIN: origin, DATABASE_URL: databaseUrl });
export type SetupLinkSettings = v.InferOutput<typeof SetupLink>;
export const setupLinkSettings = (env: Environment): SetupLinkSettings => parseEnvironment(SetupLink, env);

const Reports = v.object({
  /** The dashboard's login. */
  DATABASE_URL: databaseUrl,
  /** The file with the moderators' private keys: one PEM block or several, the newest first; empty: texts stay sealed (docs/reports.md). */
  MODERATORS_KEY: v.optional(v.string(), ''),
  /** Comma-separated: the public half of MATCH_PRIVATE_KEY, and of those before it; without it no text is proven. */
  MATCH_PUBLIC_KEYS: v.pipe(
    v.optional(v.string(), ''),
    v.transform((list) => list.split(',').map((item) => item.trim()).filter((item) => item !== '')),
    v.array(v.pipe(v.string(), v.regex(/^[\w-]{87}$/, 'must be public keys on P-256, 65 bytes each, base64url, comma-separated'))),
  ),
});
export type ReportsSettings = v.InferOutput<typeof Reports>;
export const reportsSettings = (env: Environment): ReportsSettings => parseEnvironment(Reports, env);

/** What the pages are built for. */
const Pages = v.object({
  VISAVIS_PROFILE: profile,
  /** The day (UTC) for which pages are built: it decides which version of the policy holds. Today unless given. */
  VISAVIS_BUILD_DAY: v.optional(v.pipe(v.string(), v.isoDate('must be a day such as 2026-11-22')), () => new Date().toISOString().slice(0, 10)),
});
export type PagesSettings = v.InferOutput<typeof Pages>;
export const pagesSettings = (env: Environment): PagesSettings => parseEnvironment(Pages, env);
