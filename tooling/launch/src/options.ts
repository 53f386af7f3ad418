import { resolve } from 'node:path';
import { type Environment, databaseUrl, parseEnvironment, port } from '@visavis/config';
import { PROFILE_NAMES, type ProfileName } from '@visavis/policy';
import * as v from 'valibot';
import { LaunchError } from './launch-error.ts';

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
});

/** Settings of the collector's own that an operator may want; the collector checks them. */
const COLLECTOR_NAMES = ['REDIS_URL', 'GEO_DATABASE', 'COUNTRY_HEADER', 'COUNTS_PER_MINUTE'] as const;

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
  /** Passed on to the collector as they are. */
  readonly collector: Readonly<Record<string, string>>;
}

/** What the operator asked for, by flags and environment. Errors: `SettingsError`, `LaunchError`. */
export function readOptions(flags: readonly string[], env: Environment): Options {
  const unknown = flags.find((flag) => flag !== '--lan');
  if (unknown !== undefined) throw new LaunchError(`Unknown option ${unknown}. The only one is --lan.`);
  const variables = parseEnvironment(Variables, env);
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
    collector: Object.fromEntries(COLLECTOR_NAMES.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))),
  };
}
