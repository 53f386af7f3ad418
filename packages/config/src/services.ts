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

const Signaling = v.object({
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
  DRAIN_MS: wholeNumber(2_000, 0, 60_000),
  /** Connects per minute and open sockets that one address prefix may have. */
  CONNECTS_PER_MINUTE: wholeNumber(120, 1, 1_000_000),
  CONNECTIONS_PER_PREFIX: wholeNumber(256, 1, 1_000_000),
});
export type SignalingSettings = v.InferOutput<typeof Signaling>;
export const signalingSettings = (env: Environment): SignalingSettings => parseEnvironment(Signaling, env);

const Collector = v.object({
  VISAVIS_PROFILE: profile,
  VISAVIS_ORIGIN: origin,
  HOST: host,
  PORT: port(8083),
  DATABASE_URL: databaseUrl,
  TRUSTED_PROXIES: trustedProxies,
  FLUSH_MS: wholeNumber(2_000, 100, 60_000),
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
  /** Where signaling answers /live. */
  SIGNALING_METRICS_URL: v.optional(v.string(), 'http://127.0.0.1:8082'),
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

/** What the pages are built for. */
const Pages = v.object({ VISAVIS_PROFILE: profile });
export type PagesSettings = v.InferOutput<typeof Pages>;
export const pagesSettings = (env: Environment): PagesSettings => parseEnvironment(Pages, env);
