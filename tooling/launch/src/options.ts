import { resolve } from 'node:path';
import { type Environment, databaseUrl, parseEnvironment, port, wholeNumber } from '@visavis/config';
import { PROFILE_NAMES, type ProfileName } from '@visavis/policy';
import * as v from 'valibot';
import { LaunchError } from './launch-error.ts';

const MOST_NODES = 8;
/** A child that has not stopped after 8 s is killed. */
const LONGEST_DRAIN_MS = 6_000;

const Variables = v.object({
  PORT: port(8080),
  HOST: v.optional(v.string(), ''),
  VISAVIS_ORIGIN: v.optional(
    v.pipe(v.string(), v.regex(/^https?:\/\/[^/\s,]+$/, 'must be an origin such as https://example.org, without a path')),
  ),
  VISAVIS_DATA: v.optional(v.string(), '.data'),
  VISAVIS_PROFILE: v.optional(
    v.picklist(PROFILE_NAMES, `must be one of ${PROFILE_NAMES.join(', ')}`),
    'visavis',
  ),
  DATABASE_URL: v.optional(databaseUrl),
  REDIS_URL: v.optional(v.string(), ''),
  SIGNALING_NODES: wholeNumber(1, 1, MOST_NODES),
  DRAIN_MS: wholeNumber(2_000, 0, LONGEST_DRAIN_MS),
});

/** Settings of the services' own that an operator may want; the services check them. */
const COUNTRY_NAMES = ['GEO_DATABASE', 'COUNTRY_HEADER'] as const;
const COLLECTOR_NAMES = ['REDIS_URL', ...COUNTRY_NAMES, 'COUNTS_PER_MINUTE'] as const;
const SIGNALING_NAMES = [...COUNTRY_NAMES, 'EVIDENCE_PUBLIC_KEY', 'CHALLENGE', 'CONNECTS_PER_MINUTE', 'CONNECTIONS_PER_PREFIX', 'FINDS_PER_MINUTE', 'DRAIN_MS', 'LOG'] as const;
/** Settings of signaling that mean nothing here: the origin is the only proxy, and all servers are in one place. */
const NOT_HERE = ['AREA', 'TRUSTED_PROXIES', 'PROXY_PROTOCOL'] as const;

export interface Options {
  readonly port: number;
  readonly host: string;
  /** HTTPS on the local network, so that phones can try it. */
  readonly lan: boolean;
  /** As visitors' browsers name it, when that is not this machine's own name. */
  readonly publicOrigin: string | undefined;
  readonly profile: ProfileName;
  readonly dataFolder: string;
  /** A PostgreSQL of the operator's; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Signaling servers that meet in a Redis; null means one, which needs none. */
  readonly nodes: { readonly count: number; readonly redisUrl: string } | null;
  /** Passed on to each service as they are. */
  readonly collector: Readonly<Record<string, string>>;
  readonly signaling: Readonly<Record<string, string>>;
}

/** What the operator asked for, by flags and environment. Errors: `SettingsError`, `LaunchError`. */
export function readOptions(flags: readonly string[], env: Environment): Options {
  const unknown = flags.find((flag) => flag !== '--lan');
  if (unknown !== undefined) throw new LaunchError(`Unknown option ${unknown}. The only one is --lan.`);
  const variables = parseEnvironment(Variables, env);
  const foreign = NOT_HERE.find((name) => (env[name] ?? '') !== '');
  if (foreign !== undefined) throw new LaunchError(`${foreign} has no meaning for npm start: its servers are in one place, behind one origin. It is for servers started by hand (docs/several-nodes.md).`);
  const lan = flags.includes('--lan');
  const isLoopback = variables.HOST === '' || variables.HOST === 'localhost' || /^(127\.|::1$)/.test(variables.HOST);
  if (!isLoopback && !lan && variables.VISAVIS_ORIGIN === undefined) {
    throw new LaunchError(
      `HOST=${variables.HOST} needs VISAVIS_ORIGIN, the address that browsers will use, such as https://example.org. For your own network use --lan.`,
    );
  }
  return {
    port: variables.PORT,
    host: variables.HOST === '' ? (lan ? '0.0.0.0' : '127.0.0.1') : variables.HOST,
    lan,
    publicOrigin: variables.VISAVIS_ORIGIN,
    profile: variables.VISAVIS_PROFILE,
    dataFolder: resolve(variables.VISAVIS_DATA),
    databaseUrl: variables.DATABASE_URL,
    nodes: nodesOf(variables),
    collector: namedIn(env, COLLECTOR_NAMES),
    signaling: namedIn(env, SIGNALING_NAMES),
  };
}

const namedIn = (env: Environment, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));

function nodesOf({ REDIS_URL, SIGNALING_NODES }: v.InferOutput<typeof Variables>): Options['nodes'] {
  if (SIGNALING_NODES === 1) return null;
  if (REDIS_URL === '') throw new LaunchError(`SIGNALING_NODES=${SIGNALING_NODES} needs REDIS_URL: a Redis in which the servers meet.`);
  return { count: SIGNALING_NODES, redisUrl: REDIS_URL };
}
